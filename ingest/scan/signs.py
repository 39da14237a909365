"""Bullets and dashes at the ends of lines, which Tesseract drops or takes for letters.

They are told by their shape: a disc or a square, a short flat stroke, with white space around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ingest.scan.picture import PER_POINT, Bytes, Flags
from ingest.scan.rulings import Ruling
from ingest.scan.words import Line, Paragraph, Word
from model.location import Box

BULLET, DASH = "•", "–"
# What a bullet is read as is no longer: "e", "*", "e•".
_SHORT = 2
_DARK = 100
_SURE = 90
# In points: how far before its line a bullet or dash may stand, and how far behind a dash.
_BEFORE, _BEHIND = 36.0, 16.0
# Nearer than this it belongs to the word. On its other side is so much white space; before a dash
# that begins a line there is more than between words.
_TOUCHING, _CLEAR, _CLEAR_OF_WORDS = 1.2, 2.5, 12.0
# The side of a bullet, the length and the breadth of a dash, in points.
_SMALLEST, _LARGEST = 1.9, 7.0
_SHORTEST, _LONGEST, _THICKEST = 2.5, 14.0, 2.0
_HYPHEN = 4.2
_ENDLESS = 10_000
# How much the sides of a bullet may differ, in shares and in dots, and the share that is dark.
_SQUARE, _FLAW, _FILLED = 0.25, 2, 0.65
# Where dashes and bullets stand, in shares of the height of the line above its baseline.
_LOW, _HIGH = 0.05, 0.85


def with_signs(ink: Bytes, read: Sequence[Paragraph], rulings: Sequence[Ruling]) -> list[Paragraph]:
    """The lines with their bullets and dashes.

    `ink` is the picture that they were read in; no sign is looked for beyond an upright ruling.
    """
    dark = ink > _DARK
    upright = [ruling for ruling in rulings if not ruling.level]
    kept = ([line for line in one if not _is_lone_bullet(dark, line)] for one in read)
    return [
        [_with_sign_behind(dark, _with_sign_before(dark, line, upright), upright) for line in one]
        for one in kept
        if one
    ]


def _is_lone_bullet(dark: Flags, line: Line) -> bool:
    """Whether a bullet was read as a line by itself; the line that it begins gets it anew."""
    return len(line) == 1 and _begins_with_bullet(dark, line[0])


def _begins_with_bullet(dark: Flags, word: Word) -> bool:
    if len(word.text) > _SHORT or any(map(str.isdigit, word.text)):
        return False
    shape = _shape(dark, word.box)
    return BULLET in word.text or (shape is not None and _kind(dark, shape) == BULLET)


def _with_sign_before(dark: Flags, line: Line, upright: Sequence[Ruling]) -> Line:
    first = line[0]
    if len(line) > 1 and _begins_with_bullet(dark, first):
        return [Word(BULLET, first.box, first.baseline, _SURE), *line[1:]]
    top, bottom = _heights(line)
    x1 = first.box[0] - _TOUCHING * PER_POINT
    x0 = max([first.box[0] - _BEFORE * PER_POINT, *_barriers(upright, bottom, 0.0, x1)])
    columns = _columns(dark, (x0, top, x1, bottom))
    if not columns:
        return line
    shape = _shape(dark, (columns[-1][0], top, columns[-1][1], bottom))
    sign = _kind(dark, shape) if shape else None
    clear = (_CLEAR_OF_WORDS if sign == DASH else _CLEAR) * PER_POINT
    alone = len(columns) == 1 or columns[-1][0] - columns[-2][1] >= clear
    return [Word(sign, shape, first.baseline, _SURE), *line] if shape and sign and alone else line


def _with_sign_behind(dark: Flags, line: Line, upright: Sequence[Ruling]) -> Line:
    last = line[-1]
    if not last.text[-1].isalnum() and last.text[-1] != ".":
        return line
    top, bottom = _heights(line)
    inside = max(last.box[0], last.box[2] - _LONGEST * PER_POINT)
    end = last.box[2] + _BEHIND * PER_POINT
    x1 = min([end, *_barriers(upright, bottom, last.box[2], end)])
    columns = [span for span in _columns(dark, (inside, top, x1, bottom)) if span[0] > inside]
    for (start, stop), (after, _) in pairwise([*columns, (round(x1) + _ENDLESS, 0)]):
        shape = _shape(dark, (start, top, stop, bottom))
        if shape and _kind(dark, shape) == DASH and after - stop >= _CLEAR * PER_POINT:
            return _ended(line, shape)
    return line


def _ended(line: Line, dash: Box) -> Line:
    """The line with a dash at its end, or with a hyphen where that is short and touches."""
    last = line[-1]
    short = dash[2] - dash[0] <= _HYPHEN * PER_POINT
    if short and dash[0] - last.box[2] < _TOUCHING * PER_POINT:
        return [*line[:-1], replace(last, text=f"{last.text}-")]
    return [*line, Word(DASH, dash, last.baseline, _SURE)]


def _heights(line: Line) -> tuple[float, float]:
    """From where to where down the page signs of a line stand."""
    baseline = line[0].baseline
    high = max(word.baseline - word.box[1] for word in line)
    return baseline - _HIGH * high, baseline - _LOW * high


def _barriers(upright: Sequence[Ruling], y: float, x0: float, x1: float) -> list[float]:
    """Where rulings stand at this height and between these places; all in dots."""
    places = (
        ruling.at * PER_POINT
        for ruling in upright
        if ruling.start * PER_POINT <= y <= ruling.end * PER_POINT
    )
    return [place for place in places if x0 < place < x1]


def _columns(dark: Flags, window: Box) -> list[tuple[int, int]]:
    """From where to where across the page there is print in a window, from the left."""
    x0, top, x1, bottom = (max(0, round(side)) for side in window)
    inked = np.pad(np.logical_or.reduce(dark[top:bottom, x0:x1], axis=0), 1)
    steps = np.flatnonzero(inked[1:] != inked[:-1]) + x0
    return [(int(start), int(end)) for start, end in zip(steps[::2], steps[1::2], strict=True)]


def _shape(dark: Flags, box: Box) -> Box | None:
    """The box around the print in a box, None for a blank one."""
    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    rows, columns = np.nonzero(dark[top:bottom, x0:x1])
    if not len(rows):
        return None
    left, right = x0 + int(columns.min()), x0 + int(columns.max()) + 1
    return float(left), float(top + int(rows.min())), float(right), float(top + int(rows.max()) + 1)


def _kind(dark: Flags, box: Box) -> str | None:
    """What a shape is, None when it is neither bullet nor dash."""
    x0, top, x1, bottom = (round(side) for side in box)
    width, height = x1 - x0, bottom - top
    filled = float(dark[top:bottom, x0:x1].mean())
    across, down = width / PER_POINT, height / PER_POINT
    if filled < _FILLED:
        return None
    if down <= _THICKEST and _SHORTEST <= across <= _LONGEST and width > 2 * height:
        return DASH
    even = abs(width - height) <= max(_FLAW, _SQUARE * max(width, height))
    if even and min(across, down) >= _SMALLEST and max(across, down) <= _LARGEST:
        return BULLET
    return None
