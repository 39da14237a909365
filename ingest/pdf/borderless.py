"""Tables without rulings, found by where their words stand.

Rows of words that keep to the same columns, with white gutters from the first row to the last, are
a table of at least three columns. It has to say where its rows begin: by a first column of numbers,
by lines drawn across, by shaded rows, or by white space between rows with a column of figures or
under a header in bold. What does not, such as text in newspaper columns or a chart's labels, is no
table.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdf.drawing import Drawing
from ingest.pdf.geometry import around
from ingest.pdf.items import marker_of
from ingest.pdf.layout import FoundCell, FoundTable
from ingest.pdf.levels import Level, levels
from ingest.pdf.lines import Line, lines_of
from model.location import Box

_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
# In shares of the font size: the narrowest gutter, the widest step from line to line in a table,
# and how much wider the step to the next row is than that within a row.
_GUTTER = 0.1
_WIDEST_STEP = 4.0
_ROW_STEP = 0.2
# A step farther than this parts the rest of a cut row from what stands above it.
_CLEAR_STEP = 2.2
# This share of the entries of a column of numbers or figures are such.
_NUMBERS = 0.7
# A drawn line or a shade that takes this share of the width separates rows.
_ACROSS = 0.6


@dataclass(slots=True)
class _Block:
    """Rows of pieces that stand in columns, and the columns as (left, right)."""

    rows: list[Level]
    columns: list[tuple[float, float]]


def find_borderless(
    pieces: list[Line], drawing: Drawing, page: int
) -> tuple[list[FoundTable], list[Line]]:
    """The tables among these pieces of text, and the pieces that are in none."""
    rows = levels(pieces)
    tables: list[FoundTable] = []
    taken: set[int] = set()
    start = 0
    while start < len(rows):
        block = _block(rows, start)
        table = _table(block, drawing, page) if block else None
        if block is None or table is None:
            start += 1
            continue
        tables.append(table)
        taken.update(id(piece) for row in block.rows for piece in row)
        start = _end(rows, block)
    return tables, [piece for piece in pieces if id(piece) not in taken]


def _end(rows: list[Level], block: _Block) -> int:
    return next(n for n, row in enumerate(rows, start=1) if row is block.rows[-1])


def _block(rows: list[Level], start: int) -> _Block | None:
    """The longest run of rows from `start` on that keeps at least three columns."""
    if len(rows[start]) < _LEAST_COLUMNS:
        return None
    columns = _columns([], rows[start])
    end = start + 1
    while end < len(rows) and _next_to(rows[end - 1], rows[end]):
        wider = _columns(columns, rows[end])
        if len(wider) < max(_LEAST_COLUMNS, len(columns) - 1):
            break
        columns = wider
        end += 1
    # The last rows may be text under the table that happens to keep clear of the gutters.
    while end > start + 1 and len(rows[end - 1]) == 1:
        above = _columns_of(rows[start : end - 1])
        if not _reaches_out(rows[end - 1][0], above):
            break
        end, columns = end - 1, above
    if end - start < _LEAST_ROWS:
        return None
    return _Block(rows[_cut_row(rows, start, columns) : end], columns)


def _cut_row(rows: list[Level], start: int, columns: Sequence[tuple[float, float]]) -> int:
    """Where the block begins with the rest of a row that a page break cut, if it does.

    That is what stands right above it, in its columns but the first, and clear of all else.
    """
    first = start
    while first > 0 and _goes_on_to(rows[first - 1], rows[first], columns):
        first -= 1
    if first == 0 or _step(rows[first - 1], rows[first]) > _CLEAR_STEP * rows[first][0].size:
        return first
    return start


def _goes_on_to(row: Level, below: Level, columns: Sequence[tuple[float, float]]) -> bool:
    inside = all(
        any(left - 1 <= piece.box[0] and piece.box[2] <= right + 1 for left, right in columns[1:])
        for piece in row
    )
    return inside and _step(row, below) <= _CLEAR_STEP * below[0].size


def _step(above: Level, below: Level) -> float:
    return below[0].baseline - above[0].baseline


def _columns_of(rows: list[Level]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for row in rows:
        columns = _columns(columns, row)
    return columns


def _columns(columns: Sequence[tuple[float, float]], row: Level) -> list[tuple[float, float]]:
    """The columns with the pieces of one more row: what is nearer than a gutter is one."""
    size = max(piece.size for piece in row)
    sides = sorted([*columns, *((piece.box[0], piece.box[2]) for piece in row)])
    merged = [sides[0]]
    for left, right in sides[1:]:
        if left - merged[-1][1] < _GUTTER * size:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _next_to(above: Level, below: Level) -> bool:
    return _step(above, below) <= _WIDEST_STEP * max(below[0].size, above[0].size)


def _reaches_out(piece: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a single piece starts left of the second column and is no continued cell of it."""
    return piece.box[0] < columns[0][1] and marker_of(piece.text + " ") is None


def _table(block: _Block, drawing: Drawing, page: int) -> FoundTable | None:
    starts = _row_starts(block, drawing)
    if starts is None or len(starts) < _LEAST_ROWS:
        return None
    gutters = [(a[1] + b[0]) / 2 for a, b in pairwise(block.columns)]
    cells: list[FoundCell] = []
    for row, (first, end) in enumerate(pairwise([*starts, len(block.rows)])):
        lines = [piece for one in block.rows[first:end] for piece in one]
        _, top, _, bottom = around(piece.box for piece in lines)
        for column, (left, right) in enumerate(block.columns):
            inside = [piece for piece in lines if bisect(gutters, _middle(piece)) == column]
            box = (left, top, right, bottom)
            cells.append(FoundCell(row, column, 1, 1, page, box, lines_of(inside)))
    if sum(not cell.is_empty for cell in cells) < len(cells) / 2:
        return None
    box = around(cell.box for cell in cells)
    xs = (box[0], *gutters, box[2])
    return FoundTable(page, box, xs, len(starts), cells, last_page=page, ruled=False)


def _middle(piece: Line) -> float:
    return (piece.box[0] + piece.box[2]) / 2


def _row_starts(block: _Block, drawing: Drawing) -> list[int] | None:
    """The indexes of the lines that begin a row of the table; None when nothing tells."""
    for starts in (_by_lines(block, drawing), _by_numbers(block), _by_space(block)):
        if starts is not None and len(starts) >= _LEAST_ROWS:
            return starts
    return None


def _by_lines(block: _Block, drawing: Drawing) -> list[int] | None:
    """Rows between the lines drawn, or shades laid, across most of the width."""
    left, right = block.columns[0][0], block.columns[-1][1]
    heights = [
        edge["top"]
        for edge in drawing.edges
        if edge["orientation"] == "h" and _covers(edge["x0"], edge["x1"], left, right)
    ]
    for shade in _stripes(drawing.shades, left, right):
        heights += [shade[1], shade[3]]
    starts = [0]
    for index, (above, below) in enumerate(pairwise(block.rows), start=1):
        if any(above[0].baseline <= height <= below[0].baseline for height in heights):
            starts.append(index)
    return starts if len(starts) > 1 else None


def _stripes(shades: list[Box], left: float, right: float) -> list[Box]:
    """Shades across the width, alone or side by side."""
    levels: dict[tuple[int, int], list[Box]] = {}
    for shade in shades:
        levels.setdefault((round(shade[1]), round(shade[3])), []).append(shade)
    stripes = [around(level) for level in levels.values()]
    return [stripe for stripe in stripes if _covers(stripe[0], stripe[2], left, right)]


def _covers(x0: float, x1: float, left: float, right: float) -> bool:
    return min(x1, right) - max(x0, left) >= _ACROSS * (right - left)


def _by_numbers(block: _Block) -> list[int] | None:
    """Rows that begin with a number in the first column; what comes before is the header."""
    edge = block.columns[0][1]
    keys = [(index, row[0].text) for index, row in enumerate(block.rows) if row[0].box[0] < edge]
    numbered = [index for index, text in keys if _is_number(text)]
    header = [index for index, _ in keys if not numbered or index < numbered[0]]
    if len(numbered) < _LEAST_ROWS - 1 or len(numbered) < _NUMBERS * (len(keys) - len(header)):
        return None
    return sorted({0, *numbered})


def _is_number(text: str) -> bool:
    return text.rstrip(".)").isdigit() or marker_of(text + " ") is not None


def _has_figures(block: _Block) -> bool:
    """Whether some column under the first row holds figures; text in columns has none."""
    for left, right in block.columns:
        pieces = [p for row in block.rows[1:] for p in row if left <= _middle(p) <= right]
        figures = sum(_is_figure(piece.text) for piece in pieces)
        if len(pieces) >= _LEAST_ROWS and figures >= _NUMBERS * len(pieces):
            return True
    return False


def _has_header(block: _Block) -> bool:
    """Whether the names of all columns stand in bold over text that is not."""
    head, *rest = block.rows
    named = len(head) == len(block.columns) and all(piece.bold for piece in head)
    return named and not any(piece.bold for row in rest[len(rest) // 2 :] for piece in row)


def _is_figure(text: str) -> bool:
    signs = [char for char in text if not char.isspace()]
    return 2 * sum(char.isdigit() for char in signs) >= len(signs)


def _by_space(block: _Block) -> list[int] | None:
    """Rows that a wider step parts, each with something in most columns."""
    headed = _has_header(block)
    if not (headed or _has_figures(block)):
        return None
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(block.rows)]
    size = max(piece.size for piece in block.rows[0])
    if not steps or max(steps) - min(steps) < _ROW_STEP * size:
        # Every line is a row, if nearly every one reaches over most columns.
        full = sum(2 * len(row) > len(block.columns) for row in block.rows)
        return list(range(len(block.rows))) if full >= 0.8 * len(block.rows) else None
    least = min(steps) + _ROW_STEP * size
    starts = [0, *(index for index, step in enumerate(steps, start=1) if step >= least)]
    if headed:  # a second paragraph in a cell stands as far down as a row does
        starts = [index for index in starts if 2 * len(block.rows[index]) > len(block.columns)]
    full = sum(2 * len(block.rows[index]) > len(block.columns) for index in starts)
    return starts if full >= 0.8 * len(starts) else None
