"""jst-type-mismatch: an organ that a unit of this type does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.units.mentions import TypeClaim, mention_relation
from language.units.phrases import MentionKind
from model.plan import Unit
from rules.case import Case
from rules.claim import Claim
from rules.evidence.unit_mentions import (
    is_surname,
    known_unit,
    register,
    strong_mentions,
    type_claims,
)
from rules.passages import Passage
from rules.rule import Rule
from rules.words import alternatives, word_set

_OF_GMINA: frozenset[MentionKind] = frozenset(
    {
        "wojt",
        "burmistrz",
        "prezydent",
        "gmina_office",
        "town_office",
        "town_and_gmina_office",
        "gmina_council",
        "town_council",
    }
)
_OF_TYPE: frozenset[MentionKind] = frozenset({"rural_gmina", "urban_gmina", "town_and_gmina"})
_BESIDE_A_NAME = _OF_TYPE | {"city_with_powiat_rights"}
# Between the unit's name and its type: „Gmina Dwikozy (gmina wiejska …”, „… – gmina wiejska”.
_BETWEEN = re.compile(r"[\s,;(:–—-]*(?:(?:to|jest|typ|rodzaj|typ jednostki)\b[\s:–-]*)?")
_AROUND = 25
_LABEL = 25


@dataclass(frozen=True, slots=True)
class _Place:
    passage: Passage
    kind: MentionKind
    words: str


def check(case: Case) -> Iterator[Claim]:
    """One claim per organ and section, where the unit's own type has no such organ.

    With a name, the name must be the unit's or a namesake's („Wójt Gminy Rypin” in the plan of the
    town of Rypin); without one, any singular form counts, in a powiat's plan only with a capital.
    """
    unit = known_unit(case)
    found: dict[tuple[str | None, MentionKind], list[_Place]] = {}
    for place in (*_named(case, unit), *_unnamed(case, unit)):
        found.setdefault((place.passage.section, place.kind), []).append(place)
    for (section, kind), places in found.items():
        yield Claim(
            section=section,
            location=places[0].passage.location,
            quote=places[0].words,
            subject=kind,
            values={
                "type": case.words.phrases[unit.type],
                "where": case.words.phrases[f"in_{unit.type}"],
                "organs": case.words.phrases[f"organs_{unit.type}"],
            },
            variant="type" if kind in _BESIDE_A_NAME else None,
            related=tuple(dict.fromkeys(each.passage.location for each in places[1:])),
            count=len(places),
            certainty=case.plan.jst.confidence if case.plan.jst else 1.0,
        )


def _named(case: Case, unit: Unit) -> Iterator[_Place]:
    units = register()
    for passage, mention in strong_mentions(case):
        if unit.type in mention.claims:
            continue
        relation = mention_relation(mention, unit, units)
        organ = mention.kind in _OF_GMINA and relation in ("same", "namesake")
        if organ or (mention.kind in _OF_TYPE and relation == "same"):
            yield _Place(passage, mention.kind, mention.words)


def _unnamed(case: Case, unit: Unit) -> Iterator[_Place]:
    for passage, claim in type_claims(case):
        if unit.type in claim.claims:
            continue
        text = passage.text
        if claim.kind not in _OF_GMINA:
            if _is_field_of_type(passage, claim) or _is_beside_its_name(case, unit, passage, claim):
                yield _Place(passage, claim.kind, claim.words)
            continue
        around = text[max(0, claim.start - _AROUND) : claim.end + _AROUND]
        if (
            claim.words.split()[0].casefold() in word_set("units", "plural")
            or re.search(alternatives("units", "formula"), around, re.IGNORECASE)
            or (claim.kind == "prezydent" and " " not in claim.words)
            or (unit.type == "powiat" and not claim.words[0].isupper())
            or _goes_on_with_a_name(text, claim.end)
            or is_surname(case, text, claim)
        ):
            continue
        yield _Place(passage, claim.kind, claim.words)


def _is_field_of_type(passage: Passage, claim: TypeClaim) -> bool:
    """True where the data of the unit give nothing but a type: the row "Typ | gmina wiejska"."""
    return (
        claim.kind in _OF_TYPE
        and passage.section == "identification"
        and len(passage.text.strip()) <= len(claim.words) + _LABEL
    )


def _is_beside_its_name(case: Case, unit: Unit, passage: Passage, claim: TypeClaim) -> bool:
    """True where the type stands right behind the unit's own name, as titles and data give it."""
    if claim.kind not in _BESIDE_A_NAME:
        return False
    units = register()
    return any(
        mention.end <= claim.start
        and _BETWEEN.fullmatch(passage.text[mention.end : claim.start])
        and mention_relation(mention, unit, units) == "same"
        for other, mention in strong_mentions(case)
        if other is passage
    )


def _goes_on_with_a_name(text: str, end: int) -> bool:
    """True when a capitalised word follows: a name that the register does not know."""
    return re.match(r"\s+(?:w\s+)?[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]", text[end:]) is not None


RULE = Rule(
    name="jst-type-mismatch",
    code="S208",
    what="The type of unit in its data, and the organs in the text, are its own: a wójt and a Rada "
    "Gminy in a rural gmina, a burmistrz and a Rada Miejska in a town, a starosta and a Rada "
    "Powiatu in a powiat.",
    why="An organ that the unit does not have is a passage copied from elsewhere, and what it is "
    "charged with will not be done.",
    fails="""
        unit: Rypin | gmina_miejska | rypiński | kujawsko-pomorskie | 0412011
        # monitoring | 9. Monitoring
        Zestawienie przedkłada się Wójtowi Gminy Rypin.
    """,
    passes="""
        unit: Rypin | gmina_miejska | rypiński | kujawsko-pomorskie | 0412011
        # monitoring | 9. Monitoring
        Zestawienie przedkłada się Burmistrzowi Miasta Rypin i Staroście Rypińskiemu.
        Zgodnie z ustawą wójt (burmistrz, prezydent miasta) składa informację.
    """,
    check=check,
)
