"""no-area: the document does not say which area of support was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.completeness.area_not_on_list import named_otherwise
from rules.evidence.area_names import SECTION
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim when the section on the area stands but no area is named in any words."""
    section = case.stands(SECTION)
    if section is None or case.is_untouched(SECTION):  # that is said by empty-section
        return
    if not case.plan.areas and named_otherwise(case) is None:
        yield Claim(section=SECTION, location=section.location, quote=section.heading, subject="")


RULE = Rule(
    name="no-area",
    code="C105",
    what="The section on the area names one of the areas of the template.",
    why="Plans are chosen, compared and published by area.",
    fails="""
        # area (partial: area) | 2. Wybrany obszar wsparcia
        O wyborze zadecydowała debata z dyrektorami szkół.
    """,
    passes="""
        area: 4
        # area | 2. Wybrany obszar wsparcia
        Zespół wybrał obszar nr 4 – Planowanie budżetowe.
    """,
    check=check,
)
