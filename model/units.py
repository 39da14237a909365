"""The official register of units of local government: gminas, powiats, cities.

Two states are held (1 January 2024 and 2026), and the names and types that ended from 2020 on. A
unit whose type or name changed is found under each, the entry saying for which years it is known
to stand (`states`), so that a former type is never taken for an error. The data file is made by
`model.build_units` from the register of territorial units (GUS, TERYT/TERC).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from model.plan import Unit, UnitType
from model.text import fold

_FILE = Path(__file__).parent / "data" / "units.tsv"
STATES = (2024, 2026)

# RODZ of the register. A gmina without an ordinary powiat above it is a city with powiat rights.
_GMINA_TYPES: dict[str, UnitType] = {
    "1": "gmina_miejska",
    "2": "gmina_wiejska",
    "3": "gmina_miejsko_wiejska",
}


class RegisterUnit(NamedTuple):
    """One entry of the register; the fields of `model.plan.Unit` and what is known beyond them.

    `states` are the years for whose 1 January the entry is known to stand. `seat` is the TERYT
    code of the town where a powiat's authorities sit, None for every other unit.
    """

    teryt: str
    name: str
    type: UnitType
    powiat: str | None
    voivodeship: str
    states: tuple[int, ...]
    seat: str | None = None

    @property
    def place(self) -> str:
        """A key that stays when a gmina changes its type: the code without its last digit."""
        return place_of(self.teryt)

    @property
    def current(self) -> bool:
        """True when the entry stands in the newest state."""
        return STATES[-1] in self.states

    def to_unit(self) -> Unit:
        """The unit as the contract writes it."""
        return Unit(
            name=self.name,
            type=self.type,
            powiat=self.powiat,
            voivodeship=self.voivodeship,
            teryt=self.teryt,
        )


class HasTeryt(Protocol):
    """Anything with a TERYT code: `RegisterUnit` or `model.plan.Unit`."""

    @property
    def teryt(self) -> str:
        """7 digits for a gmina or city, 4 for a powiat."""


def place_of(teryt: str) -> str:
    """The part of a TERYT code that names the place: 6 digits of a gmina, 4 of a powiat."""
    return teryt[:6]


def same_place(one: HasTeryt, other: HasTeryt) -> bool:
    """True for one unit under the same code, or under its codes before and after a new type."""
    return place_of(one.teryt) == place_of(other.teryt)


def name_key(name: str) -> str:
    """A key for names: folded, hyphens as spaces ("Busko Zdrój" is often typed so), no brackets.

    >>> name_key("Bielsko – Biała"), name_key("Dobra (Szczecińska)")
    ('bielsko biala', 'dobra szczecinska')
    """
    return " ".join(fold(name).replace("-", " ").replace("(", " ").replace(")", " ").split())


Relation = Literal["same", "namesake", "own_powiat", "seat", "member"]


class UnitRegister:
    """All units of both states, found by code, by name and by the powiat they belong to."""

    def __init__(self, units: tuple[RegisterUnit, ...], voivodeships: dict[str, str]) -> None:
        self.all = units
        self.voivodeships = voivodeships
        self._by_code: dict[str, list[RegisterUnit]] = {}
        self._by_exact_name: dict[str, list[RegisterUnit]] = {}
        for unit in units:
            self._by_code.setdefault(unit.teryt, []).append(unit)
            self._by_exact_name.setdefault(unit.name, []).append(unit)

    @cached_property
    def _by_name(self) -> dict[str, list[RegisterUnit]]:
        found: dict[str, list[RegisterUnit]] = {}
        for name, units in self._by_exact_name.items():
            found.setdefault(name_key(name), []).extend(units)
        return found

    @cached_property
    def _by_place(self) -> dict[str, list[RegisterUnit]]:
        found: dict[str, list[RegisterUnit]] = {}
        for unit in self.all:
            found.setdefault(unit.place, []).append(unit)
        return found

    @cached_property
    def _seats(self) -> dict[str, list[RegisterUnit]]:
        found: dict[str, list[RegisterUnit]] = {}
        for unit in self.all:
            if unit.seat is not None:
                found.setdefault(place_of(unit.seat), []).append(unit)
        return found

    def by_teryt(self, code: str, year: int | None = None) -> RegisterUnit | None:
        """The unit of this code (7 digits, or 4 for a powiat), or None.

        Where the name under a code changed, the entry of `year` is given, else the newest.
        """
        return at_year(self._by_code.get(code, ()), year)

    def entries(self, place: str) -> list[RegisterUnit]:
        """Every entry, present and former, of the unit with this place key; empty when unknown."""
        return list(self._by_place.get(place, ()))

    def named(self, name: str) -> tuple[RegisterUnit, ...]:
        """The units with exactly this official name, in the order of the register."""
        return tuple(self._by_exact_name.get(name, ()))

    def units_named(self, name: str) -> tuple[RegisterUnit, ...]:
        """The units whose nominative equals `name` but for case, diacritics and hyphens."""
        return tuple(self._by_name.get(name_key(name), ()))

    def powiat_of(self, unit: HasTeryt) -> RegisterUnit | None:
        """The ordinary powiat that a gmina belongs to; None for a powiat or a city-powiat."""
        return None if len(unit.teryt) == 4 else self.by_teryt(unit.teryt[:4])

    def seat_of(self, powiat: HasTeryt) -> RegisterUnit | None:
        """The town where the authorities of a powiat sit; None for a unit that is no powiat."""
        entry = self.by_teryt(powiat.teryt)
        return self.by_teryt(entry.seat) if entry is not None and entry.seat else None

    def powiats_seated_in(self, town: HasTeryt) -> tuple[RegisterUnit, ...]:
        """The powiats whose authorities sit in this town (none, or one)."""
        return tuple(self._seats.get(place_of(town.teryt), ()))

    def relation(self, other: HasTeryt, unit: HasTeryt) -> Relation | None:
        """What `other` is to `unit`, or None when they have nothing to do with each other.

        "namesake" is the town or rural gmina of the same name in the same or the surrounding
        powiat; "own_powiat" the powiat a gmina lies in, or that sits in a city; "seat" the town
        where the authorities of the unit's powiat sit; "member" a gmina of the powiat.
        """
        if same_place(other, unit):
            return "same"
        if len(other.teryt) == 4:
            return self._relation_of_powiat(other, unit)
        if self._are_namesakes(other, unit):
            return "namesake"
        powiat = unit if len(unit.teryt) == 4 else self.powiat_of(unit)
        seat = self.seat_of(powiat) if powiat is not None else None
        if seat is not None and same_place(seat, other):
            return "seat"
        return "member" if len(unit.teryt) == 4 and other.teryt[:4] == unit.teryt else None

    def _relation_of_powiat(self, powiat: HasTeryt, unit: HasTeryt) -> Relation | None:
        if len(unit.teryt) != 4:
            seated = self.powiats_seated_in(unit)
            if powiat.teryt == unit.teryt[:4] or any(same_place(powiat, one) for one in seated):
                return "own_powiat"
        return None

    def _are_namesakes(self, one: HasTeryt, other: HasTeryt) -> bool:
        if len(other.teryt) == 4 or not self._are_neighbours(one, other):
            return False
        names = {entry.name for entry in self.entries(place_of(one.teryt))}
        return any(entry.name in names for entry in self.entries(place_of(other.teryt)))

    def _are_neighbours(self, one: HasTeryt, other: HasTeryt) -> bool:
        """True for two gminas of one powiat, or a city and a gmina of the powiat around it."""
        return (
            one.teryt[:4] == other.teryt[:4]
            or self._is_seat_above(one, other)
            or self._is_seat_above(other, one)
        )

    def _is_seat_above(self, town: HasTeryt, gmina: HasTeryt) -> bool:
        """True for the town where the authorities of the gmina's powiat sit."""
        powiat = self.powiat_of(gmina)
        seat = self.seat_of(powiat) if powiat is not None else None
        return seat is not None and same_place(seat, town)


def at_year(entries: Sequence[RegisterUnit], year: int | None) -> RegisterUnit | None:
    """Of entries for one unit, the one that stood in `year`; the newest when None; None of none.

    States are those of 1 January, so the first one known from `year` on decides.
    """
    if not entries:
        return None
    newest = max(entries, key=lambda entry: entry.states)
    if year is None:
        return newest
    standing = [(state, entry) for entry in entries for state in entry.states if state >= year]
    return min(standing, key=lambda pair: pair[0])[1] if standing else newest


@cache
def load_register() -> UnitRegister:
    """The register that comes with the project, read once."""
    units: list[RegisterUnit] = []
    voivodeships: dict[str, str] = {}
    powiats: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, name, state, seat = line.split("\t")
        states = (int(state),) if state else STATES
        if len(code) == 2:
            voivodeships[code] = name
        elif len(code) == 4:
            if STATES[-1] in states:
                powiats[code] = name
            region = voivodeships[code[:2]]
            units.append(RegisterUnit(code, name, "powiat", None, region, states, seat))
        else:
            units.append(_gmina(code, name, states, powiats, voivodeships[code[:2]]))
    return UnitRegister(tuple(units), voivodeships)


def _gmina(
    code: str, name: str, states: tuple[int, ...], powiats: dict[str, str], voivodeship: str
) -> RegisterUnit:
    powiat = powiats.get(code[:4])
    if powiat is None:
        return RegisterUnit(code, name, "miasto_na_prawach_powiatu", name, voivodeship, states)
    return RegisterUnit(code, name, _GMINA_TYPES[code[6]], powiat, voivodeship, states)
