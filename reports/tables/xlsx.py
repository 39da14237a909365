"""Tables as one Excel workbook for people, with a sheet that explains the columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook

from reports.clean import clean
from reports.tables.table import Kind, Table, Value

# A workbook has to state when it was made; the same reviews give the same bytes.
_NO_DATE = datetime(1980, 1, 1)
_LONGEST_TEXT = 32_767  # of a cell (Excel specifications and limits)
_FIELDS = "fields"
_WIDTHS: dict[Kind, int] = {"text": 22, "whole number": 9, "number": 11, "day": 11, "yes or no": 9}
_WIDE, _WIDE_COLUMNS = 48, frozenset({"title", "name", "goal", "message", "hint", "quote", "path"})
_EARLIEST_YEAR = 1900


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """The tables as a workbook, a sheet each. Texts are never formulas or links."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": _NO_DATE})
    formats = {
        "head": workbook.add_format({"bold": True, "bg_color": "#E9EEF4", "bottom": 1}),
        "day": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": workbook.add_format({"valign": "top"}),
    }
    for table in tables:
        _sheet(workbook, table, formats)
    _explain(workbook, tables, formats)
    workbook.close()
    return out.getvalue()


def _sheet(workbook: Workbook, table: Table, formats: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(table.name)
    for column, (name, kind, _) in enumerate(table.columns):
        sheet.write_string(0, column, name, formats["head"])
        sheet.set_column(column, column, _WIDE if name in _WIDE_COLUMNS else _WIDTHS[kind])
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, (number, column), value, formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


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


def _explain(workbook: Workbook, tables: Sequence[Table], formats: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet(_FIELDS)
    rows = [("sheet", "column", "type", "meaning")]
    rows += [(table.name, *column) for table in tables for column in table.columns]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, formats["text" if number else "head"])
    sheet.set_column(0, 2, 20)
    sheet.set_column(3, 3, 90)
    sheet.freeze_panes(1, 0)
