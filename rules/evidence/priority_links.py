"""Which priority each specific goal serves, where the document says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.plan import Extracted, Goal
from model.text import fold
from rules.case import Case
from rules.passages import Passage

SECTION = "goals"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_PRIORITY = r"priorytet(?:u|owi|em|y)?\s+(?:nr\s+)?(?P<number>\d{1,2}|[ivx]{1,4})\b"
_OPENS = re.compile(rf"\s*{_PRIORITY}")
_MENTIONS = re.compile(rf"\b{_PRIORITY}")
_RESETS = re.compile(
    r"\s*cel(?:e|em)? (?:glown|szczegolow|operacyjn|strategiczn)\w*\W*$|\s*cel glown"
)


@dataclass(frozen=True, slots=True)
class PriorityLinks:
    """The specific goals with the number of the priority that each is put under, None for none."""

    priorities: tuple[Extracted[str], ...]
    goals: tuple[tuple[Goal, int | None], ...]

    @property
    def told(self) -> bool:
        """True when most goals name a priority, and they name two or more: then all should."""
        named = [number for _, number in self.goals if number is not None]
        return 2 * len(named) > len(self.goals) and len(set(named)) > 1

    def unserved(self) -> tuple[tuple[int, Extracted[str]], ...]:
        """The priorities, counted from 1, that no goal is put under."""
        named = {number for _, number in self.goals}
        return tuple(
            (number, priority)
            for number, priority in enumerate(self.priorities, 1)
            if number not in named
        )


def priority_links(case: Case) -> PriorityLinks:
    """What the section on goals says: in a goal's own words or row, or in a line above goals."""
    under = _lines_above(case)
    goals = tuple(
        (goal, _own(goal, case) or _above(goal, under))
        for goal in case.plan.goals
        if goal.kind == "specific"
    )
    return PriorityLinks(case.plan.priorities, goals)


def _own(goal: Goal, case: Case) -> int | None:
    """The priority that the goal's paragraph or row names."""
    place = goal.location
    for passage in case.section_passages(SECTION):
        same_row = (
            place.cell is not None
            and not passage.prose
            and passage.location.cell is not None
            and passage.location.block == place.block
            and passage.location.cell[0] == place.cell[0]
        )
        if passage.location == place or same_row:
            match = _MENTIONS.search(passage.flat)
            if match and (same_row or fold(goal.text) in fold(passage.text)):
                return _number(match["number"])
    return None


def _above(goal: Goal, under: list[tuple[Passage, int]]) -> int | None:
    """The priority of the line above a goal; paragraphs of one cell are told apart by words."""
    here = [each for each in under if each[0].location == goal.location]
    words = fold(goal.text)
    return next((number for passage, number in here if words in fold(passage.text)), None) or (
        here[0][1] if len(here) == 1 else None
    )


def _lines_above(case: Case) -> list[tuple[Passage, int]]:
    """The paragraphs below a line that names a priority, with that priority.

    Lines on priorities that follow each other are a list of them, and head nothing.
    """
    found: list[tuple[Passage, int]] = []
    current: int | None = None
    for passage in case.section_passages(SECTION):
        match = _OPENS.match(passage.flat)
        if match:
            current = None if _is_listed(case, passage) else _number(match["number"])
        elif _RESETS.match(passage.flat):
            current = current if "glown" not in passage.flat else None
        if current is not None:
            found.append((passage, current))
    return found


def _is_listed(case: Case, passage: Passage) -> bool:
    near = (case.before(passage), case.after(passage))
    return any(each is not None and _OPENS.match(each.flat) for each in near)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else _ROMAN.get(text)
