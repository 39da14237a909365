"""priority-without-goal: a priority that no specific goal is put under."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.priority_links import priority_links
from rules.rule import Rule

SECTION = "priorities"


def check(case: Case) -> Iterator[Claim]:
    """One claim per priority, where most goals say which priority they serve."""
    links = case.once(priority_links)
    if not links.told:
        return
    for number, priority in links.unserved():
        yield Claim(
            section=SECTION,
            location=priority.location,
            quote=priority.value,
            values={"priority": f"{number} „{cited(priority.value, 110)}”"},
        )


RULE = Rule(
    name="priority-without-goal",
    code="C120",
    what="Every priority has a specific goal. Plans that do not tie goals to priorities are not "
    "judged.",
    why="The chain leads from priority to goal, action and indicator; a priority without a goal is "
    "a wish.",
    fails="""
        # priorities | 4. Priorytety
        priority: Wspólna analiza danych
        priority: Uczenie się od siebie nawzajem
        priority: Informacja dla rodziców
        # goals | 5. Cele
        Priorytet 1
        goal 1: Zbudowanie gminnego zestawu wskaźników
        Priorytet 2
        goal 2: Uruchomienie sieci współpracy nauczycieli
    """,
    passes="""
        # priorities | 4. Priorytety
        priority: Wspólna analiza danych
        priority: Uczenie się od siebie nawzajem
        # goals | 5. Cele
        Priorytet 1
        goal 1: Zbudowanie gminnego zestawu wskaźników
        Priorytet 2
        goal 2: Uruchomienie sieci współpracy nauczycieli
    """,
    check=check,
)
