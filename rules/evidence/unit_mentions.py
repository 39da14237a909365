"""Mentions of units of local government, and how they stand to the unit whose plan it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.person_names import find_person_names
from language.unit_names import TypeClaim, UnitMention, find_type_claims, find_units
from model.plan import Unit
from model.units import UnitRegister, load_register
from rules.case import Case
from rules.claim import CannotTell
from rules.passages import Passage
from rules.words import alternatives

_SURE = 0.6
_FIRST_NAME = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+\s+$")
_SENTENCE_END = re.compile(r"[.!?;](?=\s+[A-ZĄĆĘŁŃÓŚŹŻ]|$)")


def known_unit(case: Case) -> Unit:
    """The unit of the plan. Raises CannotTell when it is unknown or doubtful."""
    unit = case.plan.jst
    if unit is None:
        raise CannotTell("no_unit")
    if unit.confidence < _SURE:
        raise CannotTell("doubtful_unit")
    return unit.value


def strong_mentions(case: Case) -> Iterator[tuple[Passage, UnitMention]]:
    """Every mention with an introducing phrase, in every part; not in the lines of advisers."""
    advisers = {adviser.location for adviser in case.plan.advisers}
    for passage in _worth_a_look(case):
        if passage.location not in advisers:
            for mention in _mentions(passage.text):
                if mention.strong:
                    yield passage, mention


def type_claims(case: Case) -> Iterator[tuple[Passage, TypeClaim]]:
    """Every organ or type without a unit's name, in every part."""
    for passage in _worth_a_look(case):
        for claim in find_type_claims(passage.text, register()):
            yield passage, claim


def is_surname(case: Case, text: str, claim: TypeClaim) -> bool:
    """True when the words of a claim belong to a person's name: Anna Wójt, Anna WÓJT."""
    people = (*case.plan.team, *case.plan.advisers)
    if any(person.name in text and claim.words in person.name for person in people):
        return True
    if claim.words.isupper() and _FIRST_NAME.search(text[: claim.start]):
        return True
    return any(
        name.start < claim.end and claim.start < name.end for name in find_person_names(text)
    )


def _worth_a_look(case: Case) -> Iterator[Passage]:
    pattern = _pattern()
    return (passage for passage in case.passages if pattern.search(passage.flat))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + alternatives("units", "worth_a_look") + ")")


@lru_cache(maxsize=4096)
def _mentions(text: str) -> list[UnitMention]:
    """The mentions in a text; kept, since two rules ask for them."""
    return find_units(text, register())


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds `start`..`end`."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((stop for stop in ends if stop <= start), default=0)
    last = min((stop for stop in ends if stop >= end), default=len(text))
    return text[first:last]


def register() -> UnitRegister:
    """The official register, read once."""
    return load_register()
