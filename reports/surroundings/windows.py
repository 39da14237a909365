"""Which part of a page is shown around a passage, and which of these parts are one picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.location import Box

# Points: what is shown above and below a passage, and how much of a page at most.
_AROUND, _TALLEST = 32.0, 250.0
# Parts of a page that are no further apart than this are one picture.
_NEAR = 16.0


@dataclass(frozen=True)
class Window:
    """A part of a page over its whole width, in points from its top, and what to mark in it.

    `marks` are quoted words, `frame` the place where they are not. `fingerprint` is that of the
    finding, `weight` 0 for the most serious.
    """

    fingerprint: str
    page: int
    top: float
    bottom: float
    marks: tuple[Box, ...]
    frame: Box | None
    weight: int


@dataclass(frozen=True)
class Band:
    """Windows of one page that lie over or near each other, as one picture."""

    page: int
    top: float
    bottom: float
    windows: tuple[Window, ...]

    @property
    def weight(self) -> int:
        """The weight of the most serious finding in it."""
        return min(window.weight for window in self.windows)


def fit_together(marks: Sequence[Box], frame: Box) -> bool:
    """Whether marks and a frame can be shown in one window."""
    boxes = (*marks, frame)
    return max(box[3] for box in boxes) - min(box[1] for box in boxes) + 2 * _AROUND <= _TALLEST


def span_around(boxes: Sequence[Box], height: float) -> tuple[float, float]:
    """From where to where a page of this height is shown around boxes: top and bottom in points.

    Of a passage that is taller than what is shown the beginning is.
    """
    top = max(0.0, min(box[1] for box in boxes) - _AROUND)
    bottom = max(box[3] for box in boxes) + _AROUND
    return top, min(height, bottom, top + _TALLEST)


def bands_of(windows: Iterable[Window]) -> list[Band]:
    """The windows joined into pictures, in the order of the pages."""
    bands: list[Band] = []
    for window in sorted(windows, key=lambda each: (each.page, each.top, each.bottom)):
        last = bands[-1] if bands else None
        if last and last.page == window.page and window.top <= last.bottom + _NEAR:
            bottom = max(last.bottom, window.bottom)
            bands[-1] = Band(last.page, last.top, bottom, (*last.windows, window))
        else:
            bands.append(Band(window.page, window.top, window.bottom, (window,)))
    return bands
