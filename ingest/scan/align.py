"""Pages that lie a little differently on the scanner, moved so that they agree.

Tables that go on over a page break, and paragraphs, are told by edges that stand in one place;
running headers by their place on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ingest.scan.picture import PER_POINT
from ingest.scan.rulings import Ruling
from ingest.scan.words import Line
from model.text import fold

# A3, A4 and A5 in points, and how far a picture of one may differ from it, as a share.
_PAPERS = ((841.9, 1190.6), (595.3, 841.9), (419.5, 595.3))
_TRIMMED = 0.04
# In points: how precisely edges are compared, and how far pages are moved at most.
_STEP, _FARTHEST = 0.5, 15.0
_BLUR = 2
# A ruling tells more than the end of a line.
_WEIGHT_OF_RULING = 4.0
# The edges must agree by so much better than they do as the page lies, and so many of them at all;
# fewer than these may agree by chance.
_BETTER, _SHARED = 1.2, 0.4
_FEWEST = 6
# Running headers and footers stand within this share of the height of the page from its ends.
_REACH = 0.18

_Edges = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What tells how a page lies. Width and height in points; lines of words in dots."""

    width: float
    height: float
    rulings: Sequence[Ruling]
    lines: Sequence[Line]


def paper(width: float, height: float) -> tuple[float, float]:
    """The size in points of the sheet that was scanned: scanners trim their pictures."""
    for narrow, long in _PAPERS:
        for across, down in ((narrow, long), (long, narrow)):
            if abs(width - across) <= _TRIMMED * across and abs(height - down) <= _TRIMMED * down:
                return across, down
    return width, height


def shifts(sheets: Sequence[Sheet]) -> list[tuple[float, float]]:
    """How far to move each page to the right and down, in points; the first of a size stays."""
    edges: dict[tuple[float, float], _Edges] = {}
    heights: dict[tuple[float, float], dict[str, float]] = {}
    return [
        (
            _to_the_right(sheet, edges.setdefault(_size(sheet), np.zeros(_steps(sheet)))),
            _down(sheet, heights.setdefault(_size(sheet), {})),
        )
        for sheet in sheets
    ]


def _size(sheet: Sheet) -> tuple[float, float]:
    return paper(round(sheet.width), round(sheet.height))


def _steps(sheet: Sheet) -> int:
    return round((_size(sheet)[0] + 4 * _FARTHEST) / _STEP)


def _to_the_right(sheet: Sheet, others: _Edges) -> float:
    """How far to move a page so that its edges are where those of the pages before are.

    What it has is added to theirs.
    """
    edges = np.zeros_like(others)
    places = list(_places(sheet))
    for place, weight in places:
        index = round((place + 2 * _FARTHEST) / _STEP)
        if 0 <= index < len(edges):
            edges[index] += weight
    # The root, so that one long column of text does not decide alone.
    edges = np.sqrt(np.convolve(edges, np.ones(2 * _BLUR + 1), "same"))
    steps = _best(edges, others) if len(places) >= _FEWEST else 0
    others += np.roll(edges, steps)
    return steps * _STEP


def _places(sheet: Sheet) -> Iterator[tuple[float, float]]:
    for ruling in sheet.rulings:
        if not ruling.level:
            yield ruling.at, _WEIGHT_OF_RULING
    for line in sheet.lines:
        yield line[0].box[0] / PER_POINT, 1.0
        yield line[-1].box[2] / PER_POINT, 1.0


def _best(edges: _Edges, others: _Edges) -> int:
    """The number of steps to the right by which the edges agree best with the others."""
    farthest = round(_FARTHEST / _STEP)
    agree = {
        steps: float((np.roll(edges, steps) * others).sum())
        for steps in range(-farthest, farthest + 1)
    }
    best = max(agree, key=lambda steps: (agree[steps], -abs(steps)))
    shared = np.roll(edges, best)[others > 0].sum()
    sure = agree[best] > _BETTER * agree[0] and shared >= _SHARED * edges.sum() > 0
    return best if sure else 0


def _down(sheet: Sheet, known: dict[str, float]) -> float:
    """How far to move a page so that what repeats near its ends stands where it did before."""
    here = {
        _key(line): line[0].baseline / PER_POINT for line in sheet.lines if _is_near(sheet, line)
    }
    ways = [known[key] - place for key, place in here.items() if key in known]
    way = median(ways) if ways else 0.0
    way = way if abs(way) <= _FARTHEST else 0.0
    for key, place in here.items():
        known.setdefault(key, place + way)
    return way


def _is_near(sheet: Sheet, line: Line) -> bool:
    place = line[0].baseline / PER_POINT
    return min(place, sheet.height - place) <= _REACH * sheet.height


def _key(line: Line) -> str:
    """The text of a line without its numbers."""
    text = fold(" ".join(word.text for word in line))
    return "".join("#" if char.isdigit() else char for char in text)
