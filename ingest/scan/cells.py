"""The cells of the tables in a picture, and which of them are grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.pdf.cells import find_cells
from ingest.pdf.drawing import Drawing
from ingest.pdf.geometry import area
from ingest.pdf.grid import Grid, grids
from ingest.scan.joints import edges
from ingest.scan.picture import PAPER_SHRINK, PER_POINT, Bytes
from ingest.scan.rulings import Ruling
from model.location import Box

# How far inside the middles of its rulings a cell is looked at, in dots.
_INSET = 2.0
# A grey cell is so much darker, of 255, than the lightest of its table, or a frame than the page.
_GREY = 18


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a page, in dots: those that hold text only, and those that hold tables, too.

    `grey` are those of both with a background, in points.
    """

    plain: list[Box]
    holders: list[Box]
    grey: list[Box]


def cells_between(rulings: Sequence[Ruling], paper: Bytes) -> Cells:
    """The cells between these lines of a levelled page; `paper` as in `picture.Print`."""
    page = 0.0, 0.0, *(side * PAPER_SHRINK / PER_POINT for side in reversed(paper.shape))
    found = grids(find_cells(Drawing(edges=edges(rulings)), page), area(page))
    holding = {grid.inside for grid in found}
    cells = Cells([], [], [])
    for index, grid in enumerate(found):
        cells.grey.extend(_grey(grid, paper))
        for number, cell in enumerate(grid.cells):
            x0, top, x1, bottom = (side * PER_POINT for side in cell.box)
            inner = (x0 + _INSET, top + _INSET, x1 - _INSET, bottom - _INSET)
            (cells.holders if (index, number) in holding else cells.plain).append(inner)
    return cells


def _grey(grid: Grid, paper: Bytes) -> Iterator[Box]:
    """The boxes of the grey cells of a table."""
    lightness = [_lightness(cell.box, paper) for cell in grid.cells]
    white = max(lightness) if len(lightness) > 1 else float(np.median(paper))
    for cell, light in zip(grid.cells, lightness, strict=True):
        if light < white - _GREY:
            yield cell.box


def _lightness(box: Box, paper: Bytes) -> float:
    """How light most of a cell is, 0–255."""
    x0, top, x1, bottom = (round(side * PER_POINT / PAPER_SHRINK) for side in box)
    inside = paper[top + 1 : bottom, x0 + 1 : x1]
    return float(np.median(inside)) if inside.size else 255.0
