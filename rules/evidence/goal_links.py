"""Whether and how a plan ties its actions to its goals."""

from __future__ import annotations

from rapidfuzz import fuzz

from model.plan import Goal, Plan
from model.text import fold

_ALIKE = 88


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
