"""Tables as CSV that a spreadsheet cannot take for formulas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import BinaryIO

from model.review import Review
from reports.clean import clean
from reports.tables.table import AnyTable, Row, Value, Write

# What makes a spreadsheet calculate (OWASP, CSV Injection), also as full-width characters.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# A cell begins at the beginning of the text, and where a program that expects another separator
# sees one: Polish spreadsheets open files with commas as if they had semicolons.
_BEGINNING = r"(^|[,;|\t\r\n\"])"
_RISKY = re.compile(rf"{_BEGINNING}([\s'\"]*)(?=[{_SIGNS}])")
_GUARDED = re.compile(rf"{_BEGINNING}([\s'\"]*)'(?=[{_SIGNS}])")


def csv_lines(table: AnyTable, reviews: Iterable[Review]) -> Iterator[str]:
    """The table as CSV (RFC 4180): commas, every text in quotation marks, CR LF, a line of names.

    None is an empty cell, days are ISO dates, numbers have a decimal point, yes and no are true
    and false. Texts are guarded (`guarded`).
    """
    yield from _lines([tuple(table.names)])
    for review in reviews:
        yield from _lines(table.rows(review))


@contextmanager
def csv_file(file: BinaryIO, table: AnyTable) -> Iterator[Write]:
    """Write rows as `csv_lines` gives them, in UTF-8; half a surrogate pair becomes "?"."""

    def write(rows: Iterable[Row]) -> None:
        file.writelines(line.encode("utf-8", "replace") for line in _lines(rows))

    write([tuple(table.names)])
    yield write


class _Echo:
    """What the `csv` module writes a line to, to have it back."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def guarded(text: str) -> str:
    """The text with an apostrophe before every sign that a spreadsheet would calculate with.

    Those are = + - @ where a cell begins: at the beginning and, since programs differ in the
    separator they expect, after a comma, semicolon, bar, tab, quotation mark or line end.

    >>> guarded("=1+1; -5%")
    "'=1+1; '-5%"
    """
    return _RISKY.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return _GUARDED.sub(r"\1\2", text)


def _cell(value: Value) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return guarded(clean(value)) if isinstance(value, str) else value
