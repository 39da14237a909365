"""mixed-name-forms: one name written in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from model.location import Location
from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule
from rules.words import alternatives, word_set

# A word of a name: one of two parts ("Szkolno-Przedszkolny", however joined), another, a number.
_WORD = r"(?:[^\W\d_]+o(?:-| [–-] |–)[^\W\d_]\w*|(?!im\b|imienia\b)[^\W\d_][\w-]*|\d+\b)"
_PATRON = rf"(?:[ \u00a0](?:im\.[ \u00a0]?|im[ \u00a0]|imienia[ \u00a0]){_WORD})?"
_AFTER = rf"(?:[ \u00a0]{_WORD}){{1,4}}{_PATRON}"
_PART = re.compile(rf"[ \u00a0](?:im\.[ \u00a0]?|im[ \u00a0]|imienia[ \u00a0])?{_WORD}")
_SEPARATORS = re.compile(r"(?<=\bim)\.\s*|[\s\u00a0–-]+")
_IMIENIA = re.compile(r"\bimienia\b")


def check(case: Case) -> Iterator[Claim]:
    """One claim per name whose words stand with different capitals, or joined or shortened
    differently.

    Only the same words in the same case are compared, so that inflection is no difference.
    """
    forms: dict[str, Counter[str]] = {}
    places: dict[str, Location] = {}
    sections: dict[str, str | None] = {}
    for passage in case.text.holding(_head(), typed=True):
        if passage.heading or passage.paragraph.heading_level is not None or passage.text.isupper():
            continue
        for match in _name().finditer(passage.text):
            for name in _prefixes(match[0]):
                key = _key(name)
                forms.setdefault(key, Counter())[name] += 1
                if places.setdefault(name, passage.location) is passage.location:
                    sections.setdefault(name, passage.section)
    for names in _longest(forms):
        rare = min(names, key=lambda name: (names[name], name))
        yield Claim(
            section=sections[rare],
            location=places[rare],
            quote=rare,
            subject=_key(rare),
            values={
                "forms": ", ".join(f"„{name}” ({count})" for name, count in names.most_common())
            },
            related=tuple(places[name] for name in names if name != rare),
            count=len(names),
        )


def _key(name: str) -> str:
    """What all forms of a name share."""
    return _IMIENIA.sub("im", _SEPARATORS.sub(" ", name).casefold())


def _prefixes(name: str) -> Iterator[str]:
    """The name, and what it begins with: only the words that both have can be compared."""
    for part in _PART.finditer(name):
        if part[0].split()[-1].casefold() not in word_set("institutions", "small"):
            yield name[: part.end()]


def _longest(forms: dict[str, Counter[str]]) -> Iterator[Counter[str]]:
    """The forms of names that have several; of names that begin alike the shortest alone."""
    told: list[str] = []
    for key in sorted(forms, key=len):
        names = forms[key]
        if len(names) < 2 or any(key.startswith(f"{other} ") for other in told):
            continue
        of_office = re.match(alternatives("institutions", "offices"), next(iter(names)))
        if all(map(_is_name, names)) or (of_office and any(map(_is_name, names))):
            told.append(key)
            yield names


def _is_name(name: str) -> bool:
    """True when a word after the first has a capital or is a number: a name, not a description."""
    words = name.split()
    return any(word[0].isupper() or word[0].isdigit() for word in words[1:])


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    """The first word of such a name, anywhere."""
    return re.compile(alternatives("institutions", "heads"))


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    """A capitalised word that opens names of institutions, and up to four words after it."""
    return re.compile(rf"\b(?:{alternatives('institutions', 'heads')}){_AFTER}")


RULE = Rule(
    name="mixed-name-forms",
    code="E309",
    what="The name of a school, department or office is written with the same capitals, spaces and "
    "hyphens everywhere, and with „im.” or „imienia”. Names in capitals and headings do not count.",
    why="„Szkoła Podstawowa nr 2” and „Szkoła Podstawowa Nr 2” look like two schools in an index.",
    fails="""
        Szkoła Podstawowa nr 2 w Buku prowadzi świetlicę.
        Szkoła Podstawowa Nr 2 w Buku zatrudnia pedagoga.
    """,
    passes="""
        Szkoła Podstawowa nr 2 w Buku prowadzi świetlicę.
        W Szkole Podstawowej nr 2 pracuje pedagog, a Szkoła podstawowa to także zerówka.
    """,
    check=check,
)
