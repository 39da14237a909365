"""What hangs together in a picture, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ingest.scan.picture import Flags


@dataclass(slots=True)
class Band:
    """Dots that hang together: from `start` to before `end` in the rows `first` to `last`."""

    start: int
    end: int
    first: int
    last: int

    def take(self, other: Band) -> None:
        """Grow to hold the other, too."""
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)


def bands(covered: Flags) -> list[Band]:
    """The bands of a picture. Runs in neighbouring rows are one where they overlap."""
    done: list[Band] = []
    growing: list[Band] = []
    for row, runs in groupby(_runs(covered), key=lambda run: run.first):
        done += [band for band in growing if band.last < row - 1]
        growing = [band for band in growing if band.last >= row - 1]
        for run in runs:
            touching = [band for band in growing if band.start < run.end and run.start < band.end]
            for band in touching:
                run.take(band)
                growing.remove(band)
            growing.append(run)
    return done + growing


def widened(covered: Flags, reach: int, axis: int) -> Flags:
    """The picture with all that is within `reach` dots of what is covered, along one axis."""
    padded = np.pad(covered, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)])
    wide: Flags = np.logical_or.reduce(sliding_window_view(padded, 2 * reach + 1, axis), axis=-1)
    return wide


def _runs(covered: Flags) -> Iterator[Band]:
    """The unbroken runs of dots, row by row from the left."""
    steps = np.diff(covered.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        yield Band(start, end, row, row)
