"""Terms as Polish clerks write them: "do końca I kwartału 2024 r.", "IX–XII 2023 r."."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from language.terms.clauses import read_clauses, skip_links
from language.terms.grammar import Setting, is_year
from language.terms.resolve import Resolved, resolve
from language.terms.search import (
    FoundDate,
    FoundPeriod,
    find_dates,
    has_impossible_day,
    labelled_period,
    parse_period,
)
from language.terms.tokens import Token, tokenise
from language.text.flatten import flat
from language.text.patterns import any_of, load
from model.location import Location
from model.plan import Term

__all__ = ["FoundDate", "FoundPeriod", "find_dates", "parse_period", "parse_term"]

_COLUMN = Setting(column=True)
_NOTHING = re.compile(r"[\s\-.…_/*]*")
_TEXT = Resolved("text")
_SHORTEST_SPAN = 85  # days: a quarter; in less hardly anything recurs
_NUMBERS = ("number", "roman", "ordinal")
# Kinds of tokens that make a remark after a term part of the term.
_DATED = (
    "month", "quarter", "half", "half_of", "semester", "holiday", "season", "year", "years",
    "vague", "end", "by_end", "start", "finish", "from",
)  # fmt: skip


def parse_term(text: str | None, *, location: Location | None = None) -> Term:
    """What a cell of the term column says; see the contract for start and end of each kind.

    Never a wrong date: what cannot be read for sure is `text`, what lacks its year `incomplete`.
    A start without an end ("od 1.09.2023 r.") is a range whose `end` is None. Recurring and
    continuous terms keep start and end only where the text states both. A list of dates is the
    range from its first day to its last.
    """
    if text is None or is_blank(text):
        return Term(text=text.strip() or None if text else None, kind="missing", location=location)
    said = _read(unicodedata.normalize("NFC", text).replace("\u00ad", ""))
    return Term(
        text=text.strip(),
        start=said.start,
        end=said.end,
        kind=said.kind,
        impossible=said.impossible,
        location=location,
    )


def is_blank(text: str) -> bool:
    """True for a cell that says nothing: empty, dashes, dots, "brak", "b.d."."""
    plain = flat(text)
    return bool(_NOTHING.fullmatch(plain) or _pattern("missing").fullmatch(plain.strip(" .-\n")))


def _read(text: str) -> Resolved:
    plain = flat(text)
    if _pattern("moved").search(plain):
        return _TEXT
    if _pattern("recurring").search(plain):
        return _recurring(text)
    plain = _blank(plain, "aside")
    goes_on = _pattern("continuous").search(plain) is not None
    plain = _blank(plain, "continuous") if goes_on else plain
    unending = _pattern("open_end").search(plain) is not None
    plain = _blank(plain, "open_end") if unending else plain
    said = _with_brackets(plain, text)
    if said is not None and unending:
        said = said._replace(kind="range", end=None) if said.start else None
    if goes_on and not (said and said.start and said.end):
        return Resolved("continuous", said.start if said else None, said.end if said else None)
    return said or _labelled_pair(text) or _TEXT


def _recurring(text: str) -> Resolved:
    """A recurring term; the range in which it recurs, where the text states one."""
    whole = [
        found.period for found in parse_period(text) if found.period.start and found.period.end
    ]
    said = Resolved("recurring", impossible=has_impossible_day(text))
    if len(whole) != 1 or whole[0].start is None or whole[0].end is None:
        return said
    if 0 <= (whole[0].end - whole[0].start).days < _SHORTEST_SPAN:
        return said  # "październik 2023, cyklicznie": the first time only
    return said._replace(start=whole[0].start, end=whole[0].end)


def _labelled_pair(text: str) -> Resolved | None:
    """ "Rozpoczęcie: 01.03.2021, zakończenie: 31.08.2022"."""
    period = labelled_period(text)
    return Resolved("range", period.start, period.end) if period else None


# --------------------------------------------------------------------- brackets and remarks


def _with_brackets(plain: str, text: str) -> Resolved | None:
    """The reading of a text in which brackets may hold a remark, a restatement, or a part."""
    tokens = tokenise(plain, text)
    if not any(token.kind in "()[]" for token in tokens):
        return _whole(tokens, plain)
    outer, inner = _split_brackets(tokens)
    said = _whole(outer, plain)
    if said is None or said.kind == "incomplete":
        flattened = [token for token in tokens if token.kind not in "()[]"]
        return _whole(flattened, plain) or said
    if not any(_is_dated(token) for token in inner[:-4]):
        return said
    again = _whole(inner, plain)
    return said if again and _agrees(said, again) else None


def _split_brackets(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    outer: list[Token] = []
    inner: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind in "([":
            depth += 1
        elif token.kind in ")]":
            depth = max(0, depth - 1)
        elif token.kind == "stop" or not depth:
            outer.append(token)
        else:
            inner.append(token)
    return outer, inner + outer[-4:]


def _agrees(outer: Resolved, inner: Resolved) -> bool:
    """True when what the brackets say lies within what stands before them."""
    if inner.kind in ("incomplete", "text"):
        return inner.kind == "incomplete"
    late = outer.start and inner.start and inner.start < outer.start
    return not late and bool(outer.end and inner.end and inner.end <= outer.end)


def _whole(tokens: list[Token], plain: str) -> Resolved | None:
    """The reading when it takes the whole text, but for a remark after it; else None."""
    while tokens[0].kind in ",;:.":
        tokens = tokens[1:]
    if tokens[0].kind == "stop":
        return None
    reading = read_clauses(tokens, _COLUMN)
    rest = reading.after
    while tokens[rest].kind in ".,;:":
        rest += 1
    remark = tokens[rest].kind != "stop"
    if remark and not _is_remark(tokens, reading.after):
        return None
    if (remark or reading.free_words) and _pattern("veto").search(plain):
        return None
    said = resolve(reading.clauses)
    unfinished = tokens[reading.after].kind == "-" and tokens[reading.after + 1].kind == "stop"
    if unfinished and said and said.kind in ("date", "range"):
        return said._replace(kind="range", end=None)  # "01.09.2023 –"
    return said


def _is_remark(tokens: list[Token], at: int) -> bool:
    """True when the rest begins with a sign and holds nothing that could be part of the term."""
    _, after = skip_links(tokens, at)
    opened = after > at or tokens[at].kind in (".", "-") or tokens[at].broken
    after += tokens[after].kind == "-"
    if tokens[after].kind in _NUMBERS and tokens[after + 1].kind not in ("word", "step"):
        return False  # "15.03.2023 – 20": half a range
    return opened and not any(_is_dated(token) for token in tokens[at:])


def _is_dated(token: Token) -> bool:
    return token.kind in _DATED or is_year(token)


# ------------------------------------------------------------------------------- phrases


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = load("terms")
    return any_of(data["phrases"][name], data["lists"])


def _blank(plain: str, name: str) -> str:
    """The text with these phrases made spaces, so that places stay what they are."""
    return _pattern(name).sub(lambda match: " " * len(match.group()), plain)
