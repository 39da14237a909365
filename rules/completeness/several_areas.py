"""several-areas: more than one area of support was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case, shorten
from rules.claim import Claim
from rules.evidence.area_names import SECTION
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim when the plan holds more than one area.

    Two places that name different areas contradict each other; that is area-mismatch.
    """
    areas = case.plan.areas
    if len({area.value for area in areas}) > 1:
        names = {area.number: area.name for area in case.template.areas}
        chosen = dict.fromkeys(area.value for area in areas)
        yield Claim(
            section=SECTION,
            location=areas[0].location,
            quote=shorten(areas[0].text, 200),
            subject="",
            values={"areas": ", ".join(f"„{names[number]}”" for number in chosen)},
            related=tuple(dict.fromkeys(area.location for area in areas))[1:],
        )


RULE = Rule(
    name="several-areas",
    code="C107",
    what="One area of support is chosen, not two or more.",
    why="A plan covers the one area that causes the most difficulty; with two, priorities and "
    "goals lose their focus.",
    fails="""
        # area | 2. Obszar wsparcia
        Wybraliśmy dwa obszary: „Planowanie budżetowe” oraz „Monitorowanie jakości usług”.
        area: 2, 4
    """,
    passes="""
        # area | 2. Obszar wsparcia
        Wybraliśmy obszar „Planowanie budżetowe”.
        area: 4
    """,
    check=check,
)
