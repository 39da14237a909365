"""From clauses to days: what one point leaves out ("2–13 września 2020") its neighbours tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from language.terms.clauses import Clause
from language.terms.points import HALVES, QUARTERS, Days, Point, days_of, is_impossible_day
from model.plan import TermKind

_YEARS = ("year", "school_year")
_ONE_LETTER = (1, 5, 10)  # I, V and X alone may be a tick or a stage as well as a month


class Resolved(NamedTuple):
    """What a term says, in the values of `model.plan.Term`; `sure` as in `Point`."""

    kind: TermKind
    start: date | None = None
    end: date | None = None
    impossible: bool = False
    sure: bool = True


class _Span(NamedTuple):
    """The days of one clause; `days` is None when they cannot be told."""

    kind: str
    days: Days | None
    one_day: bool


def resolve(clauses: Sequence[Clause]) -> Resolved | None:
    """What the clauses say together, or None when they do not fit together."""
    clauses = _repeat_years(_share_single_year(clauses))
    told = [point for clause in clauses for point in clause.points()]
    points = _complete(told)
    if not clauses or points is None:
        return None
    impossible = any(is_impossible_day(point) for point in points)
    if any(point.unit == "vague" for point in points):
        undated = any(point.year is None for point in points)
        return Resolved("incomplete") if undated else None
    if any(point.year is None for point in points) or _turns_back(clauses, told, points):
        return Resolved("incomplete", impossible=impossible)
    spans = _spans(clauses, points)
    if spans is None:
        return None
    resolved = _together(spans)
    if resolved is None:
        return None
    sure = all(point.sure for point in points) or len(points) > 1
    return resolved._replace(impossible=impossible, sure=sure)


# -------------------------------------------------------------------- what is left unsaid


def _share_single_year(clauses: Sequence[Clause]) -> list[Clause]:
    """A year that stands alone before or after clauses without one is theirs: "maj, 2023"."""
    kept = [_year_as_heading(clause) for clause in clauses]
    if len(kept) < 2:
        return kept
    for alone, others in ((kept[0], kept[1:]), (kept[-1], kept[:-1])):
        year = alone.first
        bare = alone.kind == "point" and year.unit in _YEARS and year.year is not None
        if bare and all(
            p.year is None and p.unit not in _YEARS for c in others for p in c.points()
        ):
            return [_with_year(clause, year) for clause in others]
    return kept


def _year_as_heading(clause: Clause) -> Clause:
    """ "2023 – I kwartał" is the quarter of that year, no range."""
    first, last = clause.first, clause.last
    if last is None or first.unit not in _YEARS or first.year is None:
        return clause
    if last.year is not None or last.unit in (*_YEARS, "number"):
        return clause
    return _with_year(clause._replace(kind="point", first=last, last=None), first)


def _repeat_years(clauses: Sequence[Clause]) -> list[Clause]:
    """ "czerwiec 2023 i 2024": the clause comes back in the second year."""
    repeated: list[Clause] = []
    for clause in clauses:
        before = repeated[-1] if repeated else None
        alone = clause.kind == "point" and clause.first.unit == "year" and clause.link
        if alone and before and all(_is_finer(p) for p in before.points()):
            repeated.append(_with_year(before, clause.first)._replace(link=","))
        else:
            repeated.append(clause)
    return repeated


def _is_finer(point: Point) -> bool:
    return point.unit not in (*_YEARS, "vague") and not point.school


def _with_year(clause: Clause, year: Point) -> Clause:
    first = clause.first._replace(year=year.year, school=year.school)
    last = clause.last and clause.last._replace(year=year.year, school=year.school)
    return clause._replace(first=first, last=last)


def _complete(points: Sequence[Point]) -> list[Point] | None:
    """The points with units and years taken from their neighbours; None when a number fits none."""
    complete: list[Point] = []
    following: Point | None = None
    for point in reversed(points):
        if point.unit == "number":
            named = _named_number(point, following)
            if named is None:
                return None
            point = named
        if following is not None:
            point = _with_year_of(point, following)
        complete.append(point)
        following = point
    complete.reverse()
    for index in range(1, len(complete)):
        complete[index] = _with_year_of(complete[index], complete[index - 1])
    return complete


def _with_year_of(point: Point, other: Point) -> Point:
    """The point, with the year of its neighbour when it has none of its own."""
    if point.year is not None or point.unit in _YEARS or other.unit in _YEARS:
        return point
    return point._replace(year=other.year, school=other.school)


def _named_number(point: Point, following: Point | None) -> Point | None:
    """What a number counts: the "I" of "I–III kwartał", the "2" of "2–13 września"."""
    if following is None:
        alone = _is_month(point) and point.number not in _ONE_LETTER
        return point._replace(unit="month", month=point.number) if alone else None
    if following.unit == "day" and not point.roman:
        return point._replace(unit="day", month=following.month)
    if following.unit in ("quarter", "half"):
        most = QUARTERS if following.unit == "quarter" else HALVES
        return point._replace(unit=following.unit) if point.number <= most else None
    if following.unit == "month" and following.roman and _is_month(point):
        return point._replace(unit="month", month=point.number)
    return None


def _is_month(point: Point) -> bool:
    return point.roman and point.number <= 12


def _turns_back(clauses: Sequence[Clause], told: Sequence[Point], points: Sequence[Point]) -> bool:
    """True when a year taken from a neighbour would make time run backwards.

    "listopad – luty 2021" says February of 2021; that November is the one before is likely, but
    not written.
    """
    if not any(p.year is None for p in told if p.unit not in _YEARS):
        return False
    if len(clauses) == 1 and len(points) == 1:
        return False
    firsts = [days.first for days in map(days_of, points) if days and days.first]
    return any(one > two for one, two in pairwise(firsts))


# ------------------------------------------------------------------------------- the days


def _spans(clauses: Sequence[Clause], points: Sequence[Point]) -> list[_Span] | None:
    spans: list[_Span] = []
    index = 0
    for clause in clauses:
        own = points[index : index + len(clause.points())]
        index += len(own)
        own = _school_years_by_their_edges(own)
        days = [days_of(point) for point in own]
        if not days or any(day is None for day in days):
            return None
        first, last = days[0], days[-1]
        assert first is not None and last is not None
        one_day = all(point.unit == "day" for point in own) and first == last
        spans.append(_Span(clause.kind, Days(first.first, last.last), one_day))
    return spans


def _school_years_by_their_edges(points: Sequence[Point]) -> Sequence[Point]:
    """ "lata szkolne 2023–2025" end in 2025; "rok szkolny 2023" says only half of it: nothing."""
    halves = [point.unit == "school_year" and not point.sure for point in points]
    if not any(halves):
        return points
    if len(points) == 1 or not all(halves) or points[1].year is None:
        return ()
    return (points[0], points[1]._replace(year=points[1].year - 1))


def _together(spans: Sequence[_Span]) -> Resolved | None:
    kinds = {span.kind for span in spans}
    starts = [span.days.first for span in spans if span.days]
    ends = [span.days.last for span in spans if span.days]
    if spans[0].kind == "deadline" and kinds <= {"deadline", "point"}:
        return Resolved("deadline", None, _latest(ends))
    if len(spans) == 1:
        if spans[0].kind == "start":
            return Resolved("range", starts[0], None)
        return Resolved("date" if spans[0].one_day else "range", starts[0], ends[0])
    if kinds <= {"point", "range"}:
        return Resolved("range", _earliest(starts), _latest(ends))
    return None


def _earliest(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _latest(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None
