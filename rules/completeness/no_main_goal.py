"""no-main-goal: specific goals without a main goal above them."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule

SECTION = "goals"
_ASK = "main_goal"


def check(case: Case) -> Iterator[Claim]:
    """One claim when there are goals and none of them is the main one."""
    goals = case.plan.goals
    asked = any(
        ask.id == _ASK
        for element in case.template.elements
        if element.id == SECTION
        for ask in element.asks
    )
    if asked and goals and all(goal.kind != "main" for goal in goals):
        section = case.plan.section(SECTION)
        yield Claim(
            section=SECTION,
            location=section.location if section and section.location else goals[0].location,
            quote=section.heading if section else None,
            subject="",
        )


RULE = Rule(
    name="no-main-goal",
    code="C115",
    what="Above the specific goals stands a main goal.",
    why="The main goal says in one sentence what the plan is to change.",
    fails="""
        # goals (partial: main_goal) | Cele
        goal 1: Ujednolicenie doradztwa zawodowego w 4 szkołach
        goal 2: Zwiększenie kontaktu uczniów z lokalnym rynkiem pracy
    """,
    passes="""
        # goals | Cele
        goal main: Zapewnienie uczniom równego dostępu do doradztwa zawodowego
        goal 1: Ujednolicenie doradztwa zawodowego w 4 szkołach
    """,
    check=check,
)
