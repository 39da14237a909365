"""What a column holds, told by its content where its header does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.schedule_words import schedule_words
from extractors.tables.cell_kinds import (
    looks_like_cost,
    looks_like_indicator,
    looks_like_number,
    looks_like_post,
    looks_like_term,
)
from extractors.tables.header_names import Names, names_other
from extractors.tables.header_types import Column, Header
from extractors.tables.rows import band_of_row, cell_text, number_text
from extractors.tables.time_columns import is_time, is_time_column
from model.document import Table, TableCell
from model.text import fold, squeeze

MOST = 0.6
"""Of the cells with text, this share must be of a kind for the column to be of it."""

_FEW_CELLS = 2
_CONTENT_SCORE = 0.75
_WORDY = 2
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.?)?\d{1,2}(?:\.\d{1,2}){1,2}[.)]?")
_SIGN = 3  # "", "#", "No."
_TESTS: dict[str, tuple[tuple[str, ...], Callable[[str], bool]]] = {
    "term": (("term", "term_start", "term_end"), looks_like_term),
    "cost": (("cost",), looks_like_cost),
    "number": (("number",), looks_like_number),
    "responsible": (("responsible",), looks_like_post),
    "indicator": (("indicator",), looks_like_indicator),
}
"""By field: the fields that make a column of it needless, and what its cells look like."""

_TOLD_BY_WORDS = frozenset({"responsible", "indicator"})


def assign_by_content(table: Table, header: Header, names: Names) -> Header:
    """The header with unknown columns assigned to absent fields by what their cells hold."""
    cells = _columns_of_cells(table, header)
    columns = list(header.columns)
    for field in ("term", "cost", "number", "responsible"):
        _assign(field, columns, cells, names)
    _assign_other_years(columns, cells)
    if "name" in names and not any("name" in column.fields for column in columns):
        _assign_name(columns, cells)
    named = any("name" in column.fields for column in columns)
    if named:  # the rest of a table of actions
        _assign("indicator", columns, cells, names)
    return header.model_copy(update={"columns": tuple(without_second_names(columns))})


def _assign(
    field: str,
    columns: list[Column],
    cells: Sequence[Sequence[TableCell]],
    names: Names,
) -> None:
    """Give an absent field to the first unknown column whose cells pass its test."""
    rivals, test = _TESTS[field]
    alone = [column for column in columns if not _names_too(column, field)]
    taken = {held for column in alone for held in column.fields}
    if field not in names or taken.intersection(rivals):
        return
    number = field == "number"
    for column in columns:
        if column.fields or (number and not _may_count(column, cells[column.index])):
            continue
        if field in _TOLD_BY_WORDS and names_other(column.text, names):
            continue
        if _most(cells[column.index], test, number=number):
            columns[column.index] = _assigned(column, field)
            return


def _assign_other_years(columns: list[Column], cells: Sequence[Sequence[TableCell]]) -> None:
    """Give the cost to the years beside one that holds it: "2024 r.", "2025 r." over amounts.

    Without a column for the term the years are left to tell it.
    """
    fields = {field for column in columns for field in column.fields}
    first = next((c for c in columns if c.by_content and c.fields == ("cost",)), None)
    if first is None or not is_time(first.text) or fields.isdisjoint(_TESTS["term"][0]):
        return
    for beside in (columns[first.index + 1 :], columns[: first.index][::-1]):
        for column in beside:
            texts = [squeeze(cell_text(cell)) for cell in cells[column.index]]
            if not is_time_column(column) or not all(map(_is_cost_or_blank, texts)):
                break
            columns[column.index] = _assigned(column, "cost")


def _is_cost_or_blank(text: str) -> bool:
    return looks_like_cost(text) or not text.strip("0-–— ")


def _names_too(column: Column, field: str) -> bool:
    """True for "Działanie / produkt": another column may say the result alone."""
    return field == "indicator" and "name" in column.fields and len(column.fields) > 1


def without_second_names(columns: Sequence[Column]) -> list[Column]:
    """The columns; one that names the action holds nothing that a column of its own holds."""
    own = {column.fields[0] for column in columns if len(column.fields) == 1}
    return [
        column.model_copy(update={"fields": ("name",)})
        if "name" in column.fields and own.intersection(column.fields) - {"name"}
        else column
        for column in columns
    ]


def fits_columns(table: Table, header: Header) -> bool:
    """Whether the cells of a table hold what the columns of an inherited header say.

    True when the header has no column whose content can be told.
    """
    cells = _columns_of_cells(table, header)
    tests = {
        "term": looks_like_term,
        "term_start": looks_like_term,
        "number": looks_like_number,
        "cost": looks_like_cost,
    }
    told = [
        _most(cells[column.index], tests[field], number=field == "number")
        for column in header.columns
        for field in column.fields[:1]
        if field in tests and cells[column.index]
    ]
    return any(told) or not told


def _assigned(column: Column, field: str) -> Column:
    return column.model_copy(
        update={"fields": (field,), "score": _CONTENT_SCORE, "by_content": True}
    )


def _may_count(column: Column, cells: Sequence[TableCell]) -> bool:
    """True for a column that may number the rows: stages and years have a name over them."""
    texts = [number_text(cell) for cell in cells]
    single = all(cell.row_span == 1 for cell in cells)
    if not single or len(set(texts)) < len(cells):
        return False
    if len(column.text) <= _SIGN:
        return True
    stages = tuple(fold(word).rstrip(".") for word in schedule_words().stage_words)
    counted = [text.strip(" .)") for text in texts] == [str(n) for n in range(1, len(texts) + 1)]
    of_steps = fold(column.text).startswith(stages)
    dotted = all(_DOTTED.fullmatch(text) for text in texts)
    return not of_steps and (dotted or (column.index == 0 and counted))


def _assign_name(columns: list[Column], cells: Sequence[Sequence[TableCell]]) -> None:
    """The unknown column with the most words, when it is filled and its texts differ.

    A column of figures stands back behind one of words alone: it says what comes of the action.
    """
    wordy = [
        (
            not _most(cells[column.index], looks_like_indicator, number=False),
            sum(len(cell_text(cell).split()) for cell in cells[column.index]),
            column,
        )
        for column in columns
        if not column.fields and cells[column.index] and not column.text[:1].isdigit()
    ]
    if not wordy:
        return
    _, words, column = max(wordy, key=lambda ranked: ranked[:2])
    texts = [cell_text(cell) for cell in cells[column.index]]
    if words >= _WORDY * len(texts) and len(set(texts)) == len(texts):
        columns[column.index] = _assigned(column, "name")


def _columns_of_cells(table: Table, header: Header) -> list[list[TableCell]]:
    """For each column its cells with text under the header, without bands and wide cells."""
    grid = table.grid()
    found: list[list[TableCell]] = [[] for _ in range(table.columns)]
    for row in range(header.first_row, table.rows):
        if band_of_row(grid, row):
            continue
        for index, cell in enumerate(grid[row]):
            alone = cell is not None and cell.row == row and cell.column_span == 1
            if cell is not None and alone and (cell_text(cell) or number_text(cell)):
                found[index].append(cell)
    return found


def _most(cells: Sequence[TableCell], test: Callable[[str], bool], *, number: bool) -> bool:
    texts = [number_text(cell) if number else squeeze(cell_text(cell)) for cell in cells]
    hits = sum(map(test, texts))
    return hits >= min(_FEW_CELLS, len(texts)) and bool(texts) and hits >= MOST * len(texts)
