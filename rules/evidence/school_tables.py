"""Tables that list schools, and what their rows and totals say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.document import Table, TableCell
from model.text import fold, squeeze
from rules.case import Case
from rules.passages import Passage
from rules.words import alternatives

_SECTIONS = ("diagnosis", "identification")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0]?\d{3})*")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class SchoolTable:
    """A table with one school a row. `header`, `caption` and `names` (its cells) are folded."""

    table: Table
    section: str
    header: str
    caption: str
    names: tuple[str, ...]

    def rows_of(self, kind: str) -> int | None:
        """How many rows are schools of a kind ("primary", "kindergarten", …), or None if unsure.

        Rows that name no kind count as the kind that the header or caption names.
        """
        of_kind = alternatives("schools", kind)
        told = [bool(re.search(alternatives("schools", "any_kind"), name)) for name in self.names]
        if not any(told):
            title = f"{self.header} {self.caption}"
            others = alternatives("schools", f"not_{kind}")
            if re.search(of_kind, title) and not re.search(others, title):
                return len(self.names)
            return None
        if not all(told) or any(
            re.search(alternatives("schools", "mixed"), name) for name in self.names
        ):
            return None
        count = sum(bool(re.search(of_kind, name)) for name in self.names)
        return count or None


def school_tables(case: Case) -> Iterator[SchoolTable]:
    """The tables of the diagnosis and of the unit's data that list three schools or more."""
    for table in case.tables:
        section = case.section_at(table.location)
        if section not in _SECTIONS:
            continue
        column = _column_of_names(table)
        if column is None:
            continue
        caption = fold(_caption(case, table))
        names = _names(table, column)
        partial = re.search(alternatives("schools", "partial_list"), caption)
        outside = any(re.search(alternatives("schools", "not_ours"), name) for name in names)
        if len(names) >= _FEWEST and not partial and not outside:
            yield SchoolTable(table, section, fold(_header(table, column)), caption, tuple(names))


def total_of(table: Table, column_words: str) -> int | None:
    """The number in the row of totals, in the first column whose header holds these words.

    `column_words` is a regular expression over folded text. None without such a row or column.
    """
    grid = table.grid()
    for column in range(table.columns):
        if not re.search(column_words, fold(_header(table, column))):
            continue
        for row in reversed(grid):
            cell = row[column]
            if cell is not None and any(_is_total(each) for each in row):
                return whole_number(cell.text)
    return None


def column_sums(table: Table) -> Iterator[tuple[int, int, TableCell, str]]:
    """(stated, computed, cell, header) of each column of whole numbers with a wrong total.

    A total between the smallest and the largest number is an average and left out.
    """
    grid = table.grid()
    totals = next((row for row in reversed(grid) if any(_is_total(each) for each in row)), [])
    rows = [row for row in grid[1:] if not any(_is_total(each) for each in row)]
    for column, cell in enumerate(totals):
        stated = whole_number(cell.text) if cell is not None and cell.column_span == 1 else None
        numbers = [whole_number(each.text) if (each := row[column]) else None for row in rows]
        known = [number for number in numbers if number is not None]
        if cell is None or stated is None or len(known) < _FEWEST or len(known) < len(numbers):
            continue
        if stated != sum(known) and not min(known) <= stated <= max(known):
            yield stated, sum(known), cell, squeeze(_header(table, column))


def whole_number(text: str) -> int | None:
    """A cell that is one whole number ("1 734"), or None."""
    bare = squeeze(text)
    return int(re.sub(r"\D", "", bare)) if _NUMBER.fullmatch(bare) else None


def _column_of_names(table: Table) -> int | None:
    for column in range(min(table.columns, 3)):
        if re.search(alternatives("schools", "column"), fold(_header(table, column))):
            return column
    return None


def _header(table: Table, column: int) -> str:
    cell = table.grid()[0][column] if table.rows else None
    return squeeze(cell.text) if cell else ""


def _names(table: Table, column: int) -> list[str]:
    names = []
    for row in table.grid()[1:]:
        cell = row[column]
        if cell is None or any(_is_total(each) for each in row):
            continue
        name = fold(cell.text)
        numbers = any(re.search(r"\d", each.text) for each in row if each and each is not cell)
        if name and numbers:
            names.append(name)
    return names


def _is_total(cell: TableCell | None) -> bool:
    return cell is not None and bool(
        re.match(alternatives("schools", "total_row"), fold(cell.text))
    )


def _caption(case: Case, table: Table) -> str:
    """The paragraph before the table, "" when there is none."""
    before: Passage | None = None
    for passage in case.main_text:
        if passage.location.part == "body" and passage.location.block >= table.location.block:
            break
        before = passage
    return before.text if before else ""
