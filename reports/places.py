"""Places of a document in words that a person can follow ("działanie 2.3, kolumna Termin")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.location import Location
from model.plan import Action, Plan, Section
from reports.phrases import named
from reports.wording import Wording

_LONGEST_HEADING = 80
_LONGEST_NAME = 60

# part, block and cell; a row of a table is its cells' spot without the column.
_Spot = tuple[str, int, tuple[int, int] | int | None]


@dataclass(frozen=True)
class Places:
    """The named places of one plan, made by `places_of`; "" stands where a name would mislead."""

    wording: Wording
    names: dict[_Spot, str]
    sections: tuple[Section, ...]

    def words(self, location: Location) -> str:
        """The place in words, most exact first, the page last; "" when nothing helps to find it."""
        parts = [self._name(location) or self._cell(location)]
        if location.page is not None:
            parts.append(self.wording.say("place.page", page=location.page))
        elif not self._name(location):
            parts.append(self._under(location))
        if location.part != "body":
            parts.append(self.wording.say(f"place.{location.part}"))
        return ", ".join(filter(None, parts))

    def _name(self, location: Location) -> str:
        spots = (_spot(location), _row(location), (location.part, location.block, None))
        return next((self.names[spot] for spot in spots if spot in self.names), "")

    def _cell(self, location: Location) -> str:
        if location.cell is None:
            return ""
        row, column = location.cell
        return self.wording.say("place.cell", row=row + 1, column=column + 1)

    def _under(self, location: Location) -> str:
        section = _section_at(location, self.sections) if location.part == "body" else None
        if section is None or not section.heading:
            return ""
        heading = named(section.heading, _LONGEST_HEADING, self.wording)
        return self.wording.say("place.under", heading=heading)


def _section_at(location: Location, sections: Iterable[Section]) -> Section | None:
    """The section that holds a place; of several in one table the last that begins by its row.

    None for a table as a whole that holds several sections, and for a row above all of them.
    """
    around = [
        section
        for section in sections
        if any(extent.first <= location.block <= extent.last for extent in section.extents)
        or (section.location is not None and section.location.block == location.block)
    ]
    starts = [(_first_row(section, location.block), section) for section in around]
    if location.cell is None:
        return around[0] if len(around) == 1 or (starts and starts[0][0] < 0) else None
    row = location.cell[0]
    begun = [
        (any(extent.cell == location.cell for extent in section.extents), first, section)
        for first, section in starts
        if first <= row
    ]
    return max(begun, key=lambda found: found[:2])[2] if begun else None


def _first_row(section: Section, block: int) -> int:
    """The row of a table in which a section begins, -1 when it began before the table."""
    places = [extent.cell for extent in section.extents if extent.first <= block <= extent.last]
    if section.location is not None and section.location.block == block:
        places.append(section.location.cell)
    return min(-1 if cell is None else cell[0] for cell in places)


def places_of(plan: Plan | None, wording: Wording) -> Places:
    """Name the places of a plan: its actions and their fields, its goals, its headings.

    A cell or row that several actions share is not named after any of them.
    """
    if plan is None:
        return Places(wording, {}, ())
    numbers = Counter(action.number for action in plan.actions)
    blocks = Counter(_block(action.location) for action in plan.actions)
    names: list[tuple[_Spot, str]] = [*_heading_names(plan, wording), *_goal_names(plan, wording)]
    for action in plan.actions:
        name = _action_name(action, wording, alone=numbers[action.number] == 1)
        names += _field_names(action, name, wording)
        if _fills_block(action) and blocks[_block(action.location)] == 1:
            names.append(((*_block(action.location), None), name))
        names += [(row, name) for row in _rows(action)]
    return Places(wording, _unshared(names), plan.sections)


def _action_name(action: Action, wording: Wording, *, alone: bool) -> str:
    name = named(action.name, _LONGEST_NAME, wording)
    if action.number and alone:
        name = action.number.rstrip(".")
    elif action.number:
        name = f"{action.number.rstrip('.')} {name}"
    return wording.say("place.action", name=name)


def _field_names(action: Action, name: str, wording: Wording) -> Iterator[tuple[_Spot, str]]:
    places: dict[str, Location | None] = {
        "term": action.term.location,
        "cost": action.cost.location,
        **action.places,
    }
    for field, place in places.items():
        if place is None or field not in wording.texts["fields"]:
            continue
        if place == action.location and place.cell is None:
            continue  # all fields in one paragraph: naming one of them would mislead
        beside = place.cell is not None and _row(place) == _row(action.location)
        key = "place.column" if beside else "place.field"
        yield _spot(place), wording.say(key, where=name, field=wording.say(f"fields.{field}"))


def _rows(action: Action) -> set[_Spot]:
    places = [action.location, *action.places.values()]
    return {_row(place) for place in places if _block(place) == _block(action.location)}


def _fills_block(action: Action) -> bool:
    """True for a paragraph, and for a table that spreads one action over several rows (a card)."""
    return action.location.cell is None or len(_rows(action)) > 1


def _goal_names(plan: Plan, wording: Wording) -> Iterator[tuple[_Spot, str]]:
    for goal in plan.goals:
        if goal.kind == "main":
            yield _spot(goal.location), wording.say("place.main_goal")
        elif goal.number:
            yield _spot(goal.location), wording.say("place.goal", number=goal.number.rstrip("."))


def _heading_names(plan: Plan, wording: Wording) -> Iterator[tuple[_Spot, str]]:
    for section in plan.sections:
        if section.location and section.heading:
            heading = named(section.heading, _LONGEST_HEADING, wording)
            yield _spot(section.location), wording.say("place.heading", heading=heading)


def _unshared(names: Iterable[tuple[_Spot, str]]) -> dict[_Spot, str]:
    found: dict[_Spot, set[str]] = {}
    for spot, name in names:
        found.setdefault(spot, set()).add(name)
    return {spot: words.pop() if len(words) == 1 else "" for spot, words in found.items()}


def _block(location: Location) -> tuple[str, int]:
    return location.part, location.block


def _row(location: Location) -> _Spot:
    return location.part, location.block, location.cell[0] if location.cell else None


def _spot(location: Location) -> _Spot:
    return location.part, location.block, location.cell
