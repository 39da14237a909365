"""goal-without-action: a specific goal that no action serves."""

from __future__ import annotations

from collections.abc import Iterator

from model.plan import Goal
from rules.case import Case, cited
from rules.claim import Claim, NotApplicable
from rules.evidence.goal_links import actions_are_linked, unserved
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per specific goal without an action, in plans that tie actions to goals."""
    if case.actions and not actions_are_linked(case.plan):
        raise NotApplicable("goals_not_linked")
    for goal in unserved(case.plan):
        yield Claim(
            section="goals",
            location=goal.location,
            quote=goal.text,
            values={"goal": _name(goal)},
        )


def _name(goal: Goal) -> str:
    quoted = f"„{cited(goal.text, 110)}”"
    return f"{goal.number.rstrip('.)')} {quoted}" if goal.number else quoted


RULE = Rule(
    name="goal-without-action",
    code="C112",
    what="Every specific goal has at least one action that serves it. Plans that tie no action to "
    "a goal are left alone.",
    why="A goal that nothing is done about is a wish.",
    fails="""
        goal 1: Uporządkowanie zadań i procedur
        goal 2: Poprawa przepływu informacji między szkołami a mieszkańcami
        - 1 | Przegląd zadań oświatowych | goal: 1
        - 2 | Opracowanie podziału kompetencji | goal: 1
    """,
    passes="""
        goal 1: Uporządkowanie zadań i procedur
        goal 2: Poprawa przepływu informacji między szkołami a mieszkańcami
        - 1 | Przegląd zadań oświatowych | goal: 1
        - 2 | Wydawanie biuletynu oświatowego | goal: 2
    """,
    check=check,
)
