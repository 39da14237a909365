"""Tables as one Excel workbook for people, with a sheet that explains the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError

from reports.clean import clean
from reports.tables.table import AnyTable, Kind, Row, Value, Write

# A workbook has to state when it was made; the same reviews give the same bytes.
_NO_DATE = datetime(1980, 1, 1)
_LONGEST_TEXT = 32_767  # of a cell (Excel specifications and limits)
_MOST_ROWS = 1_048_576  # of a sheet (the same)
_FIELDS = "fields"
_WIDTHS: dict[Kind, int] = {"text": 22, "whole number": 9, "number": 11, "day": 11, "yes or no": 9}
_WIDE, _WIDE_COLUMNS = 48, frozenset({"title", "name", "goal", "message", "hint", "quote", "path"})
_EARLIEST_YEAR = 1900


@contextmanager
def workbook_file(file: BinaryIO, tables: Sequence[AnyTable]) -> Iterator[list[Write]]:
    """Write rows into a workbook, a sheet for each table. Texts are never formulas or links.

    The same rows give the same bytes. Rows that Excel has no room for are left out; CSV has them.
    Raises OSError where the disk has no room for it.
    """
    try:
        with TemporaryDirectory(prefix="hdr-") as folder:
            yield from _sheets(file, tables, folder)
    except XlsxFileError as error:
        raise OSError(str(error)) from error


def _sheets(file: BinaryIO, tables: Sequence[AnyTable], folder: str) -> Iterator[list[Write]]:
    workbook = Workbook(file, {"constant_memory": True, "tmpdir": folder})
    workbook.set_properties({"created": _NO_DATE})
    formats = {
        "head": workbook.add_format({"bold": True, "bg_color": "#E9EEF4", "bottom": 1}),
        "day": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": workbook.add_format({"valign": "top"}),
    }
    sheets = [_Sheet(workbook, table, formats) for table in tables]
    yield [sheet.write for sheet in sheets]
    for sheet in sheets:
        sheet.end()
    _explain(workbook, tables, formats)
    workbook.close()


class _Sheet:
    """A sheet with its head, written row after row."""

    def __init__(self, workbook: Workbook, table: AnyTable, formats: dict[str, Any]) -> None:
        self._sheet = workbook.add_worksheet(table.name)
        self._formats = formats
        self._columns = len(table.columns)
        self._rows = 0
        for place, column in enumerate(table.columns):
            wide = column.name in _WIDE_COLUMNS
            self._sheet.set_column(place, place, _WIDE if wide else _WIDTHS[column.kind])
            self._sheet.write_string(0, place, column.name, formats["head"])

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows += 1
            for place, value in enumerate(row):
                _write(self._sheet, (self._rows, place), value, self._formats)

    def end(self) -> None:
        last = min(max(self._rows, 1), _MOST_ROWS - 1)
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, last, self._columns - 1)


def _write(sheet: Any, place: tuple[int, int], value: Value, formats: dict[str, Any]) -> None:  # noqa: ANN401
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, formats["text"])
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, formats["text"])
    elif isinstance(value, date) and value.year >= _EARLIEST_YEAR:
        sheet.write_datetime(*place, value, formats["day"])
    else:  # Excel knows no day before 1900
        text = clean(value.isoformat() if isinstance(value, date) else value)
        sheet.write_string(*place, text[:_LONGEST_TEXT], formats["text"])


def _explain(workbook: Workbook, tables: Sequence[AnyTable], formats: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(_FIELDS)
    rows = [("sheet", "column", "type", "meaning")]
    rows += [
        (table.name, column.name, column.kind, column.meaning)
        for table in tables
        for column in table.columns
    ]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, formats["text" if number else "head"])
    sheet.set_column(0, 2, 20)
    sheet.set_column(3, 3, 90)
    sheet.freeze_panes(1, 0)
