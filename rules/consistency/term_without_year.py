"""term-without-year: a day or month without its year."""

from __future__ import annotations

from collections.abc import Iterator

from rules.case import SCHEDULE, Case
from rules.claim import Claim
from rules.evidence.terms import quote_of
from rules.rule import Rule


def check(case: Case) -> Iterator[Claim]:
    """One claim per action whose term says no year and does not recur."""
    for action in case.actions:
        if action.term.kind == "incomplete":
            yield Claim(
                section=SCHEDULE,
                location=action.term.location or action.location,
                quote=quote_of(action),
                subject=action.name,
                values={"action": case.name(action)},
            )


RULE = Rule(
    name="term-without-year",
    code="S207",
    what="Terms that do not recur name a year.",
    why="In a plan of several years „maj–czerwiec” can mean two or three different times.",
    fails="""
        - 6 | Uruchomienie zakładki dla rodziców | term: maj–czerwiec [incomplete]
    """,
    passes="""
        - 6 | Uruchomienie zakładki dla rodziców | term: maj 2021 r. [2021-05-01..2021-05-31]
        - 7 | Badanie opinii | term: do 15 listopada każdego roku [recurring]
    """,
    check=check,
)
