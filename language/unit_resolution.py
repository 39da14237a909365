"""Which unit a submission is of, from all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from language.unit_forms import place_names
from language.unit_labels import UnitLabels, named_powiats, type_in, voivodeship_in
from language.unit_names import Source, TypeClaim, UnitMention, find_units
from model.plan import Unit, UnitType
from model.units import RegisterUnit, UnitRegister, at_year, place_of

# How much one strong mention weighs by where it stands. A title names the unit, a body may name
# many; three times in the body outweigh a running header left over from another file, not a title.
_WEIGHTS: dict[Source, float] = {
    "field": 12.0,
    "title": 10.0,
    "cover": 6.0,
    "header": 3.0,
    "footer": 3.0,
    "body": 1.0,
}
# How sure the best kind of evidence makes the answer; the rest is taken off for contradictions.
_CERTAINTY: dict[Source, float] = {
    "field": 0.98,
    "title": 0.97,
    "cover": 0.95,
    "header": 0.9,
    "footer": 0.9,
    "body": 0.85,
}
_NOT_ENOUGH = 1.5  # one strong mention in the body is no ground, two are
_NO_LABELS = UnitLabels()


class Resolution(NamedTuple):
    """The unit, how sure (0–1), and the mention that shows it best (None: only fields did)."""

    unit: Unit
    confidence: float
    mention: UnitMention | None


@dataclass(slots=True)
class _Case:
    """What speaks for one place."""

    score: float = 0.0
    mentions: list[UnitMention] = field(default_factory=list)
    entries: list[RegisterUnit] = field(default_factory=list)
    doubts: float = 1.0


def resolve_unit(
    mentions: Sequence[UnitMention],
    labels: UnitLabels = _NO_LABELS,
    *,
    register: UnitRegister,
    claims: Iterable[TypeClaim] = (),
    year: int | None = None,
) -> Resolution | None:
    """The unit that a submission is of, or None when it cannot be told.

    `mentions` are those of the whole submission, each with the `source` it stands in; `labels` what
    a form or the first paragraphs state; `claims` organs named without a unit ("Rada Gminy"), which
    tell a town from the rural gmina of the same name. `year` is the year of the submission: a unit
    that has changed its type or name since is given as it was then.
    """
    mentions = [*_mentions_of_name(labels.name, register), *mentions]
    cases = _cases_from_mentions(mentions)
    _weigh_code(cases, labels.teryt, register)
    _weigh_powiats(cases)
    claimed = [claim.claims for claim in claims]
    for place, case in cases.items():
        entries = register.entries(place)
        _weigh_labels(case, entries, labels)
        _weigh_claims(case, entries, claimed)
    return _decide(cases, labels, register, year)


def _mentions_of_name(name: str | None, register: UnitRegister) -> list[UnitMention]:
    """The units that a name field names: with or without the word gmina or powiat."""
    if not name:
        return []
    found = [mention for mention in find_units(name, register, "field") if mention.strong]
    if found:
        return found
    words = name.strip(" .,;:")
    places = [unit for form in place_names(words) for unit in register.named(form.name)]
    powiats = [unit for one in named_powiats(words) for unit in register.named(one)]
    candidates = tuple(dict.fromkeys(places or powiats))
    if not candidates:
        return []
    return [
        UnitMention(
            start=0,
            end=len(name),
            words=name,
            kind="bare",
            introduction=None,
            claims=frozenset(unit.type for unit in candidates),
            candidates=candidates,
            strong=True,
            source="field",
        )
    ]


def _cases_from_mentions(mentions: Iterable[UnitMention]) -> dict[str, _Case]:
    cases: dict[str, _Case] = {}
    for mention in mentions:
        if not mention.strong:
            continue
        weight = _WEIGHTS[mention.source]
        several_types = len({unit.type for unit in mention.candidates}) > 1
        for place in dict.fromkeys(unit.place for unit in mention.candidates):
            entries = [unit for unit in mention.candidates if unit.place == place]
            case = cases.setdefault(place, _Case())
            # "Gmina Łańcut" is what the rural gmina calls itself; the town says "Miasto".
            urban = mention.kind == "gmina" and several_types and entries[0].type != "gmina_wiejska"
            fits = any(entry.type in mention.claims for entry in entries)
            case.score += weight * (0.6 if urban else 1.0) * (1.0 if fits else 0.3)
            case.mentions.append(mention)
            case.entries += entries
    return cases


def _weigh_code(cases: dict[str, _Case], teryt: str | None, register: UnitRegister) -> None:
    """A code that agrees with a name settles it; one that agrees with none raises a doubt."""
    code = re.sub(r"\D", "", teryt or "")
    entry = register.by_teryt(code) or register.by_teryt(code[:7]) or register.by_teryt(code[:4])
    if entry is None or len(code) < 4:
        return
    agreeing = cases.get(place_of(entry.teryt))
    if agreeing is not None:
        agreeing.score += _WEIGHTS["field"]
        return
    for case in cases.values():
        case.doubts *= 0.8
    cases[entry.place] = _Case(
        score=_WEIGHTS["cover"] if cases else _WEIGHTS["field"],
        entries=[entry],
        doubts=0.8 if cases else 1.0,
    )


def _weigh_powiats(cases: dict[str, _Case]) -> None:
    """A powiat named beside a gmina of it says where the gmina lies, not whose the document is."""
    prominent = ("title", "field", "cover")
    for place, case in list(cases.items()):
        own = [
            mention
            for mention in case.mentions
            if mention.kind == "powiat" and mention.source in prominent
        ]
        if len(place) != 4 or not own:
            continue
        members = [
            other
            for code, other in cases.items()
            if len(code) == 6
            and code[:4] == place
            and any(mention.source in prominent for mention in other.mentions)
        ]
        for member in members:
            member.score *= 2
        if members:
            case.score -= 0.9 * sum(_WEIGHTS[mention.source] for mention in own)


def _weigh_labels(case: _Case, entries: list[RegisterUnit], labels: UnitLabels) -> None:
    """Raise or lower a place by what the fields state of type, powiat and voivodeship."""
    kind = type_in(labels.type) if labels.type else None
    if kind is not None:
        fits = any(_is_of_type(entry.type, kind) for entry in entries)
        case.score *= 2.0 if fits else 0.25
        case.doubts *= 1.0 if fits else 0.75
    powiats = named_powiats(labels.powiat) if labels.powiat else set()
    if powiats and len(entries[0].teryt) == 7:
        fits = any(entry.powiat in powiats for entry in entries)
        case.score *= 3.0 if fits else 0.1
        case.doubts *= 1.0 if fits else 0.75
    voivodeship = voivodeship_in(labels.voivodeship) if labels.voivodeship else None
    if voivodeship is not None:
        fits = entries[0].voivodeship == voivodeship
        case.score *= 2.0 if fits else 0.1
        case.doubts *= 1.0 if fits else 0.75


def _is_of_type(kind: UnitType, stated: UnitType) -> bool:
    """A form that says "miasto" or "gmina miejska" may be of a city with powiat rights."""
    urban = ("gmina_miejska", "miasto_na_prawach_powiatu")
    return kind == stated or (kind in urban and stated in urban)


def _weigh_claims(
    case: _Case, entries: list[RegisterUnit], claims: list[frozenset[UnitType]]
) -> None:
    """Between half and one and a half times, by the share of nameless organs that fit the type."""
    if claims:
        types = {entry.type for entry in entries}
        case.score *= 0.5 + sum(bool(types & claim) for claim in claims) / len(claims)


def _decide(
    cases: dict[str, _Case], labels: UnitLabels, register: UnitRegister, year: int | None
) -> Resolution | None:
    ranked = sorted(cases.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].score < _NOT_ENOUGH:
        return None
    place, best = ranked[0]
    second = ranked[1][1].score if len(ranked) > 1 else 0.0
    margin = (best.score - second) / best.score
    if margin < 0.05:
        return None
    certainty = max((_CERTAINTY[mention.source] for mention in best.mentions), default=0.7)
    certainty *= best.doubts * (1.0 if margin > 0.5 else 0.5 + margin)
    entry = _entry(place, best, labels, register, year)
    return Resolution(entry.to_unit(), round(certainty, 2), _clearest(best.mentions))


def _entry(
    place: str, case: _Case, labels: UnitLabels, register: UnitRegister, year: int | None
) -> RegisterUnit:
    """The entry of the year; without one, the newest that fits the stated type and the words."""
    entries = register.entries(place)
    if year is None:
        kind = type_in(labels.type) if labels.type else None
        of_type = [entry for entry in entries if kind is not None and _is_of_type(entry.type, kind)]
        entries = of_type or [entry for entry in entries if entry in case.entries] or entries
    entry = at_year(entries, year)
    assert entry is not None
    return entry


def _clearest(mentions: list[UnitMention]) -> UnitMention | None:
    """The first of the weightiest mentions, one that contradicts the type last."""
    return max(
        mentions,
        key=lambda mention: (not mention.contradicts_type, _WEIGHTS[mention.source]),
        default=None,
    )
