"""Reading order of a page: from top to bottom, column by column where there are some."""

from __future__ import annotations

from bisect import bisect_left

from ingest.pdf.layout import Figure, FoundTable, Item
from ingest.pdf.lines import Line, lines_of

# Newspaper columns have a clear gutter, lines on both sides, and lines that fill their column;
# labels with values beside them do not fill it and are read across.
_LEAST_LINES = 3
_LEAST_FILL = 0.7
# Where hardly a line shares its baseline with one beside it, headings and lists may fill less: more
# lines are needed then, and no more than this share of them stands level with others.
_LINES_APART, _LEAST_FILL_APART, _MOST_SHARED = 8, 0.4, 0.4
# In points; a gutter narrower than the first needs more lines, as the spaces of justified lines may
# stand in a row by chance.
_SURE_GUTTER, _NARROWEST_GUTTER = 14.0, 9.0
_LINES_BY_NARROW_GUTTER = 5
# A line that ends past this share of its column was broken there.
_FULL_LINE = 0.85
# How far, in points, a line may end past the longest above it in its column.
_RAGGED = 6.0
# What only one column has above or below the other is still its own up to a gap of so many lines.
_GAP_LINES = 1.8
# The narrower of two columns takes this share of the text's width; labels and numbers take less.
_LEAST_WIDTH = 0.3
_STEP = 4.0

_Split = tuple[list[Item], list[Item], list[Item], list[Item]]


def in_reading_order(items: list[Item]) -> list[Item]:
    """Pieces of lines, tables and pictures of a page as lines, tables and pictures in order.

    Lines in a column know its edges (`column`); the others have None.
    """
    split = _split(items)
    if split is None:
        return _across(items)
    for side in split[1:3]:
        pieces = _pieces(side)
        edges = min(piece.box[0] for piece in pieces), max(piece.box[2] for piece in pieces)
        for piece in pieces:
            piece.column = edges
    return [item for part in split for item in in_reading_order(part)]


def _across(items: list[Item]) -> list[Item]:
    """Without columns: text beside a table comes after it, beside a picture around its middle."""
    tables = [item for item in items if isinstance(item, FoundTable)]
    ordered: list[Item] = []
    rest = _pieces(items)
    for table in sorted(tables, key=lambda table: (table.box[1], table.box[0])):
        above = [piece for piece in rest if piece.baseline < table.box[1] + 0.3 * piece.size]
        rest = [piece for piece in rest if piece.baseline >= table.box[1] + 0.3 * piece.size]
        ordered += [*lines_of(above), table]
    ordered += lines_of(rest)
    for figure in (item for item in items if isinstance(item, Figure)):
        middle = (figure.box[1] + figure.box[3]) / 2
        below = (number for number, item in enumerate(ordered) if item.box[1] >= middle)
        ordered.insert(next(below, len(ordered)), figure)
    return ordered


def _split(items: list[Item]) -> _Split | None:
    """What stands above two columns, the two, and what stands below; None without columns."""
    pieces = _pieces(items)
    if len(pieces) < 2 * _LEAST_LINES:
        return None
    left = min(piece.box[0] for piece in pieces)
    right = max(piece.box[2] for piece in pieces)
    width = right - left
    start, end = left + _LEAST_WIDTH * width, right - _LEAST_WIDTH * width
    if sum(piece.box[0] > start for piece in pieces) < _LEAST_LINES:
        return None
    ordered = sorted(items, key=lambda item: item.box[1])
    best: tuple[int, _Split] | None = None
    gutter = start
    while gutter < end:
        first, last = _longest_clear(ordered, gutter)
        if best is None or last - first > best[0]:
            first, last = _both_sides(ordered, first, last, gutter)
            run = ordered[first:last]
            sides = [i for i in run if i.box[2] <= gutter], [i for i in run if i.box[0] >= gutter]
            if _are_columns(*sides, width):
                longer, below = _longer_column(sides, ordered[last:], gutter)
                best = last - first, (ordered[:first], *longer, below)
        gutter += _STEP
    return best[1] if best else None


def _longest_clear(ordered: list[Item], gutter: float) -> tuple[int, int]:
    """The longest stretch of items, top to bottom, that do not cross the gutter."""
    best, start = (0, 0), 0
    for index, item in enumerate(ordered):
        if item.box[0] < gutter < item.box[2]:
            if index - start > best[1] - best[0]:
                best = start, index
            start = index + 1
    return (start, len(ordered)) if len(ordered) - start > best[1] - best[0] else best


def _both_sides(ordered: list[Item], first: int, last: int, gutter: float) -> tuple[int, int]:
    """The part of a stretch in which both sides have something, and what hangs on to it."""
    left = [item for item in ordered[first:last] if item.box[2] <= gutter]
    right = [item for item in ordered[first:last] if item.box[0] >= gutter]
    if not left or not right:
        return first, first
    start = max(left[0].box[1], right[0].box[1])
    end = min(max(item.box[3] for item in left), max(item.box[3] for item in right))
    if start >= end:
        return first, first
    while ordered[first].box[3] < start - _gap(ordered[first]):
        first += 1
    inner = max(number for number in range(first, last) if ordered[number].box[1] < end)
    while inner + 1 < last and ordered[inner + 1].box[1] - ordered[inner].box[3] < _gap(
        ordered[inner + 1]
    ):
        inner += 1
    return first, inner + 1


def _longer_column(
    sides: tuple[list[Item], list[Item]], below: list[Item], gutter: float
) -> tuple[tuple[list[Item], list[Item]], list[Item]]:
    """The columns with what goes on below the end of the shorter one, and what stands below both.

    It goes on where its lines keep to the width of the column, and some fill it.
    """
    left, right = sides
    end = next((n for n, item in enumerate(below) if item.box[2] > gutter), len(below))
    more, rest = below[:end], below[end:]
    edges = min(item.box[0] for item in left), max(item.box[2] for item in left)
    filled = edges[0] + _FULL_LINE * (edges[1] - edges[0])
    ends = [piece.box[2] for piece in _pieces(more)]
    if any(end >= filled for end in ends) and max(ends) <= edges[1] + _RAGGED:
        return ([*left, *more], right), rest
    return sides, below


def _gap(item: Item) -> float:
    """How much white space may part an item from the rest of its column, in points."""
    return (_GAP_LINES - 1) * item.size if isinstance(item, Line) else 0.0


def _are_columns(left: list[Item], right: list[Item], width: float) -> bool:
    """Whether both sides have lines enough, and fill a width that is wide enough."""
    sides = _pieces(left), _pieces(right)
    apart = _stand_apart(*sides)
    least, fill = (_LINES_APART, _LEAST_FILL_APART) if apart else (_LEAST_LINES, _LEAST_FILL)
    lines = min(_column_lines(side, width, fill) for side in sides)
    if lines < least:
        return False
    gutter = min(item.box[0] for item in right) - max(item.box[2] for item in left)
    enough = lines >= _LINES_BY_NARROW_GUTTER
    return gutter >= (_NARROWEST_GUTTER if enough else _SURE_GUTTER)


def _stand_apart(left: list[Line], right: list[Line]) -> bool:
    """Whether the lines of each side keep to baselines of their own, as values of labels do not."""
    baselines = [sorted(piece.baseline for piece in side) for side in (left, right)]
    return all(
        sum(_is_near(piece, others) for piece in side) <= _MOST_SHARED * len(side)
        for side, others in ((left, baselines[1]), (right, baselines[0]))
    )


def _is_near(piece: Line, baselines: list[float]) -> bool:
    """Whether one of the rising baselines is that of the piece."""
    reach = 0.25 * piece.size
    index = bisect_left(baselines, piece.baseline - reach)
    return index < len(baselines) and baselines[index] <= piece.baseline + reach


def _column_lines(side: list[Line], text_width: float, least_fill: float) -> int:
    """How many lines a column has; 0 when it does not look like one."""
    rows: dict[int, tuple[float, float]] = {}
    for piece in side:
        x0, x1 = rows.get(round(piece.baseline), (piece.box[0], piece.box[2]))
        rows[round(piece.baseline)] = min(x0, piece.box[0]), max(x1, piece.box[2])
    if not rows:
        return 0
    width = max(x1 for _, x1 in rows.values()) - min(x0 for x0, _ in rows.values())
    filled = sum(x1 - x0 for x0, x1 in rows.values())
    looks = width >= _LEAST_WIDTH * text_width and filled >= least_fill * width * len(rows)
    return len(rows) if looks else 0


def _pieces(items: list[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]
