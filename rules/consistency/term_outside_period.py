"""term-outside-period: an action before the plan starts or after it ends."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case
from rules.claim import CannotTell, Claim
from rules.evidence.terms import is_backwards, is_outside, quote_of
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action whose term leaves the plan's period."""
    period = case.plan.period
    if period is None:
        raise CannotTell("no_period_read")
    if is_backwards(period.value):  # that is said by period-mismatch
        raise CannotTell("period_reversed")
    for action in case.actions:
        if is_outside(action.term, period.value):
            yield Claim(
                section=SCHEDULE,
                location=action.term.location or action.location,
                quote=quote_of(action),
                subject=action.name,
                values={
                    "action": case.name(action),
                    "start": period.value.start.strftime("%d.%m.%Y") if period.value.start else "…",
                    "end": period.value.end.strftime("%d.%m.%Y") if period.value.end else "…",
                },
                related=(period.location,),
            )


RULE = Rule(
    name="term-outside-period",
    code="S204",
    what="The terms of all actions lie within the period of the plan. Terms in quarters, school "
    "years and years count as outside only when all of them is.",
    why="Either the term or the period is wrong, and the action would not be monitored.",
    fails="""
        period: 2021-01-01..2022-12-31
        - 16 | Publikacja raportu z badań | term: marzec 2023 r. [2023-03-01..2023-03-31]
    """,
    passes="""
        period: 2021-01-01..2022-06-30
        - 15 | Badanie satysfakcji | term: rok szkolny 2021/2022 [2021-09-01..2022-08-31]
        - 16 | Publikacja raportu z badań | term: do 30.06.2022 r. [..2022-06-30]
    """,
    check=check,
)
