"""Finding the cells of ruled tables on a page with pdfplumber's table finder.

pdfplumber is handed what is drawn as lines. Two things are added to what it does:

- Borders that are not drawn. Browsers leave out the bottom line of a row that a page break cuts,
  and the top line of what follows; some tables have no outer lines. Where several rulings end
  without meeting another, the line through their ends is drawn in.
- Shading. pdfplumber takes every box for four lines; Word shades a header cell inside its padding,
  which would cut the cell in three. Shades count only where no ruled table is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

from pdfplumber.table import TableFinder

from ingest.pdf.drawing import Drawing, Edge, box_edges, edge
from ingest.pdf.geometry import area, around, holds
from ingest.pdf.merged import cut_by_shades
from model.location import Box

# How far apart rulings may be and still meet, in points. pdfplumber's own 3 takes a table that
# stands in a cell of another for a part of it; it is tried where 1 leaves ends that meet nothing.
_TIGHT, _LOOSE = 1.0, 3.0
# More rulings than this on one page are a drawing; the search takes time squared.
_MOST_EDGES = 3_000


# Cells that take more room than their table lie in each other; rounding takes less.
_OVERLAPPING = 1.01
_WIDEST_STRIP = 8.0
_End = tuple[float, float, set[int]]


@dataclass(frozen=True, slots=True)
class _PageLike:
    """What the table finder asks of a page."""

    edges: list[Edge]
    bbox: Box


def find_cells(drawing: Drawing, page_box: Box) -> list[list[Box]]:
    """The cells of each table, drawn lines first; a framed box alone is a table of one cell."""
    if len(drawing.edges) + 4 * len(drawing.shades) > _MOST_EDGES:
        return []
    groups = [cut_by_shades(group, drawing.shades) for group in _search(drawing.edges, page_box)]
    boxes = [around(group) for group in groups]
    loose = [
        shade for shade in drawing.shades if not any(holds(box, shade, _LOOSE) for box in boxes)
    ]
    if not any(_meet(one, other) for one, other in combinations(loose, 2)):
        return groups
    sides = [side for shade in loose for side in box_edges(shade)]
    more = [
        group
        for group in _search([*drawing.edges, *sides], page_box)
        if _side_by_side(group) and not _is_among(group, groups)
    ]
    grown = [around(group) for group in more]
    kept = [
        group
        for group, box in zip(groups, boxes, strict=True)
        if not any(holds(other, box, _LOOSE) for other in grown)
    ]
    return kept + more


def _meet(one: Box, other: Box) -> bool:
    """Whether two shades stand side by side."""
    apart = min(abs(one[2] - other[0]), abs(other[2] - one[0]))
    return apart <= _LOOSE and one[1] < other[3] and other[1] < one[3]


def _is_among(group: list[Box], others: list[list[Box]]) -> bool:
    """Whether one of the others has the same place and as many cells, or more."""
    box = around(group)
    return any(holds(around(other), box, _LOOSE) and len(other) >= len(group) for other in others)


@dataclass(frozen=True, slots=True)
class _Search:
    """What the finder found with one tolerance; `flaws` counts ends and cells left alone."""

    free_ends: list[tuple[bool, list[_End]]]
    groups: list[list[Box]]
    flaws: int


def _search(edges: list[Edge], page_box: Box) -> list[list[Box]]:
    """Cells grouped by tables, with the borders drawn in that are missing."""
    levels = sum(edge["orientation"] == "h" for edge in edges)
    if levels < 1 or len(edges) - levels < 1:
        return []
    tolerance = _TIGHT
    found = _find(edges, page_box, _TIGHT)
    if found.flaws:
        loose = _find(edges, page_box, _LOOSE)
        if loose.flaws < found.flaws:
            found, tolerance = loose, _LOOSE
    missing = [
        _line_through(ends, level=upright)
        for upright, free in found.free_ends
        for ends in _in_line(free)
    ]
    if missing:
        found = _find([*edges, *missing], page_box, tolerance)
    return found.groups


def _find(edges: list[Edge], page_box: Box, tolerance: float) -> _Search:
    settings = {
        "snap_tolerance": tolerance,
        "join_tolerance": tolerance,
        "intersection_tolerance": tolerance,
    }
    finder = TableFinder(cast("Any", _PageLike(edges, page_box)), settings)
    groups = _grouped(cast("list[Box]", finder.cells))
    free = _free_ends(finder, tolerance)
    flaws = sum(len(ends) for _, ends in free) + sum(len(group) == 1 for group in groups)
    return _Search(free, groups, flaws)


def _free_ends(finder: TableFinder, tolerance: float) -> list[tuple[bool, list[_End]]]:
    """(upright, ends) for the upper, lower, left and right ends that meet no other ruling."""
    crossed: dict[int, list[tuple[float, float]]] = {}
    partners: dict[int, set[int]] = {}
    for point, touching in finder.intersections.items():
        for one, others in (("v", touching["h"]), ("h", touching["v"])):
            for ruling in touching[one]:
                crossed.setdefault(id(ruling), []).append(point)
                partners.setdefault(id(ruling), set()).update(map(id, others))
    free = []
    for orientation, low, high, axis in (("v", "top", "bottom", 1), ("h", "x0", "x1", 0)):
        rulings = [e for e in finder.edges if e["orientation"] == orientation and id(e) in crossed]
        for end in (low, high):
            ends = [
                (ruling[end], ruling["x0" if axis else "top"], partners[id(ruling)])
                for ruling in rulings
                if all(abs(point[axis] - ruling[end]) > tolerance for point in crossed[id(ruling)])
            ]
            free.append((bool(axis), ends))
    return free


def _in_line(ends: list[_End]) -> Iterable[list[_End]]:
    """Groups of two and more free ends at one level, of rulings that cross a common one."""
    groups: list[list[_End]] = []
    for end in sorted(ends, key=lambda end: end[:2]):
        for group in groups:
            level = abs(group[-1][0] - end[0]) <= _LOOSE
            if level and any(member[2] & end[2] for member in group):
                group.append(end)
                break
        else:
            groups.append([end])
    return [group for group in groups if len(group) > 1]


def _line_through(ends: list[_End], *, level: bool) -> Edge:
    at = sum(end[0] for end in ends) / len(ends)
    first, last = min(end[1] for end in ends), max(end[1] for end in ends)
    return edge(first, at, last, at) if level else edge(at, first, at, last)


def _grouped(cells: list[Box]) -> list[list[Box]]:
    """Cells that share a corner are one table (as in pdfplumber, which drops single cells).

    A table in a cell of another may share a line and a corner with it; it is still one of its own.
    """
    groups = _by_corners(cells)
    apart = [part for group in groups for level in _levels(group) for part in _by_corners(level)]
    return sorted(apart, key=lambda group: min((cell[1], cell[0]) for cell in group))


def _by_corners(cells: list[Box]) -> list[list[Box]]:
    owner: dict[tuple[float, float], int] = {}
    group_of = list(range(len(cells)))

    def root(index: int) -> int:
        while group_of[index] != index:
            index = group_of[index]
        return index

    for index, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            group_of[root(index)] = root(owner.setdefault(corner, index))
    groups: dict[int, list[Box]] = {}
    for index, cell in enumerate(cells):
        groups.setdefault(root(index), []).append(cell)
    return list(groups.values())


def _levels(cells: list[Box]) -> list[list[Box]]:
    """The cells by the cell that they stand in; all of them together where none does."""
    if sum(map(area, cells)) <= _OVERLAPPING * area(around(cells)):
        return _unfolded(cells)
    levels: dict[Box | None, list[Box]] = {}
    for cell in cells:
        outer = [other for other in cells if area(other) > area(cell) and holds(other, cell)]
        levels.setdefault(min(outer, key=area, default=None), []).append(cell)
    return [part for level in levels.values() for part in _unfolded(level)]


def _unfolded(cells: list[Box]) -> list[list[Box]]:
    """A table that fills a cell of another from top to bottom leaves only a strip of that cell.

    The strip is its padding, too narrow for text; strip and inner table make the cell again. There
    may be another strip on the right.
    """
    for strip in cells:
        x0, top, x1, bottom = strip
        if x1 - x0 > _WIDEST_STRIP:
            continue
        beside = [
            cell
            for cell in cells
            if cell[0] >= x1 - 1 and cell[1] >= top - 1 and cell[3] <= bottom + 1
        ]
        if len(beside) > 1 and any(cell[3] < bottom - 1 for cell in beside):
            whole = around([strip, *beside])
            rest = [cell for cell in cells if cell is not strip and cell not in beside]
            inner = [cell for cell in beside if not _is_strip_of(cell, strip)]
            return [[*rest, whole], *_unfolded(inner)]
    return [cells]


def _is_strip_of(cell: Box, strip: Box) -> bool:
    """Whether a cell is as high as the strip and too narrow for text, too."""
    as_high = abs(cell[1] - strip[1]) <= 1 and abs(cell[3] - strip[3]) <= 1
    return as_high and cell[2] - cell[0] <= _WIDEST_STRIP


def _side_by_side(cells: list[Box]) -> bool:
    """Whether some cells stand beside each other; a stack of shades is a highlighted text."""
    tops = [cell[1] for cell in cells]
    return len(cells) > 2 and len(set(tops)) < len(tops)
