"""Cells that only look merged: table styles leave out lines between cells that stand side by side.

Word's styles draw a header row without inner lines, each cell shaded by itself; others leave the
lines out altogether. Such a cell is cut where its shades meet, or where its text leaves the
boundaries of the columns below free.
"""

from __future__ import annotations

from itertools import pairwise

from ingest.pdf.geometry import holds
from ingest.pdf.lines import Line
from model.location import Box

# Shades of neighbours meet, give or take so many points; a shade fills this share of its cell's
# height (Word's shade of a paragraph, inside the cell's padding, does not reach the sides).
_MEETS = 1.5
_LEAST_HEIGHT = 0.6
# Text on both sides of a boundary keeps this far apart, in shares of its size: twice the padding.
_CLEAR = 0.45


def cut_by_shades(cells: list[Box], shades: list[Box]) -> list[Box]:
    """The cells of a table, those cut that shades side by side fill from end to end."""
    if not shades:
        return cells
    return [part for cell in cells for part in _parts(cell, shades)]


def _parts(cell: Box, shades: list[Box]) -> list[Box]:
    x0, top, x1, bottom = cell
    inside = [
        shade
        for shade in shades
        if holds(cell, shade, _MEETS) and shade[3] - shade[1] >= _LEAST_HEIGHT * (bottom - top)
    ]
    inside = sorted(s for s in set(inside) if not any(t != s and holds(t, s, 0.1) for t in inside))
    ends = [x0, *(shade[2] for shade in inside[:-1]), x1]
    starts = [shade[0] for shade in inside]
    meeting = (
        len(inside) > 1 and abs(inside[-1][2] - x1) <= _MEETS and abs(starts[0] - x0) <= _MEETS
    )
    if not meeting or any(abs(a - b) > _MEETS for a, b in zip(starts, ends[:-1], strict=True)):
        return [cell]
    return [(left, top, right, bottom) for left, right in pairwise(ends)]


def free_boundaries(pieces: list[Line], boundaries: list[float]) -> list[float]:
    """The column boundaries inside a cell that no text comes near, with text on both sides."""
    return [
        x
        for x in boundaries
        if _is_free(x, pieces)
        and any(piece.box[2] <= x for piece in pieces)
        and any(piece.box[0] >= x for piece in pieces)
    ]


def _is_free(x: float, pieces: list[Line]) -> bool:
    """Whether the white space around x is wide enough on every line."""
    before = max((piece.box[2] for piece in pieces if piece.box[0] < x), default=x)
    behind = min((piece.box[0] for piece in pieces if piece.box[2] > x), default=x)
    size = max(piece.size for piece in pieces)
    return before <= x <= behind and behind - before >= _CLEAR * size
