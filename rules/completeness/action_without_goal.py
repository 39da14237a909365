"""action-without-goal: an action that stands under no goal while the others do."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case
from rules.claim import Claim, NotApplicable
from rules.evidence.goal_links import actions_are_linked, numbers_in_goal_cells
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action without a goal, in plans that tie actions to goals."""
    if case.actions and not actions_are_linked(case.plan):
        raise NotApplicable("goals_not_linked")
    for action in case.plan.actions:
        place = action.places.get("goal")
        # A number that no goal has is said by missing-plan-reference.
        if action.goal is None and place not in case.once(numbers_in_goal_cells):
            yield Claim(
                section=SCHEDULE,
                location=action.places.get("goal", action.location),
                quote=action.name,
                values={"action": case.name(action)},
            )


RULE = Rule(
    name="action-without-goal",
    code="C113",
    what="Where actions are tied to goals, every action is. Plans that tie no action to a goal are "
    "left alone.",
    why="A reader cannot see what the action is for.",
    fails="""
        goal 1: Uporządkowanie zadań i procedur
        - 1 | Przegląd zadań oświatowych | goal: 1
        - 2 | Opracowanie podziału kompetencji | goal: 1
        - 3 | Wydawanie biuletynu oświatowego
    """,
    passes="""
        goal 1: Uporządkowanie zadań i procedur
        - 1 | Przegląd zadań oświatowych | goal: 1
        - 2 | Opracowanie podziału kompetencji | goal: 1
    """,
    check=check,
)
