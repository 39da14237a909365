"""Recognised words measured in the picture: baselines, heights of letters, breadths of strokes.

Dots throughout. Tesseract gives boxes, that may take in what stands near, and a rough baseline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

import numpy as np

from ingest.scan.picture import Bytes
from ingest.scan.words import Word
from model.location import Box

Kind = Literal["ascender", "capital", "accented", "low"]

_LETTERS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("accented", frozenset("ĆŃÓŚŹŻ")),
    ("ascender", frozenset("bdfhklł")),
    ("capital", frozenset("ABCDEFGHIJKLŁMNOPQRSTUVWXYZĄĘ0123456789")),
)
_LOW = frozenset("acemnorsuvwxzągęypq.,:;-–")
WITH_ACCENT = frozenset("ćóśźż")
# Letters whose capitals look alike; how much of its room a letter surely takes; how far above its
# box, as a share, an accent may reach.
ALIKE_IN_BOTH = frozenset("cosuvwxzp") | WITH_ACCENT
_SURELY, _ROOM_FOR_ACCENT = 0.6, 0.3
# Signs that reach below the baseline, or stand clear of it; how far Tesseract's may be off; words
# whose baselines differ less stand on one.
_BELOW = frozenset("gjpqyąęQ,;()[]{}|/_@–—-„”\"'…•")
_FARTHEST_DOWN, _SAME_LINE = 20.0, 3.0
# Blurred print stands so much higher; a row of letters has more than a dot or two.
_BLUR, _LEAST_IN_ROW = 1.5, 3
_BLACK, _DARKEST = 100, 90
# A median of fewer strokes is no measure.
_FEWEST_STROKES = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """A word as measured in dots.

    `height` is that of letters of this kind above the baseline, None where there are none; `first`
    that of the first letter; `stroke` the breadth of its upright strokes, None where there are too
    few.
    """

    word: Word
    kind: Kind
    height: float | None
    first: float | None
    stroke: float | None


def settled(ink: Bytes, line: Sequence[Word]) -> list[Word]:
    """The words of a line on the baseline that they have in the picture.

    Columns that are read as one line may stand on several. Words that reach below theirs are told
    by how high the others stand.
    """
    ways = [_way_down(ink, word) for word in line]
    known = [way for way in ways if way is not None]
    if not known or abs(median(known)) > _FARTHEST_DOWN:
        return list(line)
    usual = median(known)
    heights: dict[Kind, list[float]] = {}
    for word, way in zip(line, ways, strict=True):
        if way is not None and (high := _height(ink, word)):
            heights.setdefault(_kind(word.text), []).append(high + way)
    moved = []
    for word, own in zip(line, ways, strict=True):
        way = _way_up(ink, word, heights) if own is None else own
        off = way is None or abs(way) > _FARTHEST_DOWN or abs(way - usual) <= _SAME_LINE
        moved.append(replace(word, baseline=word.baseline + (usual if off or way is None else way)))
    return moved


def _way_up(ink: Bytes, word: Word, heights: Mapping[Kind, Sequence[float]]) -> float | None:
    """How far from its baseline a word stands if its letters are as high as others of the line."""
    high, others = _height(ink, word), heights.get(_kind(word.text))
    return median(others) - high if high and others else None


def measured(ink: Bytes, line: Sequence[Word]) -> list[Measured]:
    """Measure the words of a line in the picture that they were read in."""
    return [
        Measured(word, _kind(word.text), _height(ink, word), _first(ink, word), _stroke(ink, word))
        for word in line
    ]


def _way_down(ink: Bytes, word: Word) -> float | None:
    """How far below its baseline a word ends; None for one that tells nothing."""
    if set(word.text) & _BELOW or not any(map(str.isalnum, word.text)):
        return None
    x0, top, x1, bottom = (max(0, round(side)) for side in word.box)
    inked = np.flatnonzero((ink[top:bottom, x0:x1] > _BLACK).sum(1) >= _LEAST_IN_ROW)
    return top + int(inked[-1]) + 1 - word.baseline if len(inked) else None


def _kind(text: str) -> Kind:
    """The kind of its highest letters."""
    letters = set(text)
    return next((kind for kind, those in _LETTERS if letters & those), "low")


def _height(ink: Bytes, word: Word) -> float | None:
    """How high the highest letters stand above the baseline, None where there are no letters."""
    letters = set(word.text)
    if not (letters <= _LOW or any(letters & those for _, those in _LETTERS)):
        return None
    if not any(map(str.isalnum, letters)):
        return None
    return _high(ink, word.box, word.baseline)


def _high(ink: Bytes, box: Box, baseline: float) -> float | None:
    """How high the print in a box stands above the baseline."""
    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    # The boxes of Tesseract take in what stands near.
    inked = np.flatnonzero((ink[top:bottom, x0:x1] > _BLACK).sum(1) >= _LEAST_IN_ROW)
    high = baseline - (top + int(inked[0])) - _BLUR if len(inked) else 0.0
    return high if high > 0 else None


def _first(ink: Bytes, word: Word) -> float | None:
    """How high the first letter stands, None for one that the height does not tell anything of."""
    if word.text[0].lower() not in ALIKE_IN_BOTH:
        return None
    x0, top, x1, bottom = word.box
    width = (x1 - x0) / len(word.text)
    if word.text[0].lower() in WITH_ACCENT:  # above its right half; the box may cut it off
        top -= _ROOM_FOR_ACCENT * (word.baseline - top)
    else:
        width *= _SURELY
    return _high(ink, (x0, top, x0 + width, bottom), word.baseline)


def _stroke(ink: Bytes, word: Word) -> float | None:
    """How broad most strokes are along the rows of the picture, in dots of the word's own black.

    Print in colour is grey.
    """
    x0, top, x1, bottom = (max(0, round(side)) for side in word.box)
    picture = ink[top:bottom, x0:x1].astype(np.int32)
    dark = picture > _BLACK
    steps = np.diff(dark.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    if len(starts) < _FEWEST_STROKES:
        return None
    black = float(np.percentile(picture[dark], _DARKEST))
    sums = np.pad(np.cumsum(picture, axis=1), ((0, 0), (1, 0)))
    behind, before = np.minimum(ends + 1, picture.shape[1]), np.maximum(starts - 1, 0)
    return float(np.median(sums[rows, behind] - sums[rows, before])) / black
