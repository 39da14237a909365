"""What a column holds, told by its content where its header does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.tables.header_names import Names
from extractors.tables.header_types import Column, Header
from extractors.tables.rows import band_of_row, cell_text, number_text
from language.money import parse_cost
from language.terms import parse_term
from model.document import Table, TableCell
from model.text import squeeze

MOST = 0.6
"""Of the cells with text, this share must be of a kind for the column to be of it."""

_FEW_CELLS = 2
_CONTENT_SCORE = 0.75
_NUMBER = re.compile(r"(?:[A-Z]{0,3}\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[IVX]{1,5}[.)]?|[a-z]\)")
_AMOUNT = re.compile(r"\d[\d\s.,]*\s*(?:zł|pln|tys\b|mln\b|euro?\b)|,\d\d$|,-$", re.IGNORECASE)
_TERM_KINDS = frozenset({"date", "deadline", "range", "recurring", "continuous"})
_WORDY = 3
_SIGN = 3  # "", "#", "No."


def looks_like_term(text: str) -> bool:
    """True for text that the grammar of terms understands as a time; a bare number is none."""
    return not text.replace(" ", "").isdigit() and parse_term(text).kind in _TERM_KINDS


def looks_like_cost(text: str) -> bool:
    """True for an amount with its currency, or words that say there is no cost of its own."""
    if _AMOUNT.search(text):
        return True
    cost = parse_cost(text)
    return cost.kind in ("none", "within_budget") and any(char.isalpha() for char in text)


def looks_like_number(text: str) -> bool:
    """True for the running number of a row: "3", "3.", "1.2", "D.4", "IV"."""
    return _NUMBER.fullmatch(text) is not None


def assign_by_content(table: Table, header: Header, names: Names) -> Header:
    """The header with unknown columns assigned to absent fields by what their cells hold."""
    cells = _columns_of_cells(table, header)
    columns = list(header.columns)
    tests: list[tuple[str, tuple[str, ...], Callable[[str], bool]]] = [
        ("term", ("term", "term_start", "term_end"), looks_like_term),
        ("cost", ("cost",), looks_like_cost),
        ("number", ("number",), looks_like_number),
    ]
    for field, rivals, test in tests:
        taken = {held for column in columns for held in column.fields}
        if field not in names or taken.intersection(rivals):
            continue
        for column in columns:
            number = field == "number"
            if number and not _may_count(column, cells[column.index]):
                continue
            if not column.fields and _most(cells[column.index], test, number=number):
                columns[column.index] = _assigned(column, field)
                break
    if "name" in names and not any("name" in column.fields for column in columns):
        _assign_name(columns, cells)
    return header.model_copy(update={"columns": tuple(columns)})


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
    texts = {number_text(cell) for cell in cells}
    single = all(cell.row_span == 1 for cell in cells)
    return len(column.text) <= _SIGN and single and len(texts) == len(cells)


def _assign_name(columns: list[Column], cells: Sequence[Sequence[TableCell]]) -> None:
    """The unknown column with the most words, when it is filled and its texts differ."""
    wordy = [
        (sum(len(cell_text(cell).split()) for cell in cells[column.index]), column)
        for column in columns
        if not column.fields and cells[column.index]
    ]
    if not wordy:
        return
    words, column = max(wordy, key=lambda pair: pair[0])
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
