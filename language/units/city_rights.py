"""Cities that are a powiat of their own, as they name themselves: "Kalisz – miasto na prawach
powiatu", "Miasto Kalisz na prawach powiatu", "Powiat Kalisz (miasto na prawach powiatu)", "powiat
grodzki Kalisz", "Powiat m. Kalisz".

The words "powiat" and "na prawach powiatu" are no mention of the land powiat that sits in the town
(powiat kaliski) there. Only names of such cities count, so nothing else is ever read so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from language.units.phrases import city_right_patterns
from model.units import RegisterUnit

_NAME = r"[^\W\d_a-ząćęłńóśźż]\w+(?:(?:\s?[-–]\s?|\s+)[^\W\d_a-ząćęłńóśźż]\w+)?"
_BESIDE = r"\s*[–—:,(„\"-]?\s*"

# The cities that a name can mean, in any case or (True) as a nominative.
Cities = Callable[[str, bool], tuple[RegisterUnit, ...]]


class Designation(NamedTuple):
    """A place (start, end) where a city says that it has the rights of a powiat.

    `name` is where the name starts and ends, with what introduces it; `introduction` is what stands
    before the name, None where nothing does.
    """

    start: int
    end: int
    name: tuple[int, int]
    introduction: str | None
    cities: tuple[RegisterUnit, ...]


def find_designations(text: str, cities: Cities) -> list[Designation]:
    """The designations in `text`, in reading order; `cities` gives the units a name can mean."""
    if not _patterns().worth_a_look.search(text):
        return []
    found: list[Designation] = []
    for match in _patterns().rights.finditer(text):
        place = _named_before(text, match, cities) or _named_behind(text, match, cities)
        if place is not None and (not found or found[-1].end <= place.start):
            found.append(place)
    for match in _patterns().own_powiat.finditer(text):
        place = _named_behind(text, match, cities, beside=r"\s+")
        if place is not None and all(
            other.end <= place.start or place.end <= other.start for other in found
        ):
            found.append(place)
    return sorted(found)


def _named_before(text: str, match: re.Match[str], cities: Cities) -> Designation | None:
    """ "Powiat Kalisz (miasto na prawach powiatu": the name, and what introduces it, before.

    A name that nothing introduces is a nominative: "w Kaliszu – mieście na prawach powiatu" speaks
    of a place.
    """
    for length in (2, 1):
        name = _patterns().before[length].search(text[: match.start()])
        if name is None:
            continue
        lead = _patterns().lead.search(text[: name.start("name")])
        if units := cities(name["name"], lead is None):
            start = lead.start("lead") if lead else name.start("name")
            words = (start, name.end("name"))
            return Designation(start, match.end(), words, lead["lead"] if lead else None, units)
    return None


def _named_behind(
    text: str, match: re.Match[str], cities: Cities, beside: str = _BESIDE
) -> Designation | None:
    """ "miasto na prawach powiatu – Kalisz", "powiat grodzki Kalisz": the name behind."""
    for name in _names_behind(text, match.end(), beside):
        if units := cities(name[1], False):
            words = (match.start(), name.end(1))
            return Designation(*words, words, match.group(), units)
    return None


def _names_behind(text: str, at: int, beside: str) -> Iterator[re.Match[str]]:
    name = re.compile(rf"{beside}({_NAME})(?!\w)").match(text, at)
    if name is not None:
        yield name
        if (one := re.compile(rf"{beside}([^\W\d_]+)").match(text, at)) and one[1] != name[1]:
            yield one


class _Patterns(NamedTuple):
    worth_a_look: re.Pattern[str]
    rights: re.Pattern[str]
    own_powiat: re.Pattern[str]
    lead: re.Pattern[str]
    before: dict[int, re.Pattern[str]]


@cache
def _patterns() -> _Patterns:
    words = city_right_patterns()
    name = r"[^\W\d_a-ząćęłńóśźż][^\W\d_]+"
    link = rf"{_BESIDE}(?:(?i:{words['link']})\s+)?$"
    return _Patterns(
        worth_a_look=re.compile(words["worth_a_look"], re.IGNORECASE),
        rights=re.compile(rf"(?<!\w)(?:{words['rights']})(?!\w)", re.IGNORECASE),
        own_powiat=re.compile(rf"(?<!\w)(?:{words['own_powiat']})(?!\w)", re.IGNORECASE),
        lead=re.compile(rf"(?<!\w)(?P<lead>{words['lead']})\s*[„\"]?$", re.IGNORECASE),
        before={
            1: re.compile(rf"(?<!\w)(?P<name>{name})[”\"]?{link}"),
            2: re.compile(rf"(?<!\w)(?P<name>{name}(?:\s?[-–]\s?|\s+){name})[”\"]?{link}"),
        },
    )
