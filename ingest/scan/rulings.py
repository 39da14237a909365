"""Straight lines in the picture of a page: the rulings of tables, and underlines.

A ruling is long, thin and dark along its whole length. Lines that run a dot out of true, or that
noise has bitten into, are found all the same; upright ones are found in the turned picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.scan.bands import Band, bands, widened
from ingest.scan.picture import PER_POINT, Bytes, Flags

# Lines are looked for in a picture of half the size: precise to half a point, four times faster.
_HALF = 2
_UNIT = PER_POINT / _HALF
# Darker than the grain of the paper; a grey hairline reaches 60–100.
_DARK = 40
# In points. No row of letters is dark for so long, and no letter stands so high.
_SURE_LEVEL, _SURE_UPRIGHT = 40.0, 30.0
# Shorter ones, down to the width of a column and the height of a row, must end at others.
_SHORTEST = 10.0
_REACH = 1.2
_THICKEST = 3.0
# The share of a stretch that must be dark, and that of what lies just beside it that may be:
# between the lines of a table and the text is a narrow white strip, within text there is none.
_WHOLE = 0.92
_BESIDE, _STRIP = 0.45, 1.3
# An underline has letters close above it and next to nothing below. So have the feet of letters,
# but it is black between them, too.
_SOLID, _BLACK = 0.98, 110
# How far strokes that cross a line may run aside on their way, in dots.
_SLANT = 4
# The gap between letters and an underline is narrow, and grey; in so many dots it shows.
_GREY_GAP = 3
_ABOVE, _BELOW = 0.75, 0.2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line in points: it runs from `start` to `end`, at `at` across, `thick` wide.

    `level` lines run from left to right, the others from the top down. A `solid` one has no gaps.
    """

    level: bool
    start: float
    end: float
    at: float
    thick: float
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a line takes: where their middle is, and how many they are."""

    middle: float
    number: int


def find_rulings(ink: Bytes) -> list[Ruling]:
    """The lines of a levelled page."""
    half = _halved(ink)
    turned = np.ascontiguousarray(half.T)
    sure = [
        *_lines(half, _SURE_LEVEL, level=True),
        *_lines(turned, _SURE_UPRIGHT, level=False),
    ]
    if not sure:
        return []
    short = [*_lines(half, _SHORTEST, level=True), *_lines(turned, _SHORTEST, level=False)]
    return sure + [line for line in short if not _is_among(line, sure) and _is_held(line, sure)]


def _is_held(line: Ruling, others: list[Ruling]) -> bool:
    """Whether both ends of a line are at lines across it."""
    across = [other for other in others if other.level != line.level]
    return all(
        any(
            abs(other.at - end) <= _REACH and other.start - _REACH <= line.at <= other.end + _REACH
            for other in across
        )
        for end in (line.start, line.end)
    )


def _is_among(line: Ruling, others: list[Ruling]) -> bool:
    """Whether the line is part of another."""
    return any(
        other.level == line.level
        and abs(other.at - line.at) <= _REACH
        and other.start - _REACH <= line.start
        and line.end <= other.end + _REACH
        for other in others
    )


def _halved(ink: Bytes) -> Bytes:
    """The darkest of every two by two dots."""
    height, width = (side - side % _HALF for side in ink.shape)
    blocks = ink[:height, :width].reshape(height // _HALF, _HALF, width // _HALF, _HALF)
    halved: Bytes = blocks.max((1, 3))
    return halved


def _lines(ink: Bytes, shortest: float, *, level: bool) -> list[Ruling]:
    """The lines along the rows of a picture."""
    least = round(shortest * _UNIT)
    if min(ink.shape) <= least:
        return []
    dark = ink > _DARK
    covered = _long_stretches(_spread(dark), least)
    found: list[Ruling] = []
    for band in bands(covered):
        thick = band.last - band.first - 1
        if thick > _THICKEST * _UNIT or band.end - band.start < _WHOLE * least:
            continue
        solid = _is_solid(ink, band)
        if _is_clear(dark, band):
            rows = Rows((band.first + band.last + 1) / 2, max(1, thick))
        elif solid and _is_underline(dark, band):
            rows = _without_letters(dark, band)
        else:
            continue
        at, breadth = rows.middle / _UNIT, rows.number / _UNIT
        found.append(Ruling(level, band.start / _UNIT, band.end / _UNIT, at, breadth, solid))
    return found


def _without_letters(dark: Flags, band: Band) -> Rows:
    """The rows of an underline, without those of the letters that stand on it."""
    inside = dark[band.first : band.last + 1, band.start : band.end]
    rows = np.flatnonzero(inside.mean(axis=1) >= _WHOLE) + band.first
    if not len(rows):
        return Rows((band.first + band.last + 1) / 2, 1)
    return Rows((int(rows[0]) + int(rows[-1]) + 1) / 2, int(rows[-1]) - int(rows[0]) + 1)


def _is_clear(dark: Flags, band: Band) -> bool:
    """Whether there is paper on both sides of a band."""
    return max(_beside(dark, band)) < _BESIDE


def _is_underline(dark: Flags, band: Band) -> bool:
    """Whether there is paper below a band, and some above."""
    above, below = _beside(dark, band)
    return above < _ABOVE and below < _BELOW


def _beside(dark: Flags, band: Band) -> tuple[float, float]:
    """How much is dark just above a band and just below."""
    strip = round(_STRIP * _UNIT)
    above, below = (
        float(dark[row, band.start : band.end].mean()) if 0 <= row < len(dark) else 0.0
        for row in (band.first + 1 - strip, band.last - 1 + strip)
    )
    return above, below


def _is_solid(ink: Bytes, band: Band) -> bool:
    """Whether a band is black without gaps; it is a row higher and lower than what is dark."""
    inside = ink[band.first + 1 : band.last, band.start : band.end]
    return float((inside.max(axis=0, initial=0) >= _BLACK).mean()) >= _SOLID


def _spread(dark: Flags) -> Flags:
    """What is dark, or has something dark just above or below."""
    spread = dark.copy()
    spread[1:] |= dark[:-1]
    spread[:-1] |= dark[1:]
    return spread


def _counts(dark: Flags, length: int) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """How many of the `length` dots from each on to the right are dark; fewer columns than dots."""
    sums = np.zeros((dark.shape[0], dark.shape[1] + 1), np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    return sums[:, length:] - sums[:, :-length]


def _long_stretches(dark: Flags, length: int) -> Flags:
    """The dots that are part of a nearly unbroken stretch of this length."""
    starts = _counts(dark, length) >= _WHOLE * length
    padded = np.pad(starts, ((0, 0), (length - 1, length - 1)))
    return (_counts(padded, length) > 0) & dark


def erase(ink: Bytes, rulings: Sequence[Ruling], *, underlines: bool = False) -> Bytes:
    """The print without these lines; what crosses them stays whole.

    Of underlines also stays what comes down to them: descenders often end there.
    """
    left = ink.copy()
    for line in rulings:
        picture = left if line.level else left.T  # a view: both write into `left`
        middle, half = line.at * PER_POINT, line.thick * PER_POINT / 2 + _HALF
        first, last = max(0, round(middle - half)), min(len(picture), round(middle + half) + 1)
        start, end = max(0, round(line.start * PER_POINT) - 3), round(line.end * PER_POINT) + 3
        if underlines:
            down_to_it = picture[max(0, first - 2) : first + _GREY_GAP, start:end]
            kept = down_to_it.min(axis=0, keepdims=True) > _BLACK
            picture[first:last, start:end] *= widened(kept, _SLANT, 1)
        else:
            rows = [max(0, first - 2), min(len(picture) - 1, last + 1)]
            above, below = widened(picture[rows, start:end] > _DARK, _SLANT, 1)
            picture[first:last, start:end] *= above & below
    return left
