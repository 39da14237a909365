"""Boxes to tick in the picture of a page: small squares, empty or with something in them.

Tesseract knows no sign for them and reads letters at will, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.pdf.geometry import overlap
from ingest.scan.picture import PER_POINT, Bytes, Flags
from ingest.scan.words import Paragraph, Word

EMPTY, TICKED = "☐", "☒"
_DARK = 80
# The side of a box in points, and how much its sides may differ.
_SMALLEST, _LARGEST = 6.0, 16.0
_SQUARE = 0.2
# How thick its sides are at most, and how far they may lean, in points; the share of each side, and
# of each corner, that must be dark: an O has round ones. The share of the inside that makes a tick;
# with more it is a bullet.
_THICK, _LEAN = 1.8, 0.8
_WHOLE, _CORNER = 0.92, 0.6
# The share of the strip around it that may be dark.
_BEYOND = 0.3
_TICKED_FROM, _FILLED_FROM = 0.06, 0.75
_MOST = 5_000
_SURE = 100
# In shares of the side: how far text may stand from its box.
_NEAR = 3.0

_Lengths = NDArray[np.int16]


def find_boxes(ink: Bytes) -> list[Word]:
    """The boxes of a levelled page as words "☐" and "☒", in dots; inside tables too."""
    dark = ink > _DARK
    across, down = _run_lengths(dark, 1), _run_lengths(dark, 0)
    found: list[Word] = []
    for top, left in _corners(dark, across, down):
        width, height = int(across[top, left]), int(down[top, left])
        if abs(width - height) > _SQUARE * max(width, height):
            continue
        if _runs_on(dark, top, left, height, width):
            continue
        sign = _sign(dark[top : top + height, left : left + width])
        box = (float(left), float(top), float(left + width), float(top + height))
        if sign and not any(overlap(box, other.box) for other in found):
            found.append(Word(sign, box, box[3], _SURE))
    return found


def without_boxes(ink: Bytes, boxes: Sequence[Word]) -> Bytes:
    """The print without these boxes."""
    left = ink.copy()
    for box in boxes:
        x0, top, x1, bottom = (round(side) for side in box.box)
        left[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 0
    return left


def with_boxes(read: Sequence[Paragraph], boxes: Sequence[Word]) -> list[Paragraph]:
    """What was read, each box in the line that it stands in, or in a new one."""
    placed = [[list(line) for line in paragraph] for paragraph in read]
    for box in boxes:
        lines = (line for paragraph in placed for line in paragraph)
        home = min(lines, key=lambda line: _distance(line, box), default=[])
        if _distance(home, box) > _NEAR * (box.box[2] - box.box[0]):
            placed.append([[box]])
            continue
        home.append(replace(box, baseline=home[0].baseline))
        home.sort(key=lambda word: word.box[0])
    return placed


def _distance(line: Sequence[Word], box: Word) -> float:
    """How far a box is from the nearest word of a line at its height; endless at another."""
    middle = (box.box[1] + box.box[3]) / 2
    half = (box.box[3] - box.box[1]) / 2
    near = (
        word
        for word in line
        if word.box[1] <= middle <= word.box[3] or abs(word.baseline - box.baseline) <= half
    )
    gaps = (max(word.box[0] - box.box[2], box.box[0] - word.box[2], 0.0) for word in near)
    return min(gaps, default=float("inf"))


def _run_lengths(dark: Flags, axis: int) -> _Lengths:
    """How many dots from each on, down (axis 0) or to the right (1), are dark without a break."""
    length = dark.shape[axis]
    places = np.arange(length, dtype=np.int16).reshape((-1, 1) if axis == 0 else (1, -1))
    light = np.where(dark, np.int16(length), places)
    next_light = np.flip(np.minimum.accumulate(np.flip(light, axis), axis), axis)
    lengths: _Lengths = next_light - places
    return lengths


def _corners(dark: Flags, across: _Lengths, down: _Lengths) -> Iterator[tuple[int, int]]:
    """(row, column) of dots at the upper left end of two strokes as long as sides of a box."""
    low, high = round(_SMALLEST * PER_POINT), round(_LARGEST * PER_POINT)
    corner = (across >= low) & (across <= high) & (down >= low) & (down <= high)
    corner[:, 1:] &= ~dark[:, :-1]
    corner[1:] &= ~dark[:-1]
    rows, columns = np.nonzero(corner)
    yield from list(zip(rows.tolist(), columns.tolist(), strict=True))[:_MOST]


def _runs_on(dark: Flags, top: int, left: int, height: int, width: int) -> bool:
    """Whether there is print just outside a square, as around one cut out of a thick letter."""
    beyond = round(_LEAN * PER_POINT)
    rows, columns = slice(top, top + height), slice(left, left + width)
    strips = (
        dark[max(0, top - beyond), columns],
        dark[min(len(dark) - 1, top + height + beyond - 1), columns],
        dark[rows, max(0, left - beyond)],
        dark[rows, min(dark.shape[1] - 1, left + width + beyond - 1)],
    )
    return any(strip.mean() > _BEYOND for strip in strips)


def _sign(square: Flags) -> str | None:
    """What a square is by its sides and its inside, None when it is no box."""
    height, width = square.shape
    thick, lean = round(_THICK * PER_POINT), round(_LEAN * PER_POINT)
    sides = (square[:lean], square[-lean:], square[:, :lean].T, square[:, -lean:].T)
    if any(side.any(0).mean() < _WHOLE for side in sides):
        return None
    ends = (slice(None, lean), slice(-lean, None))
    if any(square[rows, columns].mean() < _CORNER for rows in ends for columns in ends):
        return None
    inside = square[thick : height - thick, thick : width - thick]
    filled = float(inside.mean()) if inside.size else 1.0
    if filled >= _FILLED_FROM:
        return None
    return TICKED if filled >= _TICKED_FROM else EMPTY
