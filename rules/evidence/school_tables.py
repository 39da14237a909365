"""Tables that list schools, and what their rows and totals say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.text.flatten import flat
from model.document import Table, TableCell
from model.text import fold, squeeze
from rules.case import Case
from rules.passages import Passage
from rules.words import alternatives

_SECTIONS = ("diagnosis", "identification")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0]?\d{3})*")
_DIGIT = re.compile(r"\d")
_FEWEST = 3
WrongSum = tuple[int, int, TableCell, str]
_LAST_COLUMN_OF_NAMES = 2


@dataclass(frozen=True, slots=True)
class SchoolTable:
    """A table with one school a row. `header`, `caption` and `names` (its cells) are folded.

    `rows` are the cells of those rows, `total` the row of totals or empty.
    """

    table: Table
    section: str
    header: str
    caption: str
    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[Sequence[TableCell | None], ...]
    total: Sequence[TableCell | None]

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

    def total_of(self, column_words: str) -> int | None:
        """The total of the first column whose header holds these words; None without one.

        `column_words` is a regular expression over folded text.
        """
        for header, cell in zip(self.headers, self.total, strict=False):
            if cell is not None and re.search(column_words, fold(header)):
                return whole_number(cell.text)
        return None

    def wrong_sums(self) -> Iterator[WrongSum]:
        """(stated, computed, cell, header) of each column of whole numbers with a wrong total.

        A total between the smallest and the largest number is an average and left out.
        """
        for column, cell in enumerate(self.total):
            stated = whole_number(cell.text) if cell and cell.column_span == 1 else None
            if cell is None or stated is None:
                continue
            numbers = [
                whole_number(each.text) if (each := row[column]) else None for row in self.rows
            ]
            known = [number for number in numbers if number is not None]
            if len(known) < max(_FEWEST, len(numbers)):
                continue
            if stated != sum(known) and not min(known) <= stated <= max(known):
                yield stated, sum(known), cell, self.headers[column]


def school_tables(case: Case) -> Iterator[SchoolTable]:
    """The tables of the diagnosis and of the unit's data that list three schools or more."""
    for table in case.tables:
        section = case.section_of(table)
        read = _read(case, table, section) if section in _SECTIONS else None
        if read is None or len(read.names) < _FEWEST:
            continue
        partial = re.search(alternatives("schools", "partial_list"), read.caption)
        if not partial and not any(_is_not_ours(name) for name in read.names):
            yield read


def whole_number(text: str) -> int | None:
    """A cell that is one whole number ("1 734"), or None."""
    bare = squeeze(text)
    return int(re.sub(r"\D", "", bare)) if _NUMBER.fullmatch(bare) else None


def _read(case: Case, table: Table, section: str) -> SchoolTable | None:
    """The table as a list of schools, or None when no column names schools."""
    grid = table.grid()
    headers = tuple(squeeze(cell.text) if cell else "" for cell in grid[0]) if grid else ()
    pattern = alternatives("schools", "column")
    columns = [number for number, header in enumerate(headers) if re.search(pattern, fold(header))]
    if not columns or columns[0] > _LAST_COLUMN_OF_NAMES:
        return None
    column = columns[0]
    sums = [any(map(_is_total, row)) for row in grid]
    totals = [row for row, is_sum in zip(grid[1:], sums[1:], strict=True) if is_sum]
    rows = [
        row
        for row, is_sum in zip(grid[1:], sums[1:], strict=True)
        if not is_sum and _is_of_a_school(row, column)
    ]
    return SchoolTable(
        table=table,
        section=section,
        header=fold(headers[column]),
        caption=fold(_caption(case, table)),
        names=tuple(fold(cell.text) for row in rows if (cell := row[column])),
        headers=headers,
        rows=tuple(rows),
        total=totals[-1] if totals else (),
    )


def _is_of_a_school(row: Sequence[TableCell | None], column: int) -> bool:
    """True for a row with a name and a number."""
    name = row[column]
    if name is None or not name.text.strip():
        return False
    return any(_DIGIT.search(cell.text) for cell in row if cell and cell is not name)


def _is_total(cell: TableCell | None) -> bool:
    return cell is not None and _total_row().match(flat(cell.text).strip()) is not None


@lru_cache(maxsize=1)
def _total_row() -> re.Pattern[str]:
    return re.compile(alternatives("schools", "total_row"))


def _is_not_ours(name: str) -> bool:
    return bool(re.search(alternatives("schools", "not_ours"), name))


def _caption(case: Case, table: Table) -> str:
    """The paragraph before the table, "" when there is none."""
    before: Passage | None = None
    for passage in case.main_text:
        if passage.location.part == "body" and passage.location.block >= table.location.block:
            break
        before = passage
    return before.text if before else ""
