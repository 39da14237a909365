"""Cells that count on along a row or down a column: months by Roman numbers, numbers of rows.

Tesseract has nothing to go by in so small a cell. Its neighbours have: between "6." and "8." stands
"7.". A cell that holds a number is never changed to another: numbers left out or used twice are for
the rules to find.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.layout import FoundCell, FoundTable, Item
from ingest.pdf.lines import Run

_NUMBER = re.compile(r"(\d{1,3})([.)]?)")
_ROMAN_VALUES = {
    name: value
    for value, name in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1
    )
}
_ROMAN = {value: name for name, value in _ROMAN_VALUES.items()}
_MONTHS = 12
# So many cells, and this share of those with numbers, must count on.
_LEAST, _MOST = 3, 0.6
# A misread number is no longer than this; it is told by so many cells of those next to it. At the
# ends of a row, where a heading may stand, it must be of upright strokes and digits only, or short.
_LONGEST = 4
_NEAR = 2
_LIKE_NUMBERS = frozenset("0123456789IVXivxLlU|![](). ")


@dataclass(frozen=True, slots=True)
class _Value:
    """A number and what it is written like: "roman", or what follows its digits."""

    number: int
    style: str


def mend_counts(items: Iterable[Item]) -> None:
    """Write the numbers that were misread into the cells of these tables."""
    for table in items:
        if isinstance(table, FoundTable):
            for cell in table.cells:
                mend_counts(cell.tables)
            for column in range(table.columns):
                _mend([cell for cell in table.cells if cell.column == column])
            for row in range(table.rows):
                _mend([cell for cell in table.cells if cell.row == row])


def _mend(cells: Sequence[FoundCell]) -> None:
    """Mend cells that follow each other."""
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    values = [_value(cell.text) for cell in ordered]
    style, start = _series(values)
    if style is None:
        return
    wanted = [_wanted(start + place, style) for place in range(len(ordered))]
    for place, cell in enumerate(ordered):
        text = _written(wanted[place], style)
        at_end = place == 0 or (place == len(ordered) - 1 and len(cell.text) > _NEAR)
        if at_end and not set(cell.text) <= _LIKE_NUMBERS:
            continue
        if cell.text != text and _is_told(values, wanted, place, style):
            _write(cell, text)


def _value(text: str) -> _Value | None:
    bare = "".join(text.split())
    if found := _NUMBER.fullmatch(bare):
        return _Value(int(found[1]), found[2])
    if number := _ROMAN_VALUES.get(bare.upper()):
        return _Value(number, "roman")
    return None


def _series(values: Sequence[_Value | None]) -> tuple[str | None, int]:
    """How the numbers are written and what the first cell would hold; no style for no series."""
    styles = Counter(value.style for value in values if value)
    if not styles:
        return None, 0
    style = styles.most_common(1)[0][0]
    starts = Counter(
        _wanted(value.number - place, style)
        for place, value in enumerate(values)
        if value and value.style == style
    )
    start, count = starts.most_common(1)[0]
    if count < _LEAST or count < _MOST * styles[style]:
        return None, 0
    return style, start


def _wanted(number: int, style: str) -> int:
    """The number itself; months begin anew after twelve."""
    return (number - 1) % _MONTHS + 1 if style == "roman" else number


def _written(number: int, style: str) -> str:
    return _ROMAN[number] if style == "roman" else f"{number}{style}"


def _is_told(
    values: Sequence[_Value | None], wanted: Sequence[int], place: int, style: str
) -> bool:
    """Whether two of the nearest cells count on here, and none of them counts otherwise."""
    own = values[place]
    if own and own.style == style:
        return own.number == wanted[place]
    near = [
        values[other] == _Value(wanted[other], style)
        for other in range(max(0, place - _NEAR), min(len(values), place + _NEAR + 1))
        if other != place and (value := values[other]) and value.style == style
    ]
    return len(near) >= _NEAR and all(near) and wanted[place] > 0


def _write(cell: FoundCell, text: str) -> None:
    """Put a number in the place of what was misread; a blank cell, and words, are left alone."""
    if not cell.lines or len(cell.text) > _LONGEST + cell.text.count(" "):
        return
    if not any(char.isalnum() for char in cell.text):
        return
    if text[0].isdigit() and any(char.isdigit() for char in cell.text):
        return
    first = cell.lines[0]
    first.runs = [Run(text, first.runs[0].face, first.runs[0].size)]
    cell.lines = [first]
