"""Columns of months, quarters or years in which a mark says when an action happens.

Such a table has no column for the term: "2023" over "IX", "X", "XI" and a cross where the action
runs. The term is put together from the headers of the marked columns, in words that the grammar
of terms reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.schedule_words import schedule_words
from extractors.tables.header_types import Column
from language.terms.parse import parse_term
from model.plan import Term
from model.text import fold

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?:\s*/\s*(?:20)?\d\d)?")
_LONGEST = 30
_LEAST = 3


@lru_cache(maxsize=4096)
def is_time(text: str) -> bool:
    """True for the header of a month, quarter, half-year or year, with or without a year."""
    if not text or len(text) > _LONGEST:
        return False
    return _dated(text).kind == "range"


def _dated(text: str) -> Term:
    """The term of a header; a year is lent to one that has none, to read it at all."""
    return parse_term(text if _YEAR.search(text) else f"{text} 2000")


def time_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The unknown columns that stand for stretches of time, when there are at least three.

    Two years are as good as three months: a plan for two years has two such columns.
    """
    found = tuple(column for column in columns if is_time_column(column))
    return found if len(found) >= _LEAST or all(_YEAR.search(c.text) for c in found) else ()


def is_time_column(column: Column) -> bool:
    """True for a column of no field whose header is a stretch of time."""
    return not column.fields and (is_time(_words(column)) or is_time(column.text))


def is_mark(text: str) -> bool:
    """True for a cross, a tick or the like."""
    return fold(text) in _marks()


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return frozenset(fold(mark) for mark in schedule_words().marks)


def term_text(columns: Sequence[Column], marked: Sequence[bool]) -> str:
    """The term that marks in these columns mean, in words: runs of neighbours as ranges.

    >>> from extractors.tables.header_types import Column
    >>> months = [Column(index=i, text=f"2023 {m}", group="2023") for i, m in enumerate("VI")]
    >>> term_text(months, [True, True])
    'V 2023 – I 2023'
    """
    runs: list[list[str]] = []
    open_run = False
    for column, is_marked in zip(columns, marked, strict=True):
        if is_marked and open_run:
            runs[-1].append(_words(column))
        elif is_marked:
            runs.append([_words(column)])
        open_run = is_marked
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} – {run[-1]}" for run in runs)


def _words(column: Column) -> str:
    """The header with the year that stands over it behind it, as one writes a date."""
    group = column.group or ""
    year = _YEAR.search(group)
    own = column.text.removeprefix(group).strip()
    return f"{own} {year[0]}" if year and own and not _YEAR.search(own) else column.text
