"""Which unit a submission is of, from all that it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from language.units.forms import place_names
from language.units.labels import UnitLabels, named_powiats, type_in, voivodeship_in
from language.units.mentions import Source, TypeClaim, UnitMention, find_units
from language.units.phrases import MentionKind
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
_URBAN = ("gmina_miejska", "miasto_na_prawach_powiatu")
_TOWN_ORGANS = ("burmistrz", "prezydent", "town_office", "town_council")
_RURAL_ORGANS = ("wojt", "gmina_office", "gmina_council", "rural_gmina")
_ENOUGH_ORGANS = 2  # one may be of the town next door
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
    return _bare_name(name, register) or _bare_name(re.split(r"[,;(]", name)[0], register)


def _bare_name(name: str, register: UnitRegister) -> list[UnitMention]:
    """The units of a name without an introducing word: "Rypin", "wołomiński"."""
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
    strong = [mention for mention in mentions if mention.strong]
    of_towns = _names_of_towns(strong)
    for mention in strong:
        weight = _WEIGHTS[mention.source]
        for place in dict.fromkeys(unit.place for unit in mention.candidates):
            entries = [unit for unit in mention.candidates if unit.place == place]
            case = cases.setdefault(place, _Case())
            # "Gmina Łańcut" is what the rural gmina calls itself; the town says "Miasto", but for
            # those whose organs show that they say "Gmina" too.
            unusual = _is_unusual(entries[0], mention, entries[0].name in of_towns)
            fits = any(entry.type in mention.claims for entry in entries)
            case.score += weight * (0.6 if unusual else 1.0) * (1.0 if fits else 0.3)
            case.mentions.append(mention)
            case.entries += entries
    return cases


def _is_unusual(entry: RegisterUnit, mention: UnitMention, of_town: bool) -> bool:
    """True where "Gmina X" is less likely this unit than another: the town beside the rural gmina,
    or the one of which X is the genitive ("Gmina Szczytna" is not Szczytno).
    """
    if mention.kind != "gmina":
        return False
    if entry.name != mention.name:
        return True
    kinds = {unit.type for unit in mention.candidates if unit.name == entry.name}
    less_likely = ("gmina_wiejska",) if of_town else _URBAN
    return len(kinds) > 1 and entry.type in less_likely


def _names_of_towns(mentions: Sequence[UnitMention]) -> set[str]:
    """The names with at least two organs of a town ("Burmistrz Łańcuta") and none of a gmina."""
    organs = Counter(name for name, kind in _named_kinds(mentions) if kind in _TOWN_ORGANS)
    of_gminas = {name for name, kind in _named_kinds(mentions) if kind in _RURAL_ORGANS}
    return {name for name, count in organs.items() if count >= _ENOUGH_ORGANS} - of_gminas


def _named_kinds(mentions: Iterable[UnitMention]) -> Iterator[tuple[str, MentionKind]]:
    """Every name that a mention can be of, with the kind of the mention."""
    for mention in mentions:
        for name in {unit.name for unit in mention.candidates}:
            yield name, mention.kind


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
    return kind == stated or (kind in _URBAN and stated in _URBAN)


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
