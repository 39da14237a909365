"""The terms of a plan on one axis of time: where bars start and end, and what has no bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from model.plan import Action, Period, Plan, Term
from reports.phrases import days_in_text, shorten, term_reading
from reports.wording import Wording

BarKind = Literal["stretch", "deadline", "whole"]
Wrong = Literal["outside", "reversed"]

_LONGEST_NAME = 90
_ONE_DAY = timedelta(days=1)
# Quarters up to four years, years beyond: about twenty marks at most.
_MOST_QUARTERS = 16
# A mistyped year must not shrink the others to nothing: the axis goes this far beyond the period.
_BEYOND = timedelta(days=366)
# The axis ends a quarter later, which the calendar must still have.
_LAST_DAY = date(9999, 9, 30)
# A mark that is nearer to the right edge, in % of the axis, has no room for its label.
_NO_ROOM = 95.0


@dataclass(frozen=True)
class Bar:
    """Where a term lies, in % of the axis.

    A deadline is open to the left: it begins where the axis or the period does. `whole` is a term
    without days of its own (continuous, recurring): all of the period.
    """

    left: float
    width: float
    kind: BarKind


@dataclass(frozen=True)
class TimelineRow:
    """One action. `bar` is None where the term gives no day.

    `wrong` is what the days cannot be: "outside" the period, "reversed", or None.
    """

    number: str | None
    name: str
    reading: str
    bar: Bar | None
    wrong: Wrong | None


@dataclass(frozen=True)
class Mark:
    """A line across the axis where a quarter or a year begins; `label` is "" for lesser ones."""

    at: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """All actions on one axis. `period` is left and width of the period in %, None without one."""

    rows: tuple[TimelineRow, ...]
    marks: tuple[Mark, ...]
    period: tuple[float, float] | None
    period_days: str

    @property
    def any_wrong(self) -> bool:
        """Whether some term cannot be as it is."""
        return any(row.wrong for row in self.rows)


def timeline_of(plan: Plan, wording: Wording) -> Timeline | None:
    """The timeline of a plan; None where no term and no period gives a day to draw from."""
    period = plan.period.value if plan.period else None
    axis = _axis(period, [action.term for action in plan.actions])
    if axis is None or not plan.actions:
        return None
    return Timeline(
        rows=tuple(_row(action, axis, period, wording) for action in plan.actions),
        marks=tuple(_marks(axis)),
        period=_drawn_period(axis, period),
        period_days=days_in_text(period.start, period.end, wording) if period else "",
    )


@dataclass(frozen=True)
class _Axis:
    """The first day drawn, and the first day that is not."""

    first: date
    end: date

    def at(self, day: date) -> float:
        """Where a day begins, in % of the axis, within it."""
        share = (day - self.first) / (self.end - self.first)
        return round(100 * min(1.0, max(0.0, share)), 2)


def _axis(period: Period | None, terms: Sequence[Term]) -> _Axis | None:
    """From the start of a quarter to the end of one, around the period and the terms."""
    known = [day for day in (period.start, period.end) if day] if period else []
    told = [day for term in terms for day in (term.start, term.end) if day]
    if known:
        low, high = _before(min(known)), _after(max(known))
        told = [min(max(day, low), high) for day in told]
    if not known and not told:
        return None
    first, last = min(known + told), min(max(known + told), _LAST_DAY)
    return _Axis(_quarter_start(first), _next_quarter(last))


def _before(day: date) -> date:
    return day - min(_BEYOND, day - date.min)


def _after(day: date) -> date:
    return day + min(_BEYOND, date.max - day)


def _quarter_start(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _next_quarter(day: date) -> date:
    month = _quarter_start(day).month + 3
    return date(day.year + month // 13, month if month <= 12 else 1, 1)


def _marks(axis: _Axis) -> Iterator[Mark]:
    quarters = list(_quarters(axis))
    fine = len(quarters) <= _MOST_QUARTERS
    for number, day in enumerate(quarters):
        at = axis.at(day)
        if day.month == 1 or number == 0:
            yield Mark(at, str(day.year) if at < _NO_ROOM and _has_room(quarters, number) else "")
        elif fine:
            yield Mark(at, "")


def _has_room(quarters: Sequence[date], number: int) -> bool:
    """The first mark is not labelled when the next year begins a quarter later."""
    return number > 0 or len(quarters) < 2 or quarters[1].month != 1


def _quarters(axis: _Axis) -> Iterator[date]:
    day = axis.first
    while day < axis.end:
        yield day
        day = _next_quarter(day)


def _drawn_period(axis: _Axis, period: Period | None) -> tuple[float, float] | None:
    if period is None or not (period.start or period.end):
        return None
    left = axis.at(period.start) if period.start else 0.0
    right = axis.at(period.end + _ONE_DAY) if period.end else 100.0
    return (left, round(right - left, 2)) if right > left else None


def _row(action: Action, axis: _Axis, period: Period | None, wording: Wording) -> TimelineRow:
    return TimelineRow(
        number=action.number,
        name=shorten(action.name, _LONGEST_NAME),
        reading=term_reading(action.term, wording),
        bar=_bar(action.term, axis, period),
        wrong=_wrong(action.term, period),
    )


def _bar(term: Term, axis: _Axis, period: Period | None) -> Bar | None:
    drawn = _drawn_period(axis, period) or (0.0, 100.0)
    if term.start and term.end:
        first, last = sorted((term.start, term.end))
        left = axis.at(first)
        return Bar(left, round(max(axis.at(last) + _day(axis) - left, 0.4), 2), "stretch")
    if term.end:
        right = min(100.0, axis.at(term.end) + _day(axis))
        left = min(drawn[0], right)
        return Bar(left, round(max(right - left, 0.4), 2), "deadline")
    if term.start:
        left = axis.at(term.start)
        right = max(sum(drawn), left)
        return Bar(left, round(max(right - left, 0.4), 2), "stretch")
    if term.kind in ("continuous", "recurring"):
        return Bar(*drawn, "whole")
    return None


def _day(axis: _Axis) -> float:
    return 100 / (axis.end - axis.first).days


def _wrong(term: Term, period: Period | None) -> Wrong | None:
    if term.start and term.end and term.start > term.end:
        return "reversed"
    told = [day for day in (term.start, term.end) if day]
    return "outside" if period and any(_beyond(day, period) for day in told) else None


def _beyond(day: date, period: Period) -> bool:
    before = period.start is not None and day < period.start
    after = period.end is not None and day > period.end
    return before or after
