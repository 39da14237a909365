"""Tables that add to actions named elsewhere: indicators or costs by the number of the action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from extractors.actions.draft import Draft, FieldText, stated
from extractors.tables.columns import Header
from extractors.tables.header_types import Column
from extractors.tables.rows import cell_text, lone_cell, number_text
from model.document import Table, TableCell
from model.template import Template
from model.text import fold, squeeze

_ADDED = {"indicator": "indicators", "cost": "cost", "funding": "funding"}
_LIKE = 85
_EQUAL = 95
_ACTION = re.compile(r"\b(?:dzialan|zadan|przedsiewz)")
_MOST = 0.6
_NEARLY_ALL = 0.8
_ROWS_OF_A_REPEAT = 3  # one or two equal actions may be a slip that the author should hear of


def adds_to_actions(table: Table, header: Header, drafts: Sequence[Draft], title: str = "") -> bool:
    """True for a table whose rows speak of actions that are known already.

    Its rows must carry the names of the actions, or their numbers; a bare running number (1, 2,
    3) may count anything, so that the header or the `title` over the table must say that it is of
    actions.
    """
    rows = list(_rows(table, header)) if drafts else []
    if not rows:
        return False
    # A table that says who and when may well be of new actions with similar names.
    whole = header.fields & {"term", "responsible"}
    alike = _equal_name if whole else _same_name
    names = [fold(draft.name) for draft in drafts]
    known = sum(any(alike(fold(name), other) for other in names) for _, name, _ in rows if name)
    if whole:
        return len(rows) >= _ROWS_OF_A_REPEAT and known >= _NEARLY_ALL * len(rows)
    if known >= _MOST * len(rows):
        return True
    if "name" in header.fields or not header.fields & set(_ADDED):
        return False
    numbers = {_key(draft.number) for draft in drafts if draft.number}
    found = [_key(number) for number, _, _ in rows if number]
    if not numbers or sum(number in numbers for number in found) < _MOST * len(rows):
        return False
    number = header.column("number")
    telling = not all(number.isdigit() for number in found)
    return telling or _ACTION.search(fold(f"{number.text if number else ''} {title}")) is not None


def add_to_actions(
    table: Table, header: Header, drafts: Sequence[Draft], template: Template
) -> None:
    """Fill the fields that the actions still lack from the rows of such a table.

    A number that several actions carry is matched in the order of the rows.
    """
    grid = table.grid()
    lacking = {
        field: [not draft.texts.get(key) for draft in drafts] for field, key in _ADDED.items()
    }
    used: dict[str, int] = {}
    previous: int | None = None
    for number, name, row in _rows(table, header):
        index = _draft_of(number, name, drafts, used) if number or name else previous
        previous = index
        if index is None:
            continue
        for field, key in _ADDED.items():
            for column in header.all(field):
                cell = grid[row][column.index]
                if cell is None or cell.row < row or not lacking[field][index]:
                    continue
                text = FieldText(
                    stated(cell_text(cell), field, template), cell.location, column.text
                )
                if field == "indicator":
                    text.baseline = _value(grid[row], header, "baseline")
                    text.target = _value(grid[row], header, "target")
                drafts[index].add(key, text)


def _value(cells: Sequence[TableCell | None], header: Header, field: str) -> str:
    column = header.column(field)
    return cell_text(cells[column.index]) if column else ""


def _rows(table: Table, header: Header) -> Iterator[tuple[str, str, int]]:
    """(number, name or shortened name, row) of the rows under the header."""
    grid = table.grid()
    number = header.column("number")
    name = header.column("name") or _text_column(header)
    for row in range(header.first_row, table.rows):
        if lone_cell(grid, row) or not any(cell_text(cell) for cell in grid[row]):
            continue
        typed = number_text(grid[row][number.index]) if number else ""
        named = squeeze(cell_text(grid[row][name.index])) if name else ""
        yield typed, named, row


def _text_column(header: Header) -> Column | None:
    """The first column that is none of those that are read: a shortened name stands there."""
    for column in header.columns:
        if column.fields in ((), ("notes",)):
            return column
    return None


def _draft_of(number: str, name: str, drafts: Sequence[Draft], used: dict[str, int]) -> int | None:
    same = [
        index
        for index, draft in enumerate(drafts)
        if draft.number and number and _key(draft.number) == _key(number)
    ]
    if same:
        turn = used.get(_key(number), 0)
        used[_key(number)] = turn + 1
        if len(same) > 1 and name:
            alike = [index for index in same if _same_name(fold(name), fold(drafts[index].name))]
            if len(alike) == 1:
                return alike[0]
        return same[min(turn, len(same) - 1)]
    if not name:
        return None
    return _most_alike(fold(name), drafts)


def _most_alike(name: str, drafts: Iterable[Draft]) -> int | None:
    scores = [(fuzz.ratio(name, fold(draft.name)), -index) for index, draft in enumerate(drafts)]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= _LIKE else None


def _equal_name(name: str, other: str) -> bool:
    return fuzz.ratio(name, other) >= _EQUAL


def _same_name(name: str, other: str) -> bool:
    if fuzz.ratio(name, other) >= _LIKE:
        return True
    return len(name) >= 8 and fuzz.token_set_ratio(name, other) >= _LIKE


def _key(number: str | None) -> str:
    return fold(number or "").strip(" .)(")
