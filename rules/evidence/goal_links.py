"""Whether and how a plan ties its actions to its goals."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from language.text.flatten import flat
from model.document import cell_at
from model.location import Location
from model.plan import Goal, Plan
from model.text import fold
from rules.case import Case

_ALIKE = 88
_NUMBER = re.compile(
    r"(?:cel\w*\s*)?(?:(?:szczegolow|operacyjn)\w+\s*)?(?:nr\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\W*"
)


def numbers_in_goal_cells(case: Case) -> dict[Location, tuple[str, str]]:
    """What the column of goals of a table of actions says where that is a number: (number, text)
    by place.
    """
    tables = {table.location.block: table for table in case.tables}
    found: dict[Location, tuple[str, str]] = {}
    for action in case.plan.actions:
        place = action.places.get("goal")
        table = tables.get(place.block) if place is not None and place.cell is not None else None
        cell = cell_at(table, place.cell) if table and place and place.cell else None
        text = cell.text.strip() if cell else ""
        match = _NUMBER.fullmatch(flat(text))
        if match and place:
            found[place] = (match["number"], text)
    return found


def actions_are_linked(plan: Plan) -> bool:
    """True when more than half of the actions name a goal: then the others should, too."""
    linked = sum(action.goal is not None for action in plan.actions)
    return linked * 2 > len(plan.actions)


def unserved(plan: Plan) -> list[Goal]:
    """The specific goals that are no action's goal, small slips in the words aside."""
    served = {fold(action.goal).strip(" .") for action in plan.actions if action.goal}
    return [
        goal
        for goal in plan.goals
        if goal.kind == "specific" and not _is_among(fold(goal.text).strip(" ."), served)
    ]


def _is_among(text: str, others: set[str]) -> bool:
    return text in others or any(fuzz.ratio(text, other) >= _ALIKE for other in others)
