"""Terms of actions against the period of the plan."""

from __future__ import annotations

import re
from datetime import date

from model.plan import Action, Period, Term
from model.text import fold, squeeze

_DAY = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.|\b\d{1,2}\s+(?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|pazdz|list|grud)"
)
# Words for stretches longer than a month: such a term is outside only when all of it is.
_LONG = re.compile(r"kwarta|polrocz|semestr|szkoln|roczn|\brok|\blata|\blatach")
_YEARS_ONLY = re.compile(r"^\D*\d{4}\D*(?:\d{4}\D*)?$")
_MONTH = re.compile(
    r"stycz|lut|mar[zc]|kwie|maj|czerw|lip|sierp|wrze|pazdz|list|grud|\b[ivx]+\b|\d\.\d{4}"
)


def is_reversed(term: Term) -> bool:
    """True when a term starts after its end."""
    return term.start is not None and term.end is not None and term.start > term.end


def is_backwards(period: Period) -> bool:
    """True when a period starts after its end."""
    return period.start is not None and period.end is not None and period.start > period.end


def is_outside(term: Term, period: Period) -> bool:
    """True when a term leaves the period of the plan.

    A term to the day must lie within the period; of one given in months, no month may lie wholly
    outside; one given in quarters, school years or years is outside only when all of it is.
    """
    if is_reversed(term):
        return False
    start, end = term.start or term.end, term.end or term.start
    if start is None or end is None:
        return False
    words = fold(term.text or "")
    if not _DAY.search(words):
        if _LONG.search(words) or (_YEARS_ONLY.match(words) and not _MONTH.search(words)):
            start, end = end, start
        else:
            start, end = _last_of_month(start), end.replace(day=1)
    starts_before = period.start is not None and start < period.start
    ends_after = period.end is not None and end > period.end
    return starts_before or ends_after


def _last_of_month(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def quote_of(action: Action) -> str | None:
    """The words of an action's term on one line."""
    return squeeze(action.term.text) if action.term.text else None
