"""invalid-date: a day that the calendar does not have."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from language.flatten import flat
from model.text import squeeze
from rules.case import SCHEDULE, Case, clip
from rules.claim import Claim
from rules.rule import Rule
from rules.terms import quote_of

_NUMERIC = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d])")
_WORDED = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2}) (?P<month>stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|"
    r"sierpnia|wrzesnia|pazdziernika|listopada|grudnia)(?: (?P<year>(?:19|20)\d\d))?"
)
_MONTHS = (
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada "
    "grudnia"
).split()
_LEAP_YEAR = 2024
_WORTH_A_LOOK = re.compile(r"\d\.\d|\d [a-z]")


def check(case: Case) -> Iterator[Claim]:
    """One claim per action with an impossible date, and per such date elsewhere in the text."""
    in_terms: set[str] = set()
    for action in case.plan.actions:
        if action.term.impossible:
            text = action.term.text or ""
            in_terms |= {text[slice(*span)] for span in _impossible_dates(flat(text))}
            yield Claim(
                section=SCHEDULE,
                location=action.term.location or action.location,
                quote=quote_of(action),
                subject=action.name,
                values={"action": case.name(action)},
                variant="action",
            )
    for passage in case.main_text:
        for span in _impossible_dates(passage.flat):
            if passage.section == SCHEDULE and passage.text[slice(*span)] in in_terms:
                continue
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=clip(passage.text, *span, around=25),
                values={"date": squeeze(passage.text[slice(*span)])},
            )


def _impossible_dates(text: str) -> Iterator[tuple[int, int]]:
    """Where a flat text gives a day that does not exist."""
    if not _WORTH_A_LOOK.search(text):
        return
    for match in _NUMERIC.finditer(text):
        if not _exists(int(match["day"]), int(match["month"]), int(match["year"])):
            yield match.span()
    for match in _WORDED.finditer(text):
        month = _MONTHS.index(match["month"]) + 1
        if not _exists(int(match["day"]), month, int(match["year"] or _LEAP_YEAR)):
            yield match.span()


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


RULE = Rule(
    name="invalid-date",
    code="S206",
    what="Every date exists in the calendar.",
    why="„31.06.2021” may mean the 30th of June or the 1st of July, or another month.",
    fails="""
        - 3 | Konsultowanie projektów arkuszy | term: do 31.06.2021 r. [impossible]
    """,
    passes="""
        - 3 | Konsultowanie projektów arkuszy | term: do 30.06.2021 r. [..2021-06-30]
        # monitoring | Monitoring
        Wyniki omówimy 29 lutego 2024 r.
    """,
    check=check,
)
