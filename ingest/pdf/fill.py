"""Putting the characters and pictures of a page into the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.pdf.geometry import area
from ingest.pdf.grid import Grid
from ingest.pdf.layout import Figure, FoundCell, FoundTable
from ingest.pdf.lines import Line, lines_of, pieces_of, turned_lines
from ingest.pdf.merged import free_boundaries
from ingest.pdf.stretches import GAP, PageText, Stretch
from ingest.pdf.tags import Tag
from model.location import Box

_Place = tuple[int, int]


@dataclass(slots=True)
class Filled:
    """The outermost tables with what is in them, and what is in no cell.

    `stray` counts the characters that stand in a table's box but in none of its cells.
    """

    tables: list[FoundTable]
    text: PageText
    figures: list[Figure]
    stray: int


def fill(
    found: list[Grid],
    text: PageText,
    figures: list[Figure],
    tags: Mapping[int, Tag],
    page: int,
) -> Filled:
    """Fill the grids of a page; a table without any content is drawing, and is left out."""
    if not found:
        return Filled([], text, figures, 0)
    board = _Board(found)
    inside: dict[_Place, PageText] = {}
    outside = PageText()

    def home(place: _Place | None) -> PageText:
        return inside.setdefault(place, PageText()) if place else outside

    for stretch in text.upright:
        for place, part in board.parts(stretch):
            home(place).upright.append(part)
    for turn, chars in text.turned.items():
        for char in chars:
            x0, top, x1, bottom = char.box
            place = board.at((x0 + x1) / 2, (top + bottom) / 2)
            home(place).turned.setdefault(turn, []).append(char)
    tables = [_table(grid, page) for grid in found]
    for (index, number), held in inside.items():
        cell = tables[index].cells[number]
        _put_lines(tables[index], cell, pieces_of(held.upright, tags, page))
        for turn, chars in held.turned.items():
            cell.lines += turned_lines(chars, turn, page)
    loose: list[Figure] = []
    for figure in figures:
        x0, top, x1, bottom = figure.box
        place = board.at((x0 + x1) / 2, (top + bottom) / 2)
        (tables[place[0]].cells[place[1]].figures if place else loose).append(figure)
    return Filled(_nested(found, tables), outside, loose, board.stray)


class _Board:
    """Finds the cell under a point, the innermost table first."""

    def __init__(self, found: list[Grid]) -> None:
        self.stray = 0
        self._grids = found
        order = sorted(range(len(found)), key=lambda index: area(found[index].box))
        self._layers = [
            (found[index].box, index, found[index], found[index].cover()) for index in order
        ]
        self._with_tables = {grid.inside for grid in found}
        self._last_box: Box = (0.0, 0.0, 0.0, 0.0)
        self._last_place: _Place | None = None

    def parts(self, stretch: Stretch) -> Iterator[tuple[_Place | None, Stretch]]:
        """The stretch, or where it runs over several cells, its parts, each with its place."""
        y = stretch.middle
        if not any(box[1] <= y < box[3] for box, *_ in self._layers):
            yield None, stretch
            return
        middles = [(a + b) / 2 for a, b in zip(stretch.starts, stretch.ends, strict=True)]
        place = self.at(middles[0], y)
        x0, _, x1, _ = self._last_box
        if place is not None and place == self._last_place and x0 <= middles[-1] < x1:
            yield place, stretch
            return
        first = 0
        for index, x in enumerate(middles[1:], start=1):
            here = self.at(x, y)
            if here != place and not (here is None and self._runs_over(place, stretch, index)):
                yield place, stretch.part(first, index)
                first, place = index, here
        yield place, stretch.part(first, len(middles)) if first else stretch

    def _runs_over(self, place: _Place | None, stretch: Stretch, index: int) -> bool:
        """Whether the text of a cell runs on over the right edge of its table, at this character.

        Where a table in a cell is wider than the cell, programs cut its border, not its text. What
        stands behind a framed box, such as one to tick, is no text of the box.
        """
        if place is None or len(self._grids[place[0]].cells) == 1:
            return False
        return stretch.starts[index] - stretch.ends[index - 1] <= GAP * stretch.size

    def at(self, x: float, y: float) -> _Place | None:
        """(index of the grid, index of the cell), None where there is no cell."""
        x0, top, x1, bottom = self._last_box
        if x0 <= x < x1 and top <= y < bottom:  # most characters follow one in the same cell
            return self._last_place
        in_a_table = False
        for box, index, grid, cover in self._layers:
            if not (box[0] <= x < box[2] and box[1] <= y < box[3]):
                continue
            in_a_table = True
            place = grid.place(x, y)
            cell = cover[place[0]][place[1]] if place else None
            if cell is not None:
                if (index, cell) not in self._with_tables:
                    self._last_box, self._last_place = grid.cells[cell].box, (index, cell)
                return index, cell
        self.stray += in_a_table
        return None


def _table(grid: Grid, page: int) -> FoundTable:
    cells = [
        FoundCell(cell.row, cell.column, cell.row_span, cell.column_span, page, cell.box)
        for cell in grid.cells
    ]
    return FoundTable(page, grid.box, grid.xs, grid.rows, cells, last_page=page)


def _put_lines(table: FoundTable, cell: FoundCell, pieces: list[Line]) -> None:
    """Lines into a cell; one that spans columns is cut where its text keeps to the columns."""
    inner = list(table.xs[cell.column + 1 : cell.column + cell.column_span])
    for x in free_boundaries(pieces, inner) if inner and pieces else []:
        rest = [piece for piece in pieces if piece.box[2] <= x]
        pieces = [piece for piece in pieces if piece.box[0] >= x]
        first, top, last, bottom = cell.box
        columns = table.xs.index(x) - cell.column
        table.cells.append(
            replace(cell, column_span=columns, box=(first, top, x, bottom), lines=lines_of(rest))
        )
        cell.column, cell.column_span = cell.column + columns, cell.column_span - columns
        cell.box = (x, top, last, bottom)
    cell.lines = lines_of(pieces)


def _nested(found: list[Grid], tables: list[FoundTable]) -> list[FoundTable]:
    """The outermost tables, the others hung into the cells that they stand in."""
    outermost = []
    for grid, table in sorted(zip(found, tables, strict=True), key=lambda pair: area(pair[0].box)):
        if all(cell.is_empty for cell in table.cells):
            continue
        table.header_rows = _header_rows(table)
        if grid.inside is None:
            outermost.append(table)
        else:
            tables[grid.inside[0]].cells[grid.inside[1]].tables.append(table)
    outermost.sort(key=lambda table: (table.box[1], table.box[0]))
    return outermost


def _header_rows(table: FoundTable) -> int:
    """How many leading rows the tags call header cells."""
    header = 0
    for row in range(table.rows):
        filled = [cell for cell in table.cells if cell.row == row and cell.lines]
        marked = [line.tag and line.tag.header_cell for cell in filled for line in cell.lines]
        if not marked or not all(marked):
            break
        header = row + 1
    return header
