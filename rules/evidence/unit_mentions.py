"""Mentions of units of local government, and how they stand to the unit whose plan it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.people.names import find_person_names
from language.units.mentions import TypeClaim, UnitMention, find_introduced_units, find_type_claims
from model.plan import Person, Unit
from model.text import squeeze
from model.units import UnitRegister, load_register
from rules.case import Case
from rules.claim import CannotTell
from rules.passages import Passage
from rules.words import alternatives

_SURE = 0.6
_FIRST_NAME = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+\s+$")


def known_unit(case: Case) -> Unit:
    """The unit of the plan. Raises CannotTell when it is unknown or doubtful."""
    unit = case.plan.jst
    if unit is None:
        raise CannotTell("no_unit")
    if unit.confidence < _SURE:
        raise CannotTell("doubtful_unit")
    return unit.value


def strong_mentions(case: Case) -> list[tuple[Passage, UnitMention]]:
    """Every mention with an introducing phrase, in every part; not in the lines of advisers."""
    return case.once(_strong_mentions)


def _strong_mentions(case: Case) -> list[tuple[Passage, UnitMention]]:
    advisers = case.plan.advisers
    return [
        (passage, mention)
        for passage, mentions in case.once(_introduced)
        if mentions and not any(_is_of(adviser, passage) for adviser in advisers)
        for mention in sorted(mentions, key=lambda each: each.start)
    ]


def _is_of(adviser: Person, passage: Passage) -> bool:
    """True for the line of an adviser; all lines of a frame stand at one place."""
    if passage.location != adviser.location:
        return False
    return passage.location.cell is None or adviser.name in squeeze(passage.text)


def _introduced(case: Case) -> list[tuple[Passage, list[UnitMention]]]:
    """The passages that may name a unit or an organ, with the mentions in them."""
    return [
        (passage, find_introduced_units(passage.text, register()))
        for passage in case.once(_worth_a_look)
    ]


def type_claims(case: Case) -> Iterator[tuple[Passage, TypeClaim]]:
    """Every organ or type without a unit's name, in every part."""
    for passage, mentions in case.once(_introduced):
        for claim in find_type_claims(passage.text, register(), mentions):
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


def _worth_a_look(case: Case) -> list[Passage]:
    return [
        passage
        for passage in case.whole_text.holding(_anywhere())
        if _opening().search(passage.flat)
    ]


@lru_cache(maxsize=1)
def _anywhere() -> re.Pattern[str]:
    return re.compile(alternatives("units", "worth_a_look"))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + alternatives("units", "worth_a_look") + ")")


def register() -> UnitRegister:
    """The official register, read once."""
    return load_register()
