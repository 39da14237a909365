"""no-period: the document does not say from when to when the plan runs."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import Case
from rules.claim import Claim
from rules.rule import Rule

SECTION = "period"


def check(case: Case) -> Iterator[Claim]:
    """One claim when the section stands but neither start nor end could be read; or one is open."""
    section = case.stands(SECTION)
    if section is None or case.is_untouched(SECTION):  # that is said by empty-section
        return
    period = case.plan.period
    if period is None or (period.value.start is None and period.value.end is None):
        yield Claim(section=SECTION, location=section.location, quote=section.heading, subject="")
    elif period.value.start is None or period.value.end is None:
        yield Claim(
            section=SECTION,
            location=period.location,
            quote=period.text,
            subject="",
            variant="open_start" if period.value.start is None else "open_end",
        )


RULE = Rule(
    name="no-period",
    code="C108",
    what="The period of the plan has a first and a last day (or month, or year).",
    why="Every plan has its own period; without it nobody can tell whether the terms of the "
    "actions fit.",
    fails="""
        # period (partial: start, end) | 6. Okres realizacji
        Okres realizacji ustali Rada Gminy.
    """,
    passes="""
        # period | 6. Okres realizacji
        od 1 września 2023 r. do 31 sierpnia 2025 r.
        period: 2023-09-01..2025-08-31
    """,
    check=check,
)
