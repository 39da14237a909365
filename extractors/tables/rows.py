"""The rows of a table as a person sees them: merged cells once, bands across the table apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Paragraph, Table, TableCell
from model.text import squeeze

Grid = Sequence[Sequence[TableCell | None]]

BAND = 0.6
"""A cell across this share of the columns, alone in its row, parts the table into sections."""

_NUMBER_LENGTH = 5


def cells_of_row(grid: Grid, row: int) -> list[TableCell]:
    """The cells that cover a row, left to right, each once; those merged from above too."""
    seen: list[TableCell] = []
    for cell in grid[row]:
        if cell is not None and (not seen or seen[-1] is not cell):
            seen.append(cell)
    return seen


def own_cells(grid: Grid, row: int) -> list[TableCell]:
    """The cells that start in a row."""
    return [cell for cell in cells_of_row(grid, row) if cell.row == row]


def paragraphs_of(cell: TableCell) -> Iterator[Paragraph]:
    """The paragraphs of a cell, without those of tables nested in it."""
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield block


def nested_tables(cell: TableCell) -> list[Table]:
    """The tables that stand in a cell."""
    return [block for block in cell.blocks if isinstance(block, Table)]


def cell_text(cell: TableCell | None) -> str:
    """The text of a cell, one line a paragraph, without automatic bullets and numbers."""
    return "" if cell is None else cell.typed_text


def number_text(cell: TableCell | None) -> str:
    """The text of a cell that holds a number: typed, or worked out by an automatic list.

    Word numbers the rows of many tables by itself; such a cell has a label and no text.
    """
    typed = squeeze(cell_text(cell))
    if typed or cell is None:
        return typed
    labels = [paragraph.label for paragraph in paragraphs_of(cell) if paragraph.label]
    return labels[0].strip() if labels else ""


def band_of_row(grid: Grid, row: int) -> TableCell | None:
    """The cell that makes a row a band across the table ("Cel szczegółowy 1. …"), or None.

    A band is the only cell of its row with text, but for a number before it, and goes over most
    of the columns.
    """
    columns = len(grid[row])
    filled = [cell for cell in cells_of_row(grid, row) if cell_text(cell)]
    if not filled or columns < 2 or any(cell.row != row for cell in filled):
        return None
    numbered = len(filled) == 2 and len(cell_text(filled[0])) <= _NUMBER_LENGTH
    alone = len(filled) == 1 or numbered
    return filled[-1] if alone and filled[-1].column_span / columns >= BAND else None


def lone_cell(grid: Grid, row: int) -> TableCell | None:
    """The only cell of a row with text, however narrow; None when there are none or more."""
    filled = [cell for cell in cells_of_row(grid, row) if cell_text(cell)]
    return filled[0] if len(filled) == 1 and filled[0].row == row else None
