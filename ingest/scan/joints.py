"""Rulings made to meet: in a picture they end a little before or beyond each other.

The table finder wants lines that cross or touch. Lines that meet no other are no part of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.drawing import Edge, edge
from ingest.scan.rulings import Ruling

# In points: lines this close are one, a gap this long is a flaw of the print, and an end this far
# from another line belongs there.
_SAME, _GAP, _REACH = 2.0, 6.0, 5.0


def joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The lines of tables, each whole, ending where they meet others."""
    level = _whole([line for line in rulings if line.level])
    upright = _whole([line for line in rulings if not line.level])
    while True:
        kept_level = [line for line in level if any(_meet(line, other) for other in upright)]
        kept_upright = [line for line in upright if any(_meet(other, line) for other in level)]
        if len(kept_level) == len(level) and len(kept_upright) == len(upright):
            break
        level, upright = kept_level, kept_upright
    level, upright = _on_one_line(level), _on_one_line(upright)
    return [_ended(line, upright) for line in level] + [_ended(line, level) for line in upright]


def apart(rulings: Sequence[Ruling], tables: Sequence[Ruling]) -> list[Ruling]:
    """The lines that are no part of a table, such as that above footnotes."""
    return [
        line
        for line in rulings
        if not any(
            other.level == line.level
            and abs(other.at - line.at) <= _SAME
            and other.start - _REACH <= line.start
            and line.end <= other.end + _REACH
            for other in tables
        )
    ]


def edges(rulings: Sequence[Ruling], way: tuple[float, float] = (0.0, 0.0)) -> list[Edge]:
    """The lines as the table finder takes them, moved by so many points to the right and down."""
    right, down = way
    return [
        edge(line.start + right, line.at + down, line.end + right, line.at + down)
        if line.level
        else edge(line.at + right, line.start + down, line.at + right, line.end + down)
        for line in rulings
    ]


def _whole(lines: list[Ruling]) -> list[Ruling]:
    """Lines of one direction, those that go on with each other put together."""
    whole: list[Ruling] = []
    for line in sorted(lines, key=lambda line: line.start):
        for index, other in enumerate(whole):
            if abs(other.at - line.at) <= _SAME and line.start - other.end <= _GAP:
                longer = max(line, other, key=lambda one: one.end - one.start)
                whole[index] = replace(longer, start=other.start, end=max(other.end, line.end))
                break
        else:
            whole.append(line)
    return whole


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _REACH <= upright.at <= level.end + _REACH
        and upright.start - _REACH <= level.at <= upright.end + _REACH
    )


def _on_one_line(lines: list[Ruling]) -> list[Ruling]:
    """Lines of one direction, those at nearly the same place at the very same."""
    ordered = sorted(lines, key=lambda line: line.at)
    groups: list[list[Ruling]] = [[line] for line in ordered[:1]]
    for before, line in pairwise(ordered):
        if line.at - before.at <= _SAME / 2:
            groups[-1].append(line)
        else:
            groups.append([line])
    moved = []
    for group in groups:
        length = sum(line.end - line.start for line in group)
        at = sum(line.at * (line.end - line.start) for line in group) / length
        moved += [replace(line, at=at) for line in group]
    return moved


def _ended(line: Ruling, across: list[Ruling]) -> Ruling:
    """The line with its ends at those that it meets."""
    places = [other.at for other in across if other.start - _REACH <= line.at <= other.end + _REACH]
    start, end = (
        min(
            (place for place in places if abs(place - side) <= _REACH),
            default=side,
            key=lambda place: abs(place - side),
        )
        for side in (line.start, line.end)
    )
    return replace(line, start=start, end=end)
