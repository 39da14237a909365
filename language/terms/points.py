"""Points of time as people name them (a day, a month, a quarter, a year), and their days."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal, NamedTuple

Unit = Literal["day", "month", "quarter", "half", "year", "school_year", "number", "vague"]

QUARTERS, HALVES = 4, 2
SCHOOL_YEAR_START = 9  # a school year runs from 1 September to 31 August (contract)


class Point(NamedTuple):
    """A point of time as written; what is not written is None.

    `number` is the day of the month, or the number of the quarter or half-year, or a number whose
    meaning the next point tells ("2–13 września"); `roman` says that it was written as a Roman
    numeral, `numeric` that a month was written in figures. With `school`, `year` is the first
    year of a school year. `sure` is False for a reading that only a term column bears out ("2023",
    "IX 2023"). `vague` stands for what has no certain days (a semester, winter holidays).
    """

    unit: Unit
    number: int = 0
    month: int = 0
    year: int | None = None
    school: bool = False
    sure: bool = True
    roman: bool = False
    numeric: bool = False


class Days(NamedTuple):
    """First and last day of a point; both None for a day that the calendar does not have."""

    first: date | None
    last: date | None


def days_of(point: Point) -> Days | None:
    """The days of a point, or None when its year is not known or it has no certain days."""
    if point.year is None or point.unit in ("number", "vague"):
        return None
    if point.unit in ("day", "month"):
        return _days_in_month(point, _calendar_year(point))
    if point.unit == "school_year":
        return _whole_months(point.year, SCHOOL_YEAR_START, 12)
    if point.school:
        return None  # "I kwartał roku szkolnego": which one is anybody's guess
    months = {"quarter": 12 // QUARTERS, "half": 12 // HALVES}.get(point.unit, 12)
    return _whole_months(point.year, 1 + months * max(0, point.number - 1), months)


def is_impossible_day(point: Point) -> bool:
    """True for a day that no calendar has; 29 February without a year is possible."""
    if point.unit != "day":
        return False
    days = _days_in_month(point, 2024 if point.year is None else _calendar_year(point))
    return days.first is None


def _calendar_year(point: Point) -> int:
    year = point.year or 0
    return year + 1 if point.school and point.month < SCHOOL_YEAR_START else year


def _days_in_month(point: Point, year: int) -> Days:
    if not 1 <= point.month <= 12:
        return Days(None, None)
    length = calendar.monthrange(year, point.month)[1]
    if point.unit == "month":
        return Days(date(year, point.month, 1), date(year, point.month, length))
    if not 1 <= point.number <= length:
        return Days(None, None)
    day = date(year, point.month, point.number)
    return Days(day, day)


def _whole_months(year: int, month: int, count: int) -> Days:
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    length = calendar.monthrange(end_year, end_month + 1)[1]
    return Days(date(year, month, 1), date(end_year, end_month + 1, length))
