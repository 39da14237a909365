"""The grammar of clauses: a point, a range, a deadline, a start; and lists of them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from language.terms.grammar import Setting, Tokens, read_point
from language.terms.points import Point

_STEP_NUMBERS = ("roman", "number", "ordinal")
_LABEL_WORDS = (*_STEP_NUMBERS, "word", "filler", "step", "period", "and")
_LINKS = (",", ";", "/", "&", "+", ":", "and", "then")
_LABEL_LENGTH = 8  # tokens; longer is a sentence and no label


class Clause(NamedTuple):
    """One clause. A point has `last` None, a deadline and a start have one point in `first`.

    `link` is what joins it to the clause before: "," for any sign of a list, "" for nothing.
    """

    kind: Literal["point", "range", "deadline", "start"]
    first: Point
    last: Point | None = None
    link: str = ""

    def points(self) -> tuple[Point, ...]:
        """The points in reading order."""
        return (self.first,) if self.last is None else (self.first, self.last)


class Reading(NamedTuple):
    """Clauses that follow each other, the place after them, and whether words were left aside."""

    clauses: tuple[Clause, ...]
    after: int
    free_words: bool


def read_clauses(tokens: Tokens, setting: Setting) -> Reading:
    """The clauses at the start of the tokens: "4, 5 i 8 maja 2020", "I etap: marzec 2023; …"."""
    clauses: list[Clause] = []
    at, free_words = 0, False
    while True:
        link, here = ("", at) if not clauses else skip_links(tokens, at)
        unlabelled = _skip_label(tokens, here)
        found = read_clause(tokens, unlabelled, setting)
        if found is None or (clauses and not link and not _may_follow(clauses[-1], found[0])):
            return Reading(tuple(clauses), at, free_words)
        clause, at = found
        free_words = free_words or _has_words(tokens, here, unlabelled)
        clauses.append(clause._replace(link=link))
        if clause.first.unit == "school_year":
            setting = setting._replace(school=True)


def read_clause(tokens: Tokens, at: int, setting: Setting) -> tuple[Clause, int] | None:
    """One clause at this token, or None."""
    at = _skip_fillers(tokens, at)
    if tokens[at].kind == "years":
        at += 1
        school = tokens[at].kind == "school"
        setting = setting._replace(years=True, school=setting.school or school)
        at = _skip_fillers(tokens, at + school)
        while tokens[at].kind in (":", "."):
            at += 1
    here = at
    while tokens[here].kind == "latest":
        here += 1
    if tokens[here].kind == "word" and tokens[here + 1].kind == "by_end":
        here += 1  # "z końcem maja", "przed upływem roku"
    if tokens[here].kind in ("until", "by_end") or here > at:
        here += tokens[here].kind == "until"
        found = _end_point(tokens, here, setting)
        return (Clause("deadline", found[0]), found[1]) if found else None
    if tokens[at].kind == "from":
        return _from_clause(tokens, at + 1, setting)
    if tokens[at].kind == "between":
        first = read_point(tokens, _skip_fillers(tokens, at + 1), setting)
        last = first and _after_sign(tokens, first[1], setting, ("then", "and"))
        return _range(first, last, setting) if first and last else None
    first = read_point(tokens, at, setting)
    if first is None or _counts_things(tokens, *first):
        return None
    last = _after_sign(tokens, first[1], setting, ("-", "until", "as_far_as"))
    if last is None:
        return Clause("point", first[0]), first[1]
    return _range(first, last, setting, dashed=tokens[first[1]].kind == "-")


def _range(
    first: tuple[Point, int], last: tuple[Point, int], setting: Setting, *, dashed: bool = False
) -> tuple[Clause, int]:
    """Both ends as a clause; a number alone takes the kind of its fellow: "03–06.2024".

    The 22 of "2020–22" is a year when a dash joins the two and no month can be meant, or after
    "lata"; the 30 of "2022 do 30" may be a day that lost its month.
    """
    start, end = first[0], last[0]
    if start.unit == "number" and not start.roman and end.numeric and start.number <= 12:
        start = start._replace(unit="month", month=start.number, numeric=True)
    if start.unit == "year" and start.year is not None and end.unit == "number" and not end.roman:
        century, short = divmod(start.year, 100)
        if end.number > short and (setting.years or (dashed and end.number > 12)):
            end = end._replace(unit="year", number=0, year=century * 100 + end.number)
    return Clause("range", start, end), last[1]


def _from_clause(tokens: Tokens, at: int, setting: Setting) -> tuple[Clause, int] | None:
    at = _skip_fillers(tokens, at)
    at += tokens[at].kind == "start"
    first = read_point(tokens, at, setting)
    if first is None:
        return None
    here = first[1] + (tokens[first[1]].kind == ",")
    last = _after_sign(tokens, here, setting, ("-", "until", "as_far_as"))
    if last:
        return _range(first, last, setting)
    return Clause("start", first[0]), first[1]


def _after_sign(
    tokens: Tokens, at: int, setting: Setting, signs: tuple[str, ...]
) -> tuple[Point, int] | None:
    """The second point of a range: "– 30 czerwca", "aż do końca 2023 r."."""
    here = at
    while tokens[here].kind in signs:
        here += 1
    if here == at:
        return None
    return _end_point(tokens, here + (tokens[here].kind == "until"), setting)


def _end_point(tokens: Tokens, at: int, setting: Setting) -> tuple[Point, int] | None:
    """A point that is an end: "końca czerwca" is June, since the last day of June is meant."""
    at = _skip_fillers(tokens, at)
    at += tokens[at].kind in ("end", "by_end")
    found = read_point(tokens, _skip_fillers(tokens, at), setting)
    return None if found and _counts_things(tokens, *found) else found


def _counts_things(tokens: Tokens, point: Point, after: int) -> bool:
    """True for the 2 of "2 spotkania", which is no day."""
    return point.unit == "number" and tokens[after].kind == "word"


def skip_links(tokens: Tokens, at: int) -> tuple[str, int]:
    """What joins two clauses of a list, as "," or "", and the place after it."""
    here = at
    while tokens[here].kind in _LINKS or _is_capital_and(tokens, here):
        here += 1
    return ("," if here > at else ""), here


def _is_capital_and(tokens: Tokens, at: int) -> bool:
    """ "MAJ I CZERWIEC": the word between two months and not the numeral."""
    one = tokens[at].kind == "roman" and tokens[at].value == 1
    return one and tokens[at + 1].kind in ("month", "number", "until", "from")


def _skip_fillers(tokens: Tokens, at: int) -> int:
    while tokens[at].kind in ("filler", "which_year", "period"):
        at += 1
        while tokens[at].kind in (".", ":"):
            at += 1
    return at


def _skip_label(tokens: Tokens, at: int) -> int:
    """The place after a label: "I etap", "etap I:", "diagnoza –"; or the same place."""
    if tokens[at].kind == "-" and (at == 0 or tokens[at].broken):
        at += 1  # a dash that opens an item of a list
    here = at
    if tokens[here].kind in _STEP_NUMBERS and tokens[here + 1].kind == "step":
        here += 2
    elif tokens[here].kind == "step":
        here += 1 + (tokens[here + 1].kind in _STEP_NUMBERS)
    if here > at:
        return here + (tokens[here].kind in (":", "-"))
    while tokens[here].kind in _LABEL_WORDS and here - at < _LABEL_LENGTH:
        here += 1
    labelled = here > at and any(token.kind in ("word", "period") for token in tokens[at:here])
    sign = tokens[here]
    spaced_dash = sign.kind == "-" and sign.spaced and tokens[here + 1].spaced
    return here + 1 if labelled and (sign.kind == ":" or spaced_dash) else at


def _has_words(tokens: Tokens, start: int, end: int) -> bool:
    return any(token.kind == "word" for token in tokens[start:end])


def _may_follow(clause: Clause, following: Clause) -> bool:
    """True when a clause may stand after another without a sign: two dates on two lines."""
    point = clause.last or clause.first
    whole = point.year is not None and point.unit != "number"
    heading = point.unit in ("year", "school_year") and following.first.year is None
    return whole and (heading or following.first.unit != "year")
