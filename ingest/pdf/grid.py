"""From the cells of a ruled table to rows, columns and spans, and to the cell under a point."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ingest.pdf.geometry import area, around, holds
from model.location import Box

# Rulings closer than this leave no room for text: the two lines of a double border.
_NARROWEST = 4.0
# A frame around most of the page is decoration (Word's page borders), not a table.
_PAGE_SHARE = 0.8
# A box lower or narrower than this holds no line of text.
_LOWEST_BOX, _NARROWEST_BOX = 9.0, 20.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's place in the grid and its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: its boundaries (points, rising), its cells row by row.

    `inside` is the index of the grid and of the cell that this table stands in, or None.
    """

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    inside: tuple[int, int] | None = None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    def cover(self) -> list[list[int | None]]:
        """rows × columns of indexes into `cells`; None where the grid has a hole."""
        cover: list[list[int | None]] = [[None] * self.columns for _ in range(self.rows)]
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    cover[row][column] = index
        return cover

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) under a point, None outside the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < self.rows and 0 <= column < self.columns:
            return row, column
        return None


def grids(tables: list[list[Box]], page_area: float) -> list[Grid]:
    """The tables of a page from top to bottom, those inside a cell of another marked so.

    Frames around the page or around other tables, and boxes too small for text, are left out.
    """
    boxes = [around(cells) for cells in tables]
    kept = [
        _grid(cells)
        for cells, box in zip(tables, boxes, strict=True)
        if len(cells) > 1 or _is_box_of_text(box, boxes, page_area)
    ]
    kept.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return [_placed(grid, kept) for grid in kept]


def _is_box_of_text(box: Box, others: list[Box], page_area: float) -> bool:
    if box[3] - box[1] < _LOWEST_BOX or box[2] - box[0] < _NARROWEST_BOX:
        return False
    frame = area(box) > _PAGE_SHARE * page_area
    return not frame and not any(other is not box and holds(box, other) for other in others)


def _grid(cells: list[Box]) -> Grid:
    xs = _boundaries([x for cell in cells for x in (cell[0], cell[2])])
    ys = _boundaries([y for cell in cells for y in (cell[1], cell[3])])
    taken: set[tuple[int, int]] = set()
    placed = []
    for box in sorted(cells, key=lambda cell: (area(cell), cell[1], cell[0])):
        row, column = _nearest(ys, box[1]), _nearest(xs, box[0])
        row_span, column_span = _nearest(ys, box[3]) - row, _nearest(xs, box[2]) - column
        places = {
            (r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)
        }
        if places and not places & taken:
            taken |= places
            placed.append(GridCell(row, column, row_span, column_span, box))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(placed))


def _boundaries(values: list[float]) -> list[float]:
    """The values in order without those that follow another too closely."""
    boundaries: list[float] = []
    for value in sorted(values):
        if not boundaries or value - boundaries[-1] > _NARROWEST:
            boundaries.append(value)
    return boundaries


def _nearest(boundaries: list[float], value: float) -> int:
    after = bisect_right(boundaries, value)
    if after == len(boundaries):
        return after - 1
    closer = after and value - boundaries[after - 1] <= boundaries[after] - value
    return after - 1 if closer else after


def _placed(grid: Grid, others: list[Grid]) -> Grid:
    """The grid with the smallest cell of another that it stands in."""
    homes = [
        (area(cell.box), index, number)
        for index, other in enumerate(others)
        if other is not grid and area(other.box) > area(grid.box)
        for number, cell in enumerate(other.cells)
        if holds(cell.box, grid.box)
    ]
    if not homes:
        return grid
    _, index, number = min(homes)
    return Grid(grid.box, grid.xs, grid.ys, grid.cells, (index, number))
