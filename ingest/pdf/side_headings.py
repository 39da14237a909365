"""Headings in bold down the left side, the text of each beside it: a form without rulings.

Read across, such headings run into the first line of their text. They are a table of two columns
instead. Labels with short values beside them ("Termin:  do 30 czerwca") are none: they read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ingest.pdf.geometry import around
from ingest.pdf.layout import FoundCell, FoundTable
from ingest.pdf.levels import levels
from ingest.pdf.lines import SAME_BASELINE, Line, lines_of

# So many headings on a page are no accident; their texts have so many times as many lines.
_LEAST_HEADINGS = 3
_LEAST_TEXT = 2
# How exactly pieces share a baseline or begin at one place, in shares of the font size; how much
# white is between heading and text; how far apart the lines of one heading are.
_SAME_PLACE, _GUTTER, _WIDEST_STEP = 0.3, 0.8, 1.6


@dataclass(slots=True)
class _Row:
    """The lines of a heading and of the text beside it."""

    heading: list[Line] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)


def find_side_headings(pieces: list[Line], page: int) -> tuple[list[FoundTable], list[Line]]:
    """The tables of headings and texts among these pieces, and the pieces that are in none."""
    all_levels = levels(pieces)
    start = _text_start(all_levels)
    if start is None:
        return [], pieces
    tables: list[FoundTable] = []
    taken: set[int] = set()
    for inside, run in groupby(all_levels, key=lambda level: _keeps_sides(level, start)):
        rows = _rows(run, start) if inside else []
        if sum(bool(row.heading) for row in rows) < _LEAST_HEADINGS or not _are_headings(rows):
            continue
        tables.append(_table(rows, page))
        taken.update(id(piece) for row in rows for piece in (*row.heading, *row.text))
    return tables, [piece for piece in pieces if id(piece) not in taken]


def _text_start(levels: list[list[Line]]) -> float | None:
    """Where the texts beside most bold pieces begin; None where too few have one beside them."""
    starts = Counter(
        round(level[1].box[0])
        for level in levels
        if len(level) > 1
        and level[0].bold
        and not level[1].bold
        and not level[0].text.endswith(":")
        and level[1].box[0] - level[0].box[2] >= _GUTTER * level[0].size
    )
    if not starts or starts.most_common(1)[0][1] < _LEAST_HEADINGS - 1:
        return None
    return float(starts.most_common(1)[0][0])


def _keeps_sides(level: list[Line], start: float) -> bool:
    """Whether everything on the level is a bold piece clear of the text, or text."""
    return all(
        piece.box[0] >= start - _SAME_PLACE * piece.size
        or (piece.bold is True and start - piece.box[2] >= _GUTTER * piece.size)
        for piece in level
    )


def _rows(levels: Iterable[list[Line]], start: float) -> list[_Row]:
    """A row for each heading; text before the first is a row without one."""
    rows: list[_Row] = []
    for level in levels:
        heading = [piece for piece in level if piece.box[2] <= start]
        if not rows or (heading and not _goes_on(rows[-1].heading, heading[0])):
            rows.append(_Row())
        rows[-1].heading += heading
        rows[-1].text += [piece for piece in level if piece.box[2] > start]
    return rows


def _goes_on(heading: list[Line], piece: Line) -> bool:
    return bool(heading) and piece.baseline - heading[-1].baseline <= _WIDEST_STEP * piece.size


def _are_headings(rows: list[_Row]) -> bool:
    """Whether each heading stands level with its text, at one place, and the texts are long."""
    headed = [row for row in rows if row.heading]
    lefts = [row.heading[0].box[0] for row in headed]
    level = all(
        row.text
        and abs(row.text[0].baseline - row.heading[0].baseline)
        <= SAME_BASELINE * row.heading[0].size
        for row in headed
    )
    lines = sum(len(row.text) for row in headed)
    said = all(any(char.isalpha() for char in row.heading[0].text) for row in headed)
    return (
        level
        and said
        and max(lefts) - min(lefts) <= headed[0].heading[0].size
        and lines >= _LEAST_TEXT * sum(len(row.heading) for row in headed)
    )


def _table(rows: list[_Row], page: int) -> FoundTable:
    sides = (
        around(piece.box for row in rows for piece in row.heading),
        around(piece.box for row in rows for piece in row.text),
    )
    cells = []
    for number, row in enumerate(rows):
        _, top, _, bottom = around(piece.box for piece in (*row.heading, *row.text))
        for column, (side, inside) in enumerate(zip(sides, (row.heading, row.text), strict=True)):
            box = (side[0], top, side[2], bottom)
            cells.append(FoundCell(number, column, 1, 1, page, box, lines_of(inside)))
    box = around(cell.box for cell in cells)
    xs = (box[0], (sides[0][2] + sides[1][0]) / 2, box[2])
    return FoundTable(page, box, xs, len(rows), cells, last_page=page, ruled=False)
