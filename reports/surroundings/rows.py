"""A row of a table under the headings of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Paragraph, Table, TableCell, block_paragraphs
from reports.quotes import holds_quote
from reports.surroundings.private import Private
from reports.surroundings.text import passage, shortened
from reports.surroundings.views import CellView, Passage, Piece, RowView

_LONGEST_HEADING = 60
# Of cells beside the passage so many lines are shown, each so long.
_MOST_LINES, _LONGEST_LINE = 4, 140
# A row of more cells is shown in part.
_MOST_CELLS = 9
_GAP = CellView(heading="", lines=(Passage(pieces=(Piece(text="…"),)),), here=False)
# A table of fewer columns is a form: what stands on the left names what is on the right.
_LEAST_COLUMNS = 3


def row_view(table: Table, here: TableCell, quote: str | None, private: Private) -> RowView:
    """The row of a cell. The quote is marked in that cell, else in the first that holds it."""
    grid = table.grid()
    headings = _headings(table, here.row, private)
    row = _distinct(grid[here.row])
    marking = [list(_lines(cell, table, quote, private)) for cell in row]
    marked = [cell for cell, lines in zip(row, marking, strict=True) if _is_marked(lines)]
    kept = here if not marked or any(cell is here for cell in marked) else marked[0]
    cells = []
    last = -1
    for number in _nearest(row, here, kept):
        cell, lines = row[number], marking[number]
        if number > last + 1:
            cells.append(_GAP)
        last = number
        shown = lines if cell is kept else list(_lines(cell, table, None, private))
        cells.append(
            CellView(
                heading=headings.get(cell.column, ""),
                lines=_shown(shown),
                here=cell is here,
            )
        )
    if last < len(row) - 1:
        cells.append(_GAP)
    return RowView(cells=tuple(cells))


def _nearest(row: Sequence[TableCell], *wanted: TableCell) -> list[int]:
    """The numbers of the cells that are shown of a wide row: the wanted ones, the first, and those
    next to the wanted.
    """
    at = [number for number, cell in enumerate(row) if any(cell is each for each in wanted)]
    order = sorted(
        range(len(row)), key=lambda n: (n not in at, n != 0, min(abs(n - each) for each in at))
    )
    return sorted(order[:_MOST_CELLS])


def _lines(cell: TableCell, table: Table, quote: str | None, private: Private) -> Iterator[Passage]:
    """The paragraphs of a cell, the first place of the quote marked."""
    left = table.grid()[cell.row][cell.column - 1] if cell.column else None
    beside = left.text if left else ""
    paragraphs = [
        paragraph
        for block in cell.blocks
        for paragraph in block_paragraphs(block)
        if paragraph.text.strip()
    ]
    together = "\n".join(paragraph.full_text for paragraph in paragraphs)
    holding = (
        each for each in paragraphs if holds_quote(private.masked(each.text, beside), quote or "")
    )
    first = next(holding, None) if quote else None
    if quote and first is None and holds_quote(together, quote):
        yield passage(together, quote, private, beside=beside)
        return
    for paragraph in paragraphs:
        wanted = quote if paragraph is first else None
        label = paragraph.label or ""
        yield passage(paragraph.text, wanted, private, label=label, beside=beside)


def _is_marked(lines: list[Passage]) -> bool:
    return any(line.is_marked for line in lines)


def _distinct(row: Sequence[TableCell | None]) -> list[TableCell]:
    """The cells of a row of the grid, a merged one once."""
    return [cell for at, cell in enumerate(row) if cell and (not at or cell is not row[at - 1])]


def _shown(lines: list[Passage]) -> tuple[Passage, ...]:
    """Some of the lines, the marked one among them, the others shortened."""
    first = next((n for n, line in enumerate(lines) if line.is_marked), 0)
    start = max(0, min(first - 1, len(lines) - _MOST_LINES))
    return tuple(
        line if line.is_marked else _short(line) for line in lines[start : start + _MOST_LINES]
    )


def _short(line: Passage) -> Passage:
    texts = [shortened(piece.text, _LONGEST_LINE) for piece in line.pieces]
    if all(piece.text == text for piece, text in zip(line.pieces, texts, strict=True)):
        return line
    pieces = tuple(
        piece.model_copy(update={"text": text})
        for piece, text in zip(line.pieces, texts, strict=True)
    )
    return line.model_copy(update={"pieces": pieces})


def _headings(table: Table, row: int, private: Private) -> dict[int, str]:
    """The heading of each column by the number of the column; {} for a table without."""
    heading = _heading_row(table)
    if heading is None or row <= heading:
        return {}
    cells = enumerate(table.grid()[heading])
    return {
        column: shortened(private.masked(cell.text), _LONGEST_HEADING)
        for column, cell in cells
        if cell is not None
    }


def _heading_row(table: Table) -> int | None:
    """The last row that the file marks as header, else the first of several cells if it looks like
    one: all bold, all shaded, or above columns of a wider table.
    """
    grid = table.grid()
    if table.header_rows:
        return min(table.header_rows, table.rows) - 1
    for number, row in enumerate(grid[:2]):
        cells = [cell for cell in _distinct(row) if cell.text.strip()]
        if len(cells) > 1:
            looks = all(map(_is_bold, cells)) or all(cell.shaded for cell in cells)
            return number if looks or len(cells) >= _LEAST_COLUMNS else None
    return None


def _is_bold(cell: TableCell) -> bool:
    paragraphs = [part for block in cell.blocks for part in block_paragraphs(block)]
    return all(
        part.bold for part in paragraphs if isinstance(part, Paragraph) and part.text.strip()
    )
