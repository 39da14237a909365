"""goal-numbering: a number of a specific goal is left out, or two goals have the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.plan import Goal
from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.series import slips
from rules.rule import Rule

SECTION = "goals"
_NUMBER = re.compile(r"^(?P<prefix>.*?)(?P<last>\d{1,2})\s*[.):]*$")


def check(case: Case) -> Iterator[Claim]:
    """One claim per gap and per repeated number, each series by itself ("1.1", "CS1")."""
    series: dict[str, list[tuple[int, Goal]]] = {}
    for goal in case.plan.goals:
        match = _NUMBER.match((goal.number or "").strip())
        if goal.kind == "specific" and match:
            series.setdefault(match["prefix"].casefold(), []).append((int(match["last"]), goal))
    for prefix, numbered in series.items():
        for slip in slips(numbered):
            goal, other = slip.thing, slip.other
            yield Claim(
                section=SECTION,
                location=goal.location,
                quote=goal.text,
                values={
                    "number": (goal.number or "").strip(" .):"),
                    "missing": ", ".join(f"{prefix.upper()}{each}" for each in slip.missing),
                    "goal": cited(goal.text, 110),
                    "other": cited(other.text, 110),
                },
                variant="twice" if slip.kind == "twice" else None,
                related=(other.location,),
            )


RULE = Rule(
    name="goal-numbering",
    code="S218",
    what="Numbers of specific goals follow each other without gaps, and no two goals share one. "
    "Numbers may start again under each priority.",
    why="The schedule refers to goals by number; a gap may be a goal that was lost.",
    fails="""
        # goals | 5. Cele
        goal 1: Wprowadzenie jednolitych zasad rozpoznawania potrzeb
        goal 3: Zwiększenie dostępności zajęć specjalistycznych
    """,
    passes="""
        # goals | 5. Cele
        goal 1: Wprowadzenie jednolitych zasad rozpoznawania potrzeb
        goal 2: Zwiększenie dostępności zajęć specjalistycznych
        goal 1: Włączenie rodziców w planowanie wsparcia
        goal 2: Stała współpraca z poradnią
    """,
    check=check,
)
