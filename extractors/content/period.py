"""The period that the plan is for."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.flow import Line
from language.terms import parse_period
from model.document import Table
from model.plan import Extracted, Period
from model.text import squeeze


def read_period(lines: Sequence[Line], confidence: float = 0.97) -> Extracted[Period] | None:
    """The first period with both ends in these lines, else the first with one; None without.

    A form may give start and end in fields of their own, so the lines are read one by one first
    and then together.
    """
    found = [
        Extracted(value=period, text=words, location=line.location, confidence=confidence)
        for line in lines
        for text in _texts(line)
        for period, words, _ in parse_period(text)
    ]
    whole = [period for period in found if period.value.start and period.value.end]
    if whole:
        return whole[0]
    if joined := _read_together(lines, confidence):
        return joined
    return found[0] if found else None


def _texts(line: Line) -> list[str]:
    if isinstance(line.block, Table):
        return [squeeze(cell.text) for cell in line.block.cells]
    return [line.text]


def _read_together(lines: Sequence[Line], confidence: float) -> Extracted[Period] | None:
    text = squeeze(" ".join(words for line in lines for words in _texts(line)))
    for period, words, _ in parse_period(text):
        if period.start and period.end:
            return Extracted(
                value=period, text=words, location=lines[0].location, confidence=confidence
            )
    return None
