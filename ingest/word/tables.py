"""Tables of a Word file as a grid: rows, merged cells, cells in content controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.word.controls import read_control
from ingest.word.names import (
    ALTERNATE,
    DEL,
    MOVE_FROM,
    SDT,
    TC,
    TR,
    VAL,
    branch,
    is_on,
    w,
    whole,
)
from ingest.word.pages import Pages
from model.document import Block, MarkKind, TableCell
from model.location import Cell, Location

# Word makes no more than 63 columns; a file that says more is made to hurt.
_COLUMNS = 63

# Reads one cell: its element, its place and what becomes of its words, to its blocks.
ReadCell = Callable[[Element, Cell, MarkKind | None], tuple[Location, tuple[Block, ...]]]


@dataclass(slots=True)
class Grid:
    """The cells of a table. `header_rows` are the leading rows marked as header."""

    rows: int = 0
    columns: int = 0
    header_rows: int = 0
    cells: tuple[TableCell, ...] = ()


@dataclass(slots=True)
class _Open:
    """A cell to which later rows may still add."""

    place: Cell
    column_span: int
    location: Location
    blocks: tuple[Block, ...]
    goes_down: bool
    shaded: bool = False
    row_span: int = 1


@dataclass(slots=True)
class _Builder:
    """The grid so far; `above` holds, by first column, the cells that may go on downwards."""

    read_cell: ReadCell
    cells: list[_Open] = field(default_factory=list)
    above: dict[int, _Open] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


def read_table(table: Element, pages: Pages, mode: MarkKind | None, read_cell: ReadCell) -> Grid:
    """Read a w:tbl cell by cell, in reading order.

    `mode` is what becomes of all its words, when they are deleted or hidden. Rows that are deleted
    or hidden are read for their marks only and are not in the grid.
    """
    builder = _Builder(read_cell)
    header_rows = 0
    for row, row_mode in _flat(table, TR, mode):
        properties = row.find(_ROW_PROPERTIES)
        gone = _gone(properties) or (row_mode if row_mode in ("deletion", "hidden") else None)
        if gone:
            for cell, _ in _flat(row, TC, None):
                read_cell(cell, (max(builder.rows - 1, 0), 0), gone)
            continue
        header = properties is not None and is_on(properties.find(_HEADER))
        header_rows += header and header_rows == builder.rows
        _add_row(builder, row, _skipped(properties), pages, row_mode)
    cells = tuple(
        TableCell(
            row=cell.place[0],
            column=cell.place[1],
            row_span=cell.row_span,
            column_span=cell.column_span,
            shaded=cell.shaded,
            blocks=cell.blocks,
            location=cell.location,
        )
        for cell in builder.cells
    )
    return Grid(builder.rows, builder.columns, header_rows, cells)


def _add_row(
    builder: _Builder, row: Element, column: int, pages: Pages, mode: MarkKind | None
) -> None:
    """Add one row. Its cells begin on one page; it ends where the longest of them ends."""
    begin = pages.now
    ends = [begin]
    above: dict[int, _Open] = {}
    last: _Open | None = None
    for cell, cell_mode in _flat(row, TC, mode):
        span, down, across = _shape(cell)
        pages.now = begin
        open_ = builder.above.get(column)
        if across == "continue" and last is not None:
            builder.read_cell(cell, last.place, "hidden")
            last.column_span += span
        elif down == "continue" and open_ is not None and open_.column_span == span:
            # Word does not show what stands in the lower cells of a merged one.
            builder.read_cell(cell, open_.place, cell_mode or "hidden")
            open_.row_span += 1
            last = open_
        else:
            place = (builder.rows, column)
            location, blocks = builder.read_cell(cell, place, cell_mode)
            if last is None and blocks:  # Word notes a new page in the first words of the row
                begin = blocks[0].location.page
            last = _Open(
                place, span, location, blocks, goes_down=down is not None, shaded=_is_shaded(cell)
            )
            builder.cells.append(last)
        if last.goes_down:
            above[last.place[1]] = last
        ends.append(pages.now)
        column += span
    builder.above = above
    builder.rows += 1
    builder.columns = max(builder.columns, column)
    pages.now = max((page for page in ends if page is not None), default=None)


def _flat(
    parent: Element, wanted: str, mode: MarkKind | None
) -> Iterator[tuple[Element, MarkKind | None]]:
    """The rows of a table or the cells of a row, those wrapped in something too."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child, mode
        elif tag == SDT:
            control = read_control(child)
            if control.content is not None:
                yield from _flat(control.content, wanted, mode or control.prompt)
        elif tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _flat(chosen, wanted, mode)
        elif tag in (DEL, MOVE_FROM):
            yield from _flat(child, wanted, "deletion")
        elif tag not in _PROPERTIES and len(child):  # w:customXml, w:ins, whatever comes
            yield from _flat(child, wanted, mode)


def _gone(properties: Element | None) -> MarkKind | None:
    """Whether a row with these properties is a tracked deletion, or hidden."""
    if properties is None:
        return None
    if properties.find(DEL) is not None:
        return "deletion"
    return "hidden" if is_on(properties.find(_HIDDEN)) else None


def _skipped(properties: Element | None) -> int:
    """How many columns a row leaves out before its first cell."""
    before = None if properties is None else properties.find(_BEFORE)
    return _clamped(before, lowest=0)


def _shape(cell: Element) -> tuple[int, str | None, str | None]:
    """Columns that the cell covers; whether it begins ("restart") or goes on ("continue") a merge
    with cells below, and with cells to the right.
    """
    properties = cell.find(_CELL_PROPERTIES)
    span, down, across = 1, None, None
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag == _SPAN:
            span = _clamped(child, lowest=1)
        elif tag == _DOWN:
            down = child.get(VAL, "continue")
        elif tag == _ACROSS:
            across = child.get(VAL, "continue")
    return span, down, across


def _is_shaded(cell: Element) -> bool:
    """Whether the cell states a background of its own that is not white."""
    shading = cell.find(_SHADING)
    fill = None if shading is None else shading.get(_FILL)
    return fill is not None and fill.casefold() not in _WHITE


def _clamped(element: Element | None, lowest: int) -> int:
    number = None if element is None else whole(element.get(VAL))
    return lowest if number is None else min(max(number, lowest), _COLUMNS)


_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_PROPERTIES = frozenset({_ROW_PROPERTIES, w("tblPr"), w("tblGrid"), w("tblPrEx")})
_HEADER, _HIDDEN, _BEFORE = w("tblHeader"), w("hidden"), w("gridBefore")
_SHADING, _FILL = f"{_CELL_PROPERTIES}/{w('shd')}", w("fill")
_WHITE = frozenset({"", "auto", "ffffff", "none"})
_SPAN, _DOWN, _ACROSS = w("gridSpan"), w("vMerge"), w("hMerge")
