"""The grammar of points: how a day, a month, a part of a year, a year or a school year is written.

Every reader takes the tokens and a place and gives the point with the place after it, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from language.terms.points import HALVES, QUARTERS, Point, Unit
from language.terms.tokens import Token

Tokens = Sequence[Token]
Read = tuple[Point, int]

YEARS = range(1989, 2061)  # a bare number outside is no year of a plan
DATED_YEARS = range(1900, 2100)  # the year of a full date
_UNITS = {"quarter": QUARTERS, "half": HALVES, "semester": HALVES, "half_of": HALVES}


class Setting(NamedTuple):
    """Where a point is read. `column`: in a term column, not in running text; `years`: after
    "lata"; `school`: after "rok szkolny" or "lata szkolne"."""

    column: bool
    years: bool = False
    school: bool = False


class _Year(NamedTuple):
    year: int | None
    school: bool
    sure: bool
    after: int


def read_point(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """The point of time that starts at this token, or None."""
    reader = _READERS.get(tokens[at].kind)
    return reader(tokens, at, setting) if reader else None


# ------------------------------------------------------------------------------- years


def is_year(token: Token, years: range = YEARS) -> bool:
    """True for four figures that can be a year."""
    return token.kind == "number" and token.digits == 4 and token.value in years


def _second_year(first: Token, second: Token) -> bool:
    """True when the second number is the year after the first: 2023/2024, 2023/24."""
    if second.kind != "number" or second.digits not in (2, 4):
        return False
    return second.value == (first.value + 1) % (100 if second.digits == 2 else 10_000)


def _school_year(tokens: Tokens, at: int, setting: Setting) -> tuple[int, int] | None:
    """The first year of "2023/2024" and the place after it; with "-" only after "szkolny"."""
    sign = tokens[at + 1].kind if is_year(tokens[at]) else ""
    if sign not in ("/", "-") or not _second_year(tokens[at], tokens[at + 2]):
        return None
    if sign == "-" and not setting.school:
        return None
    return tokens[at].value, at + 3


def _after_year(tokens: Tokens, at: int) -> tuple[bool, int]:
    """Whether "r." or "roku" follows a year, and the place after it and its full stop."""
    marked = tokens[at].kind in ("year_mark", "year") and tokens[at + 1].kind != "school"
    at += marked
    if tokens[at].kind == "." and not (
        tokens[at + 1].kind == "number" and not tokens[at + 1].spaced
    ):
        at += 1
    return marked, at


def _stated_year(tokens: Tokens, at: int, setting: Setting) -> _Year:
    """The year or school year that follows a month or a part of a year; year None without one."""
    here = at
    while tokens[here].kind in ("which_year", "filler", "year", "school", "year_mark"):
        here += 1
        if tokens[here - 1].kind == "year_mark" and tokens[here].kind == ".":
            here += 1
    said = any(token.kind in ("year", "year_mark") for token in tokens[at:here])
    school = any(token.kind == "school" for token in tokens[at:here])
    if school and tokens[here].kind == ".":
        here += 1
    pair = _school_year(tokens, here, setting._replace(school=school or setting.school))
    if pair:
        return _Year(pair[0], True, True, _after_year(tokens, pair[1])[1])
    if not school and is_year(tokens[here]) and not _slashed(tokens, here + 1):
        marked, after = _after_year(tokens, here + 1)
        return _Year(tokens[here].value, False, said or marked, after)
    if tokens[at].kind == "this_year" or (said and here > at):
        return _Year(None, False, True, max(here, at + 1) if said else _stop(tokens, at + 1))
    return _Year(None, False, True, at)


def _slashed(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind == "/" and tokens[at + 1].kind == "number" and not tokens[at].spaced


def _stop(tokens: Tokens, at: int) -> int:
    return at + (tokens[at].kind == ".")


# -------------------------------------------------------------------------------- readers


def _from_number(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    if _mixed_signs(tokens, at):
        return None
    for reader in (_year_first, _day_in_figures, _month_in_figures):
        if found := reader(tokens, at, setting):
            return found
    pair = _school_year(tokens, at, setting)
    if pair:
        after = _after_year(tokens, pair[1])[1]
        after += tokens[after].kind == "school"
        return Point("school_year", year=pair[0], school=True), after
    if is_year(tokens[at]):
        return _bare_year(tokens, at, setting)
    return _counted(tokens, at + 1, tokens[at], setting)


def _year_first(tokens: Tokens, at: int, _: Setting) -> Read | None:
    """2023-06-30, 2023.06.30, 2023/06/30."""
    year, sign, month, sign2, day = (*tokens[at : at + 5], *tokens[-5:])[:5]
    if not is_year(year, DATED_YEARS) or sign.kind not in "-./" or sign2.kind != sign.kind:
        return None
    if not (month.digits == day.digits == 2 and not any(t.spaced for t in tokens[at + 1 : at + 5])):
        return None
    return Point("day", day.value, month.value, year.value), _after_year(tokens, at + 5)[1]


def _mixed_signs(tokens: Tokens, at: int) -> bool:
    """2023-06.30: year first or last, the day and the month cannot be told apart."""
    year, sign, one, sign2, other = (*tokens[at : at + 5], *tokens[-5:])[:5]
    together = not any(token.spaced for token in tokens[at + 1 : at + 5])
    figures = one.digits == other.digits == 2
    signs = sign.kind in "-./" and sign2.kind in "-./" and sign.kind != sign2.kind
    return is_year(year, DATED_YEARS) and together and figures and signs


def _day_in_figures(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """30.06.2023, 30. 06.23, 30-06-2023, 30/06/2023, 30 06 2023, 15.IX.2023, and 15.09 alone."""
    day = tokens[at]
    sign, here = _separator(tokens, at + 1, setting)
    month = tokens[here]
    if day.digits > 2 or not sign or month.kind not in ("number", "roman") or month.digits > 2:
        return None
    roman = month.kind == "roman"
    sign2, there = _separator(tokens, here + 1, setting)
    year = tokens[there]
    in_order = sign2 == sign or (sign == "." and sign2 == " ") or roman
    if (
        in_order
        and sign2
        and is_year(year, DATED_YEARS)
        and (sign != " " or roman or month.digits == 2)
    ):
        after = _after_year(tokens, there + 1)[1]
        return Point("day", day.value, month.value, year.value), after
    short = sign == sign2 == "." and year.kind == "number" and year.digits == 2
    short = short and not year.spaced and not tokens[there - 1].spaced
    if short and setting.column and not _goes_on(tokens, there + 1):
        after = _after_year(tokens, there + 1)[1]
        return Point("day", day.value, month.value, 2000 + year.value), after
    if sign != "." and not roman:
        return None
    if not (1 <= day.value <= 31 and 1 <= month.value <= 12) or _goes_on(tokens, here + 1):
        return None
    found = _stated_year(tokens, _stop(tokens, here + 1), setting)
    return Point("day", day.value, month.value, found.year, found.school), found.after


def _separator(tokens: Tokens, at: int, setting: Setting) -> tuple[str, int]:
    """The sign between the parts of a date and the place after it; "" when there is none."""
    token, following = tokens[at], tokens[at + 1]
    if token.kind == ".":
        return ".", at + 1
    if token.kind in "-/" and not token.spaced and not following.spaced:
        return token.kind, at + 1
    if token.kind in ("number", "roman") and token.spaced and not token.broken and setting.column:
        return " ", at
    return "", at


def _goes_on(tokens: Tokens, at: int) -> bool:
    """True when another number follows a full stop at once: 1.2.3 is no date."""
    return tokens[at].kind == "." and tokens[at + 1].kind == "number" and not tokens[at + 1].spaced


def _month_in_figures(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """09.2020, 9/2020, 09-2020; in running text only with "r." or "roku" after it."""
    month, year = tokens[at], tokens[at + 2]
    sign = tokens[at + 1]
    glued = not sign.spaced and (not year.spaced or sign.kind == ".")
    if sign.kind not in "./-" or not glued or month.digits > 2 or not 1 <= month.value <= 12:
        return None
    if not is_year(year) or _slashed(tokens, at + 3):
        return None
    marked, after = _after_year(tokens, at + 3)
    if not marked and (not setting.column or (sign.kind == "-" and month.digits == 1)):
        return None
    return Point("month", month=month.value, year=year.value, sure=marked, numeric=True), after


def _bare_year(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    if _slashed(tokens, at + 1):
        return None  # "2022/2024" is neither a school year nor two years
    marked, after = _after_year(tokens, at + 1)
    unit_year = tokens[at].value
    if setting.school:
        return Point("school_year", year=unit_year, school=True, sure=False), after
    return Point("year", year=unit_year, sure=marked or setting.years), after


def _counted(tokens: Tokens, at: int, number: Token, setting: Setting) -> Read | None:
    """A number and what it counts: "15 września", "IV kwartał 2023", "I półrocze"; or a number."""
    here = _stop(tokens, at)
    kind = tokens[here].kind
    roman = number.kind == "roman"
    if kind in _UNITS:
        return _part_of_year(tokens, here + 1, kind, number.value, setting)
    if kind == "month" and not roman and number.digits <= 2 and number.value > 0:
        after = _stop(tokens, here + 1)
        found = _stated_year(tokens, after, setting)
        return (
            Point("day", number.value, tokens[here].value, found.year, found.school),
            found.after if found.after > after else here + 1,
        )
    if number.digits > 2 or not 1 <= number.value <= 31:
        return None
    return Point("number", number.value, roman=roman), here


def _part_of_year(tokens: Tokens, at: int, kind: str, number: int, setting: Setting) -> Read | None:
    at = _stop(tokens, at)
    found = _stated_year(tokens, at, setting)
    number = _UNITS[kind] if number < 0 else number
    if not 1 <= number <= _UNITS[kind]:
        return None
    if kind == "half_of" and found.year is None:
        return None  # "pierwsza połowa września"
    if kind == "semester":
        return Point("vague", year=found.year, school=found.school), found.after
    unit: Unit = "quarter" if kind == "quarter" else "half"
    return Point(unit, number, year=found.year, school=found.school), found.after


def _from_roman(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    numeral = tokens[at]
    found = _counted(tokens, at + 1, numeral, setting)
    if found and found[0].unit != "number":
        return found
    here = at + 1
    if tokens[here].kind in "./-" and is_year(tokens[here + 1]) and not tokens[here].spaced:
        here += 1
    year = _stated_year(tokens, here, setting)
    if year.after > here:
        sure = year.sure and year.year is not None
        point = Point("month", 0, numeral.value, year.year, year.school, sure, roman=True)
        return point, year.after
    return found


def _from_ordinal(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    number, after = tokens[at], at + 1
    if number.value >= 20 and tokens[after].kind == "ordinal" and 0 < tokens[after].value < 10:
        number, after = number._replace(value=number.value + tokens[after].value), after + 1
    return _counted(tokens, after, number, setting)


def _from_small_roman(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """ "ii kwartał": small letters count as a numeral only before a part of a year."""
    counted = tokens[_stop(tokens, at + 1)].kind in _UNITS
    return _counted(tokens, at + 1, tokens[at], setting) if tokens[at].value and counted else None


def _from_month(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    here = at + 1
    sign = tokens[here]
    joined = sign.kind in "/-" and is_year(tokens[here + 1]) and not sign.spaced
    here += joined or sign.kind == "."
    year = _stated_year(tokens, here, setting)
    after = year.after if year.after > here else here if sign.kind == "." else at + 1
    return Point("month", 0, tokens[at].value, year.year, year.school), after


def _from_year_word(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """ "rok 2023", "rok szkolny 2023/2024", and both without a number."""
    here = _stop(tokens, at + 1)
    school = tokens[here].kind == "school"
    if tokens[at].kind == "year_mark" and not school:
        return None
    here += tokens[here].kind in ("school", "calendar")
    here = _stop(tokens, here)
    here += tokens[here].kind == ":"
    pair = _school_year(tokens, here, setting._replace(school=school or setting.school))
    if pair:
        point = Point("school_year", year=pair[0], school=True)
        return point, _after_year(tokens, pair[1])[1]
    if tokens[here].kind == "number":
        if school or not is_year(tokens[here]) or _slashed(tokens, here + 1):
            return None  # "rok szkolny 2023" says only half of it
        return Point("year", year=tokens[here].value), _after_year(tokens, here + 1)[1]
    return Point("school_year" if school else "year", school=school), here


def _from_unit(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """ "kwartał IV 2023", "Q1 2024"."""
    kind = "quarter" if tokens[at].kind == "quarter_sign" else tokens[at].kind
    here = _stop(tokens, at + 1)
    if tokens[here].kind in ("number", "roman") and tokens[here].digits <= 1:
        return _part_of_year(tokens, here + 1, kind, tokens[here].value, setting)
    if kind in ("half_of", "semester"):
        return _from_vague(tokens, at, setting)
    return None


def _from_vague(tokens: Tokens, at: int, setting: Setting) -> Read | None:
    """What has no certain days, with its year where one is stated: "koniec 2022", "wakacje"."""
    here = at + 1
    while tokens[here].kind in ("filler", "season_of_holiday"):
        here += 1
    inner = read_point(tokens, here, setting)
    if inner and inner[0].unit != "number":
        return Point("vague", year=inner[0].year, school=inner[0].school), inner[1]
    year = _stated_year(tokens, here, setting)
    return Point("vague", year=year.year, school=year.school), year.after


_READERS: dict[str, Callable[[Tokens, int, Setting], Read | None]] = {
    "number": _from_number,
    "roman": _from_roman,
    "ordinal": _from_ordinal,
    "word": _from_small_roman,
    "and": _from_small_roman,
    "month": _from_month,
    "year": _from_year_word,
    "year_mark": _from_year_word,
    "quarter": _from_unit,
    "half": _from_unit,
    "quarter_sign": _from_unit,
    "half_of": _from_unit,
    "semester": _from_unit,
    **dict.fromkeys(
        ["end", "by_end", "start", "finish", "vague", "holiday", "season"], _from_vague
    ),
}
