"""term-reversed: an action that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.evidence.terms import is_reversed, quote_of
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action whose term starts after its end."""
    for action in case.actions:
        if is_reversed(action.term):
            yield Claim(
                section=SCHEDULE,
                location=action.term.location or action.location,
                quote=quote_of(action),
                subject=action.name,
                values={"action": case.name(action)},
            )


RULE = Rule(
    name="term-reversed",
    code="S205",
    what="The start of an action's term is not after its end.",
    why="One of the two dates is wrong, and only the author knows which.",
    fails="""
        - 10 | Konkurs grantowy | term: 01.10.2022 – 30.06.2022 [2022-10-01..2022-06-30]
    """,
    passes="""
        - 10 | Konkurs grantowy | term: 01.10.2021 – 30.06.2022 [2021-10-01..2022-06-30]
    """,
    check=check,
)
