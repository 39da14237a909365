"""Periods and dates in running text and titles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from language.terms.clauses import Clause, read_clause, skip_links
from language.terms.grammar import Setting, Tokens, read_point
from language.terms.points import Point, days_of, is_impossible_day
from language.terms.resolve import Resolved, resolve
from language.terms.tokens import tokenise
from language.text.flatten import flat
from model.plan import Period

_RUNNING = Setting(column=False)
_OPENERS = frozenset(
    {"from", "years", "year", "year_mark", "number", "roman", "ordinal", "month", "between"}
    | {"until", "quarter", "half", "half_of", "quarter_sign"}
)
_BETWEEN_LABEL_AND_DATE = frozenset(
    {"word", "filler", "period", "step", "year_mark", "until", *":-.(),;"}
)
_LABEL_LENGTH = 8  # tokens between "rozpoczęcie" and its date: "realizacji harmonogramu (HDR):"


class FoundPeriod(NamedTuple):
    """A period, the words it was read from, and their first and past-the-last character."""

    period: Period
    text: str
    span: tuple[int, int]


class FoundDate(NamedTuple):
    """A day stated in full; `day` is None when the calendar has no such day ("31.06.2021")."""

    day: date | None
    text: str
    span: tuple[int, int]


def parse_period(text: str) -> list[FoundPeriod]:
    """The periods that a sentence or title states, in their order.

    Ranges ("od … do …", "2021–2023"), years, school years, quarters and months with a year; a
    start alone ("od 2021 r.") has `end` None. An end alone counts only where the text calls it a
    period ("na okres do 31.12.2023") or holds nothing else. Single days are no periods. Periods
    that follow each other without a gap ("2020, 2021 i 2022") are one.
    """
    tokens = tokenise(flat(text), text)
    found: list[FoundPeriod] = []
    at = 0
    while tokens[at].kind != "stop":
        said, after = _labelled(tokens, at) or _period(tokens, at)
        if said is None:
            at = after
            continue
        start, end = tokens[at].start, _end_of(tokens, after)
        at = after
        found.append(
            FoundPeriod(Period(start=said.start, end=said.end), text[start:end], (start, end))
        )
    return found


def labelled_period(text: str) -> Period | None:
    """The period of "Data rozpoczęcia: 01.03.2021, data zakończenia: 31.08.2022", or None."""
    tokens = tokenise(flat(text), text)
    for at in range(len(tokens) - 4):
        if read := _labelled(tokens, at):
            return Period(start=read[0].start, end=read[0].end)
    return None


def find_dates(text: str) -> list[FoundDate]:
    """The days stated with day, month and year of four figures, in their order."""
    tokens = tokenise(flat(text), text)
    found: list[FoundDate] = []
    at = 0
    while tokens[at].kind != "stop":
        read = _day(tokens, at)
        if read is None:
            at += 1
            continue
        point, after = read
        days = days_of(point)
        start, end = tokens[at].start, _end_of(tokens, after)
        found.append(FoundDate(days.first if days else None, text[start:end], (start, end)))
        at = after
    return found


def has_impossible_day(text: str) -> bool:
    """True when the text names a day that no calendar has, with or without a year."""
    tokens = tokenise(flat(text), text)
    reads = (read_point(tokens, at, _RUNNING) for at in range(len(tokens) - 4))
    return any(is_impossible_day(read[0]) for read in reads if read)


# -------------------------------------------------------------------------------- periods


def _period(tokens: Tokens, at: int) -> tuple[Resolved | None, int]:
    """The period at this token, or None, and where to look on.

    A day or a deadline is passed over whole: "5 maja 2021" holds no month of May.
    """
    if tokens[at].kind not in _OPENERS or _is_inside_number(tokens, at):
        return None, at + 1
    read = read_clause(tokens, at, _RUNNING)
    said = read and _days_of_period(read[0])
    if not said and (ends := _months_in_figures(tokens, at)):
        read, said = ends, _days_of_period(ends[0])
        said = said and said._replace(sure=True)
    if not read or not said or _number_goes_on(tokens, read[1]):
        day = _day(tokens, at)
        return None, day[1] if day else at + 1
    clause, after = read
    if clause.kind == "deadline":
        return (said if _is_called_period(tokens, at, after) else None), after
    if clause.kind != "start":
        said, after = _with_following(tokens, said, clause, after, tokens[at].kind == "years")
    return (said, after) if said.sure else (None, at + 1)


def _months_in_figures(tokens: Tokens, at: int) -> tuple[Clause, int] | None:
    """ "01.2021–08.2022": one end alone may be the number of a thing, both are months."""
    if tokens[at].kind not in ("number", "from"):
        return None
    read = read_clause(tokens, at, _RUNNING._replace(column=True))
    if read is None or read[0].kind != "range" or read[0].last is None:
        return None
    both = all(point.numeric and point.unit == "month" and point.year for point in read[0].points())
    return read if both else None


def _days_of_period(clause: Clause) -> Resolved | None:
    said = resolve([clause])
    if said is None or not (said.start or said.end):
        return None
    single_day = clause.kind == "point" and clause.first.unit == "day"
    return None if single_day or said.kind == "incomplete" else said


def _with_following(
    tokens: Tokens, said: Resolved, clause: Clause, after: int, years: bool
) -> tuple[Resolved, int]:
    """The period with those that go on where it ends; "na lata 2004/05 2008/09" lacks its dash."""
    school = clause.first.school
    setting = _RUNNING._replace(years=years, school=school)
    while said.end is not None:
        link, here = skip_links(tokens, after)
        read = read_clause(tokens, here, setting) if here < len(tokens) - 4 else None
        following = read and read[0].kind in ("point", "range") and _days_of_period(read[0])
        if not read or not following or _number_goes_on(tokens, read[1]):
            break
        follows_on = bool(link) and following.start == said.end + timedelta(days=1)
        dash_lost = years and school and not link and read[0].first.school
        if not (follows_on or dash_lost):
            break
        said = said._replace(end=following.end, sure=said.sure or following.sure)
        after = read[1]
    return said, after


def _is_called_period(tokens: Tokens, at: int, after: int) -> bool:
    """True when "okres" stands shortly before, or nothing else stands in the text."""
    before = tokens[max(0, at - 4) : at]
    alone = at == 0 and tokens[after].kind in ("stop", ".")
    return alone or any(token.kind == "period" for token in before)


def _labelled(tokens: Tokens, at: int) -> tuple[Resolved, int] | None:
    if tokens[at].kind != "start":
        return None
    first = _after_label(tokens, at + 1)
    here = first[1] if first else 0
    while first and tokens[here].kind in _BETWEEN_LABEL_AND_DATE and here - first[1] < 4:
        here += 1
    if first is None or tokens[here].kind not in ("finish", "end", "by_end"):
        return None
    last = _after_label(tokens, here + 1)
    if last is None:
        return None
    said = resolve([Clause("range", first[0], last[0])])
    return (said, last[1]) if said and (said.start or said.end) else None


def _after_label(tokens: Tokens, at: int) -> tuple[Point, int] | None:
    for here in range(at, min(at + _LABEL_LENGTH, len(tokens) - 4)):
        read = read_point(tokens, here, _RUNNING)
        if read and days_of(read[0]):
            return read
        if tokens[here].kind not in _BETWEEN_LABEL_AND_DATE:
            return None
    return None


# ---------------------------------------------------------------------------------- days


def _day(tokens: Tokens, at: int) -> tuple[Point, int] | None:
    if tokens[at].kind not in ("number", "ordinal") or _is_inside_number(tokens, at):
        return None
    read = read_point(tokens, at, _RUNNING)
    if not read or read[0].unit != "day" or read[0].year is None or read[0].school:
        return None
    return None if _number_goes_on(tokens, read[1]) else read


def _is_inside_number(tokens: Tokens, at: int) -> bool:
    """True for the middle of a longer number, as in the case number OE.4320.12.2021."""
    if at == 0 or tokens[at].spaced:
        return False
    before = tokens[at - 1].kind
    return before in ("word", "number", "roman") or (
        before in "./"
        and at > 1
        and not tokens[at - 1].spaced
        and tokens[at - 2].kind != "year_mark"
    )


def _number_goes_on(tokens: Tokens, at: int) -> bool:
    sign, following = tokens[at], tokens[at + 1]
    glued = not sign.spaced and not following.spaced
    return glued and sign.kind in "./" and following.kind == "number"


def _end_of(tokens: Tokens, after: int) -> int:
    """The end of what was read, without the full stop of a sentence: "2022." but "2022 r."."""
    last = tokens[after - 1]
    ends_sentence = last.kind == "." and tokens[after - 2].kind not in ("year_mark", "month")
    return tokens[after - 2].end if ends_sentence else last.end
