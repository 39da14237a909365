"""How far a page was turned when it was laid on the scanner, by a few degrees."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from ingest.scan.picture import Bytes

# Pages lie within so many degrees; quarter turns are told otherwise.
_MOST = 6.0
_COARSE, _FINE = 0.5, 0.05
# The search needs rows of letters, not letters: about 75 dots an inch do.
_SHRINK = 4
_INK = 100
# With less print than this there is nothing to go by.
_LEAST_POINTS = 400
# A turn below this moves a line by less than a point over the width of a page.
_LEVEL = 0.1


def skew_of(ink: Bytes) -> float:
    """The angle in degrees by which lines of text fall to the right; 0.0 when it cannot be told.

    Rows of text give sharp bands of ink and paper when they are level.
    """
    small = np.asarray(Image.fromarray(ink).reduce(_SHRINK))
    tops, lefts = np.nonzero(small > _INK)
    if len(tops) < _LEAST_POINTS:
        return 0.0
    height, width = small.shape
    best = _sharpest(tops, lefts, height + width, _around(0.0, _MOST, _COARSE))
    best = _sharpest(tops, lefts, height + width, _around(best, _COARSE, _FINE))
    return 0.0 if abs(best) < _LEVEL or abs(best) > _MOST else best


def levelled(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture turned back by its skew, the same size, with white corners."""
    if not degrees:
        return picture
    return picture.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=255)


def unlevelled(
    x: float, y: float, middle: tuple[float, float], degrees: float
) -> tuple[float, float]:
    """Where a point of the levelled picture was before."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    dx, dy = x - middle[0], y - middle[1]
    return middle[0] + dx * cosine - dy * sine, middle[1] + dx * sine + dy * cosine


def _around(middle: float, reach: float, step: float) -> list[float]:
    steps = round(reach / step)
    return [middle + step * number for number in range(-steps, steps + 1)]


def _sharpest(
    tops: np.ndarray[tuple[int], np.dtype[np.intp]],
    lefts: np.ndarray[tuple[int], np.dtype[np.intp]],
    reach: int,
    angles: list[float],
) -> float:
    """The angle whose rows of ink differ most from each other."""

    def sharpness(degrees: float) -> float:
        rows = (tops - math.tan(math.radians(degrees)) * lefts + reach).astype(np.intp)
        counts = np.bincount(rows)
        return float(np.square(counts, dtype=np.float64).sum())

    return max(angles, key=lambda degrees: (sharpness(degrees), -abs(degrees)))
