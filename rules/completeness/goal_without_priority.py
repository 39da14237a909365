"""goal-without-priority: a specific goal that is put under no priority."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.priority_links import SECTION, priority_links
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per goal, where most others say which priority they serve."""
    links = case.once(priority_links)
    if not links.told:
        return
    for goal, priority in links.goals:
        if priority is None:
            yield Claim(
                section=SECTION,
                location=goal.location,
                quote=goal.text,
                values={"goal": f"{goal.number or ''} „{cited(goal.text, 110)}”".strip()},
            )


RULE = Rule(
    name="goal-without-priority",
    code="C121",
    what="Every specific goal serves a priority. Plans that do not tie goals to priorities are not "
    "judged.",
    why="A goal beside the priorities spends effort on what the plan itself calls less important.",
    fails="""
        # goals | 5. Cele
        goal 1: Zbudowanie gminnego zestawu wskaźników (priorytet 1)
        goal 2: Uruchomienie sieci współpracy nauczycieli (priorytet 2)
        goal 3: Remont świetlicy
    """,
    passes="""
        # goals | 5. Cele
        goal 1: Zbudowanie gminnego zestawu wskaźników (priorytet 1)
        goal 2: Uruchomienie sieci współpracy nauczycieli (priorytet 2)
    """,
    check=check,
)
