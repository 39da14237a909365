"""Reading order of running text: from top to bottom, column by column where there are some."""

from __future__ import annotations

from ingest.pdf_lines import Line, lines_of

# Newspaper columns have a clear gutter, several lines on each side, and lines that fill their
# column; labels with values beside them, or signatures, do not fill it and are read across.
_LEAST_LINES = 5
_LEAST_FILL = 0.7
# The narrower of two columns takes this share of the text's width; labels and numbers take less.
_LEAST_WIDTH = 0.3
_STEP = 4.0
_MARGIN = 0.2


def in_reading_order(pieces: list[Line]) -> list[Line]:
    """The lines of these pieces in the order in which they are read.

    Lines in a column know its edges (`column`); the others have None.
    """
    split = _split(pieces)
    if split is None:
        return lines_of(pieces)
    above, left, right, below = split
    for side in (left, right):
        edges = min(piece.box[0] for piece in side), max(piece.box[2] for piece in side)
        for piece in side:
            piece.column = edges
    order = in_reading_order(above), in_reading_order(left), in_reading_order(right)
    return [*order[0], *order[1], *order[2], *in_reading_order(below)]


_Split = tuple[list[Line], list[Line], list[Line], list[Line]]


def _split(pieces: list[Line]) -> _Split | None:
    """What stands above two columns, the two, and what stands below; None without columns."""
    if len(pieces) < 2 * _LEAST_LINES:
        return None
    left = min(piece.box[0] for piece in pieces)
    right = max(piece.box[2] for piece in pieces)
    width = right - left
    if sum(piece.box[0] > left + _MARGIN * width for piece in pieces) < _LEAST_LINES:
        return None
    ordered = sorted(pieces, key=lambda piece: piece.baseline)
    best: tuple[int, _Split] | None = None
    gutter = left + _MARGIN * width
    while gutter < right - _MARGIN * width:
        start, end = _longest_clear(ordered, gutter)
        run = ordered[start:end]
        sides = [p for p in run if p.box[2] <= gutter], [p for p in run if p.box[0] >= gutter]
        # The first of the best gutters is the left end of the white space; any place in it will do.
        if (best is None or len(run) > best[0]) and all(_is_column(side, width) for side in sides):
            best = len(run), (ordered[:start], sides[0], sides[1], ordered[end:])
        gutter += _STEP
    return best[1] if best else None


def _longest_clear(ordered: list[Line], gutter: float) -> tuple[int, int]:
    """The longest stretch of pieces, top to bottom, that do not cross the gutter."""
    best, start = (0, 0), 0
    for index, piece in enumerate(ordered):
        if piece.box[0] < gutter < piece.box[2]:
            if index - start > best[1] - best[0]:
                best = start, index
            start = index + 1
    return (start, len(ordered)) if len(ordered) - start > best[1] - best[0] else best


def _is_column(side: list[Line], text_width: float) -> bool:
    if len(side) < _LEAST_LINES:
        return False
    width = max(piece.box[2] for piece in side) - min(piece.box[0] for piece in side)
    if width < _LEAST_WIDTH * text_width:
        return False
    return sum(piece.box[2] - piece.box[0] for piece in side) >= _LEAST_FILL * width * len(side)
