"""A second look at parts of a page, cut out and stacked in one narrow column.

Tesseract looks for blocks of text first. In tables, and where blocks stand close, it takes several
for one and loses lone digits and whole lines. Stacked, every part is a block by itself, and all are
read in one call.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.pdf.geometry import around
from ingest.scan.bands import Band, bands, widened
from ingest.scan.picture import PER_POINT, Bytes, Flags
from ingest.scan.words import Line, Paragraph, Word
from model.location import Box

_BLACK = 100
# White around the column and between its parts, in dots: half a line of text.
_AROUND, _BETWEEN = 100, 25
# Print that no word covers is looked for block by block, blocks of 3 points.
_BLOCK = round(3 * PER_POINT)
_DARK_IN_BLOCK = 10
_REACH = 8
# In points: what is lower is noise, what is higher a stamp or a picture.
_LOWEST, _HIGHEST = 4.0, 60.0
_MOST = 60
# Print of fewer dots than this, and this far from other print, is a speck.
_SPECK, _NEAR = 40, 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page: where its print stands there, and how far down in the column.

    In the column it is `turned` by a quarter clockwise, or not.
    """

    box: tuple[int, int, int, int]
    down: int
    turned: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the column."""
        first, last = (0, 2) if self.turned else (1, 3)
        return self.down + self.box[last] - self.box[first]

    def back(self, word: Word) -> Word:
        """A word of the column where it stands on the page.

        That of a turned piece keeps how far across its letters stand as its baseline.
        """
        x0, top, x1, bottom = word.box
        left, up, _, low = self.box
        x0, x1, top, bottom = x0 - _AROUND, x1 - _AROUND, top - self.down, bottom - self.down
        baseline = word.baseline - self.down
        if self.turned:
            box = (left + top, low - x1, left + bottom, low - x0)
            return replace(word, box=box, baseline=left + baseline)
        return replace(
            word, box=(left + x0, up + top, left + x1, up + bottom), baseline=up + baseline
        )


def stacked(
    parts: Iterable[tuple[Bytes, Box]], *, turned: bool = False
) -> tuple[Bytes, list[Piece]]:
    """The column of what stands in each box (in dots) of its picture; blank parts are left out."""
    pieces: list[Piece] = []
    prints: list[Bytes] = []
    down = _AROUND
    for ink, box in parts:
        part = _part(ink, box)
        if part is not None:
            pieces.append(Piece(part[0], down, turned))
            prints.append(np.rot90(part[1], -1) if turned else part[1])
            down = pieces[-1].end + _BETWEEN
    width = max((part.shape[1] for part in prints), default=0)
    column = np.zeros((down + _AROUND, width + 2 * _AROUND), np.uint8)
    for piece, part_ in zip(pieces, prints, strict=True):
        column[piece.down : piece.end, _AROUND : _AROUND + part_.shape[1]] = part_
    return column, pieces


def put_back(read: Sequence[Paragraph], pieces: Sequence[Piece]) -> dict[Piece, Paragraph]:
    """What was read in the column where it stands on the page, a paragraph for each piece."""
    back: dict[Piece, Paragraph] = {}
    for line in (line for paragraph in read for line in paragraph):
        middle = sum(word.box[1] + word.box[3] for word in line) / (2 * len(line))
        piece = min(pieces, key=lambda piece: max(piece.down - middle, middle - piece.end))
        back.setdefault(piece, []).append([piece.back(word) for word in line])
    return back


def unread(ink: Bytes, read: Sequence[Paragraph]) -> list[Box]:
    """Where print stands that no line covers, as boxes in dots, the largest first."""
    rest = ink > _BLACK
    margin = _BLOCK // 2
    for line in (line for paragraph in read for line in paragraph):
        x0, top, x1, bottom = (round(side) for side in around(word.box for word in line))
        rest[max(0, top - margin) : bottom + margin, max(0, x0 - _BLOCK) : x1 + _BLOCK] = False
    boxes = [
        (
            (band.start + _REACH) * _BLOCK,
            band.first * _BLOCK - margin,
            (band.end - _REACH) * _BLOCK,
            (band.last + 1) * _BLOCK + margin,
        )
        for band in bands(widened(_blocks(rest), _REACH, 1))
    ]
    likely = [box for box in boxes if _LOWEST <= (box[3] - box[1]) / PER_POINT <= _HIGHEST]
    likely.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    return [
        (float(x0), float(max(0, top)), float(x1), float(b)) for x0, top, x1, b in likely[:_MOST]
    ]


def sureness(lines: Iterable[Line]) -> float | None:
    """How sure Tesseract is of the letters on the whole, 0–100; None for no words."""
    words = [word for line in lines for word in line]
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else None


def _blocks(rest: Flags) -> Flags:
    """The blocks with print in them."""
    height, width = (side - side % _BLOCK for side in rest.shape)
    blocks = rest[:height, :width].reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK)
    inked: Flags = blocks.sum((1, 3)) >= _DARK_IN_BLOCK
    return inked


def _part(ink: Bytes, box: Box) -> tuple[tuple[int, int, int, int], Bytes] | None:
    """Where the print in a box stands, and the print, without specks; None when there is none."""
    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    part = ink[top:bottom, x0:x1].copy()
    dark = part > _BLACK
    found = bands(_spread(dark)) if dark.any() else []
    heavy = [band for band in found if _weight(dark, band) >= _SPECK]
    if not heavy:
        return None
    for band in found:
        if band not in heavy:
            part[band.first : band.last + 1, band.start : band.end] = 0
    rows, columns = np.flatnonzero((part > _BLACK).any(1)), np.flatnonzero((part > _BLACK).any(0))
    first, last, left, right = (
        int(side) for side in (rows[0], rows[-1] + 1, columns[0], columns[-1] + 1)
    )
    return (x0 + left, top + first, x0 + right, top + last), part[first:last, left:right]


def _spread(dark: Flags) -> Flags:
    """The print with what is near it, so that letters hang together with their dots and accents."""
    return widened(widened(dark, _NEAR, 0), _NEAR, 1)


def _weight(dark: Flags, band: Band) -> int:
    return int(dark[band.first : band.last + 1, band.start : band.end].sum())
