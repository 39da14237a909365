"""The words of one row of an action table by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.actions.draft import FieldText, stated
from extractors.actions.two_fields import part_of
from extractors.schedule_words import schedule_words
from extractors.tables.cell_kinds import looks_like_term
from extractors.tables.header_types import Column, Header
from extractors.tables.rows import Grid, cell_text
from extractors.tables.time_columns import is_mark, term_text, time_columns
from model.document import TableCell
from model.template import Template
from model.text import fold, squeeze

_FIELDS = {"responsible": "responsible", "indicator": "indicators", "funding": "funding"}
_TERMS = ("term", "term_start", "term_end")
_GROSS, _NET = re.compile(r"\bbrutto\b"), re.compile(r"\bnetto\b")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class RowTexts:
    """Rows under one header. `name` is the column of names; `times` those of months, if any."""

    grid: Grid
    header: Header
    template: Template
    name: Column
    times: tuple[Column, ...]
    costs: tuple[Column, ...]

    @classmethod
    def of(cls, grid: Grid, header: Header, template: Template, name: Column) -> RowTexts:
        """The rows under a header."""
        return cls(
            grid=grid,
            header=header,
            template=template,
            name=name,
            times=() if header.fields.intersection(_TERMS) else time_columns(header.columns),
            costs=cost_columns(header),
        )

    def texts(self, row: int, *, first: bool) -> Iterator[tuple[str, FieldText]]:
        """The words of a row by field; cells merged from rows above it only in the first."""
        yield from self._term_texts(row, first=first)
        for field, key in _FIELDS.items():
            for column in self.header.all(field):
                if field != "funding" or column not in self.costs:
                    yield from self._plain(row, column, field, key, first=first)
        for column in self.costs:
            yield from self._plain(row, column, "cost", "cost", first=first)

    def _plain(
        self, row: int, column: Column, field: str, key: str, *, first: bool
    ) -> Iterator[tuple[str, FieldText]]:
        cell = self._cell(row, column, first=first)
        if cell is None:
            return
        text = part_of(stated(cell_text(cell), field, self.template), column.fields, field)
        if field == "funding" and not _LETTER.search(text):
            text = ""
        found = FieldText(text, cell.location, column.text)
        if field == "indicator":
            found.baseline = self._value(row, "baseline", first=first)
            found.target = self._value(row, "target", first=first)
        yield key, found

    def _value(self, row: int, field: str, *, first: bool) -> str:
        column = self.header.column(field)
        cell = self._cell(row, column, first=first) if column else None
        return stated(cell_text(cell), field, self.template)

    def _cell(self, row: int, column: Column, *, first: bool) -> TableCell | None:
        """The cell of a column; None where a cell merged across belongs to a column before."""
        cell = self.grid[row][column.index]
        if cell is None or (cell.row < row and not first):
            return None
        if cell is self.grid[row][self.name.index] and column is not self.name:
            return None
        left = [other for other in self.header.columns[cell.column : column.index] if other.fields]
        return None if left else cell

    def _term_texts(self, row: int, *, first: bool) -> Iterator[tuple[str, FieldText]]:
        if self.times:
            yield from self._marked_times(row)
            return
        columns = [c for c in self.header.columns if not set(c.fields).isdisjoint(_TERMS)]
        for position, column in enumerate(columns):
            cell = self._cell(row, column, first=first)
            if cell is None:
                continue
            text = part_of(stated(cell_text(cell), "term", self.template), column.fields, "term")
            found = FieldText(text, cell.location, column.text)
            yield _end_of_term(columns, position, cell), found

    def _marked_times(self, row: int) -> Iterator[tuple[str, FieldText]]:
        cells = [self.grid[row][column.index] for column in self.times]
        place = next((cell.location for cell in cells if cell), None)
        if place is None:
            return
        texts = [squeeze(cell_text(cell)) for cell in cells]
        written = [text for text in texts if text and not is_mark(text)]
        if len(written) == 1 and looks_like_term(written[0]):
            yield "term", FieldText(written[0], place)
            return
        marked = [bool(stated(text, "term", self.template)) or is_mark(text) for text in texts]
        if not any(marked) and not self._is_striped(row):  # a bar of coloured cells
            marked = [cell is not None and cell.shaded for cell in cells]
        yield "term", FieldText(term_text(self.times, marked), place)

    def _is_striped(self, row: int) -> bool:
        """Whether the whole row is coloured, as every other one of some tables is."""
        times = {column.index for column in self.times}
        others = [cell for place, cell in enumerate(self.grid[row]) if place not in times]
        return bool(others) and all(cell is not None and cell.shaded for cell in others)


def cost_columns(header: Header) -> tuple[Column, ...]:
    """The columns of costs, or that of their total, or of what is paid in the end (gross)."""
    words = [fold(word) for word in schedule_words().total_words]
    money = [c for c in header.columns if not {"cost", "funding"}.isdisjoint(c.fields)]
    gross = [column for column in money if _GROSS.search(fold(column.text))]
    if len(gross) == 1 and any(_NET.search(fold(column.text)) for column in money):
        return (gross[0],)
    total = [column for column in money if any(word in fold(column.text) for word in words)]
    return (total[-1],) if total else header.all("cost")


def _end_of_term(columns: Sequence[Column], position: int, cell: TableCell) -> str:
    """Which end of the term a cell says: of two columns the first and the second, else neither.

    A cell merged over both says the whole term.
    """
    if len(columns) != 2 or (columns[1].index < cell.column + cell.column_span and position == 0):
        return "term"
    return _TERMS[1 + position]
