"""The period that the plan is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.layout.elements import match_label
from extractors.layout.flow import Line
from extractors.layout.form_tables import table_rows
from extractors.layout.pieces import split_run_in
from language.terms.parse import parse_period, parse_term
from model.document import Table
from model.plan import Extracted, Period
from model.template import Template
from model.text import fold, squeeze

_ENDS = ("period_start", "period_end")
_BEGINS = re.compile(r"\b(?:zaczyn|rozpocz|start|poczat|od\b)")
_FINISHES = re.compile(r"\b(?:koncz|zakoncz|koniec|konca|final|do\b)")
_SPOKEN_BETWEEN = 40


def read_period(
    lines: Sequence[Line], template: Template, confidence: float = 0.97
) -> Extracted[Period] | None:
    """The first period with both ends in these lines, else the first with one; None without.

    A form may give start and end in fields of their own, so these are looked for first, then the
    lines are read one by one, and then together.
    """
    if fields := _of_fields(lines, template, confidence):
        return fields
    found = [
        Extracted(value=period, text=words, location=line.location, confidence=confidence)
        for line in lines
        for text in _texts(line)
        for period, words in _periods(text)
    ]
    whole = [period for period in found if period.value.start and period.value.end]
    if whole:
        return whole[0]
    if joined := _read_together(lines, confidence):
        return joined
    return found[0] if found else None


def _periods(text: str) -> Iterator[tuple[Period, str]]:
    """The periods in a text; "zaczynamy w …, kończymy w …" is one."""
    found = parse_period(text)
    if len(found) == 2:
        (first, _, (begin, end)), (last, _, (behind, stop)) = found
        before = fold(text[max(begin - _SPOKEN_BETWEEN, 0) : begin])
        between = fold(text[end:behind])
        if _BEGINS.search(before) and _FINISHES.search(between) and len(between) < _SPOKEN_BETWEEN:
            yield Period(start=first.start, end=last.end), text[begin:stop]
            return
    for period, words, _ in found:
        yield period, words


def _of_fields(
    lines: Sequence[Line], template: Template, confidence: float
) -> Extracted[Period] | None:
    """Start and end as the fields of a form, a table or labelled lines give them, or None."""
    said: dict[str, Line] = {}
    words: dict[str, str] = {}
    for label, text, line in _labelled(lines, template):
        if label in _ENDS and label not in said and parse_term(text).kind in ("date", "range"):
            said[label], words[label] = line, text
    if len(said) < len(_ENDS):
        return None
    start, end = (parse_term(words[label]) for label in _ENDS)
    if start.start is None or end.end is None or end.end < start.start:
        return None
    return Extracted(
        value=Period(start=start.start, end=end.end),
        text=f"{words['period_start']} – {words['period_end']}",
        location=said["period_start"].location,
        confidence=confidence,
    )


def _labelled(lines: Sequence[Line], template: Template) -> Iterator[tuple[str, str, Line]]:
    """(label, value, line) of everything that has one of the labels of the template."""
    pending: str | None = None
    for line in lines:
        if isinstance(line.block, Table):
            for label, text in _pairs(line.block, template):
                yield label, text, line
            continue
        if pending is not None:
            yield pending, line.text, line
        pending = match_label(line.text, template) if not line.text[-1:].isdigit() else None
        if run_in := split_run_in(line.block.text, template):
            yield run_in[0], run_in[2], line


def _pairs(table: Table, template: Template) -> Iterator[tuple[str, str]]:
    """Labels with the cell on their right, and with the cell below them."""
    rows = [[squeeze(cell.text) for cell in row] for row in table_rows(table)]
    for number, row in enumerate(rows):
        for position, text in enumerate(row):
            label = match_label(text, template)
            if label is None:
                continue
            if position + 1 < len(row):
                yield label, row[position + 1]
            if number + 1 < len(rows) and position < len(rows[number + 1]):
                yield label, rows[number + 1][position]


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
