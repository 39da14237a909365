"""A table that holds headings of sections, parted at them.

In a PDF a shaded cell with a heading touches the table above or below it and reads as a row of it;
in Word, too, clerks put the heading into a merged first row.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.elements import match_elements
from model.document import Paragraph, Table, TableCell
from model.template import Template
from model.text import squeeze

_SURE = 0.97


def table_parts(
    table: Table, template: Template, boxes: frozenset[int] = frozenset()
) -> list[Table | Paragraph]:
    """The table as it is, or its stretches of rows with the headings between them.

    `boxes` are rows known to be headings, whatever they say.
    """
    headings = {
        cell.row: cell
        for cell in table.cells
        if cell.column_span >= table.columns > 1 and _is_heading(cell, template)
    }
    headings |= {cell.row: cell for cell in table.cells if cell.row in boxes}
    if not headings:
        return [table]
    parts: list[Table | Paragraph] = []
    start = 0
    for row in sorted(headings):
        if row > start:
            parts.append(rows_between(table, start, row))
        before = [cell for cell in table.cells if cell.row == row and cell is not headings[row]]
        parts.append(heading_of_cell(headings[row], before if row in boxes else ()))
        start = row + headings[row].row_span
    if start < table.rows:
        parts.append(rows_between(table, start, table.rows))
    return parts


def _is_heading(cell: TableCell, template: Template) -> bool:
    text = squeeze(cell.text)
    return any(match.score >= _SURE for match in match_elements(text, template))


def heading_of_cell(cell: TableCell, before: Sequence[TableCell] = ()) -> Paragraph:
    """The cell as one paragraph that declares itself a heading.

    `before` are the cells on its left that hold its number.
    """
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
    spans = tuple(span for paragraph in paragraphs for span in paragraph.spans)
    numbers = [one.text for one in before]
    text = squeeze(" ".join([*numbers, *(paragraph.text for paragraph in paragraphs)]))
    label = paragraphs[0].label if paragraphs else None
    return Paragraph(text=text, location=cell.location, spans=spans, label=label)


def rows_between(table: Table, start: int, end: int) -> Table:
    """Rows `start` to `end` (not included) as a table; places in the file stay as they are."""
    cells = tuple(
        cell.model_copy(update={"row": cell.row - start})
        for cell in table.cells
        if start <= cell.row < end
    )
    header_rows = max(min(table.header_rows, end) - start, 0)
    return table.model_copy(
        update={"rows": end - start, "cells": cells, "header_rows": header_rows}
    )
