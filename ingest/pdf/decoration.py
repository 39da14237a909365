"""Text that is underlined or struck through: drawn as a line from its first letter to its last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from ingest.pdf.drawing import Edge
from ingest.pdf.stretches import Stretch

# How far below the baseline, in shares of the font size, the two lines run; how exactly, in points,
# they begin and end with a letter. A border under a cell's text does not.
_UNDER = (-0.02, 0.3)
_THROUGH = (-0.5, -0.12)
_EXACT = 1.2
_SHORTEST = 3.0


def decorate(stretches: list[Stretch], edges: list[Edge]) -> list[Stretch]:
    """The stretches, cut where a line under or through them begins or ends."""
    lines = [e for e in edges if e["orientation"] == "h" and e["width"] >= _SHORTEST]
    if not lines:
        return stretches
    stretches = sorted(stretches, key=lambda stretch: stretch.baseline)
    baselines = [stretch.baseline for stretch in stretches]
    highest = max((stretch.size for stretch in stretches), default=0.0)
    marked: dict[int, list[tuple[int, int, bool]]] = {}
    for line in lines:
        first = bisect_left(baselines, line["top"] - _UNDER[1] * highest)
        last = bisect_left(baselines, line["top"] - _THROUGH[0] * highest)
        for through, (low, high) in ((True, _THROUGH), (False, _UNDER)):
            found = [
                (index, *covered)
                for index in range(first, last)
                if low * stretches[index].size
                <= line["top"] - baselines[index]
                <= high * stretches[index].size
                and (covered := _covered(stretches[index], line))
            ]
            if found and _is_exact(stretches, found, line):
                for index, start, end in found:
                    marked.setdefault(index, []).append((start, end, through))
    return [
        part
        for index, stretch in enumerate(stretches)
        for part in _cut(stretch, marked.get(index, []))
    ]


def _covered(stretch: Stretch, line: Edge) -> tuple[int, int] | None:
    """The first and the end of the characters over the line; None for none."""
    middles = [(a + b) / 2 for a, b in zip(stretch.starts, stretch.ends, strict=True)]
    start, end = bisect_left(middles, line["x0"]), bisect_left(middles, line["x1"])
    return (start, end) if end > start else None


def _is_exact(stretches: list[Stretch], found: list[tuple[int, int, int]], line: Edge) -> bool:
    left = min(stretches[index].starts[start] for index, start, _ in found)
    right = max(stretches[index].ends[end - 1] for index, _, end in found)
    return abs(left - line["x0"]) <= _EXACT and abs(right - line["x1"]) <= _EXACT


def _cut(stretch: Stretch, marks: list[tuple[int, int, bool]]) -> list[Stretch]:
    """The stretch in parts that look alike all along."""
    if not marks:
        return [stretch]
    ends = sorted({0, len(stretch.texts), *(m[0] for m in marks), *(m[1] for m in marks)})
    parts = []
    for start, end in pairwise(ends):
        part = stretch.part(start, end)
        here = {through for first, last, through in marks if first <= start < last}
        part.face = replace(stretch.face, struck=True in here, underlined=False in here)
        parts.append(part)
    return parts
