"""What is chosen where a form offers a list: areas of support, forms of summary.

Clerks tick boxes, put a cross in a column beside the list, and where the form was only printed
text they set the choice in bold, underline it, or strike out the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.layout.flow import Line
from extractors.layout.form_tables import table_rows
from extractors.tables.time_columns import is_mark
from model.document import Paragraph, Span, Table
from model.location import Location
from model.text import squeeze

_TICKED = re.compile(r"[☒☑✓✔]|\[\s*[xXvV✓]\s*\]|\(\s*[xX]\s*\)")
_BOX = re.compile(r"[☐☒☑✓✔□]|\[\s*[xXvV✓]?\s*\]|\(\s*[xX]?\s*\)")
_OFFERED_MIN = 3

Names = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen item as typed, and where it stands."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Choices:
    """What a section offers: `offered` is False where it is prose; `chosen` may be empty."""

    offered: bool
    chosen: tuple[Choice, ...]


def read_choices(lines: Sequence[Line], names: Names) -> Choices:
    """The items of a list that are chosen; `names` tells whether a text names an item at all."""
    ticked = tuple(_ticked(lines))
    boxes = any(has_boxes(line.text) and names(line.text) for line in lines)
    if boxes:
        return Choices(True, tuple(choice for choice in ticked if names(choice.text)))
    for line in lines:
        if isinstance(line.block, Table) and _lists(line.block, names):
            return Choices(True, tuple(_crossed(line.block, names)))
    listed = [line for line in lines if names(line.text)]
    if len(listed) >= _OFFERED_MIN and all(len(line.text.split()) <= 20 for line in listed):
        return Choices(True, tuple(_set_apart(listed)))
    return Choices(False, ())


def has_boxes(text: str) -> bool:
    """True when a line offers choices by check boxes."""
    return _BOX.search(text) is not None


def _ticked(lines: Sequence[Line]) -> Iterator[Choice]:
    for line in lines:
        boxes = list(_BOX.finditer(line.text))
        for position, box in enumerate(boxes):
            if _TICKED.match(box[0]):
                end = boxes[position + 1].start() if position + 1 < len(boxes) else len(line.text)
                yield Choice(squeeze(line.text[box.end() : end]), line.location)


def _lists(table: Table, names: Names) -> bool:
    return sum(names(squeeze(cell.text)) for cell in table.cells) >= _OFFERED_MIN


def _crossed(table: Table, names: Names) -> Iterator[Choice]:
    """Rows with a mark in one cell and the item in another."""
    for row in table_rows(table):
        texts = [squeeze(cell.text) for cell in row]
        if any(is_mark(text) or _TICKED.fullmatch(text) for text in texts):
            for cell, text in zip(row, texts, strict=True):
                if names(text):
                    yield Choice(text, cell.location)


def _set_apart(listed: Sequence[Line]) -> Iterator[Choice]:
    """The items in bold, underlined, or not struck out, when the others are different."""
    tests: tuple[Callable[[Span], bool], ...] = (
        lambda span: not span.struck,
        lambda span: span.underlined,
        lambda span: span.bold,
    )
    for test in tests:
        chosen = [line for line in listed if _throughout(line, test)]
        if 0 < len(chosen) < len(listed):
            for line in chosen:
                yield Choice(line.text, line.location)
            return


def _throughout(line: Line, test: Callable[[Span], bool]) -> bool:
    """Whether the words of a line, its number aside, all look so."""
    if not isinstance(line.block, Paragraph):
        return False
    inked = [span for span in line.block.spans if any(char.isalpha() for char in span.text)]
    return bool(inked) and all(test(span) for span in inked)
