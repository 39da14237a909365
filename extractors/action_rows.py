"""One row of an action table, or several under a merged name, as a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.action_draft import Draft, FieldText, is_ditto, stated
from extractors.action_names import number_and_name
from extractors.column_contents import looks_like_term
from extractors.header_names import STRONG
from extractors.header_types import Column, Header
from extractors.packed_rows import unpack
from extractors.schedule_words import schedule_words
from extractors.table_rows import Grid, cell_text, number_text, paragraphs_of
from extractors.time_columns import is_mark, term_text, time_columns
from language.terms import parse_term
from model.document import TableCell
from model.template import Template
from model.text import fold, squeeze

_PIECE = re.compile(r"\s*[;\n]\s*|,\s+|\s+[–—/-]\s+")
_CLEAN = 0.95
_UNSURE = 0.85
_INHERITED = 0.9
_BY_CONTENT = 0.75
_FIELDS = {"responsible": "responsible", "indicator": "indicators", "funding": "funding"}


@dataclass(slots=True)
class RowReader:
    """Reads rows under one header. `grid` is the whole table."""

    grid: Grid
    header: Header
    template: Template
    name: Column
    number: Column | None
    times: tuple[Column, ...]
    confidence: float

    @classmethod
    def of(cls, grid: Grid, header: Header, template: Template) -> RowReader:
        """A reader for a header that has a name column."""
        name = _finest(grid, header)
        term_known = header.fields & {"term", "term_start", "term_end"}
        return cls(
            grid=grid,
            header=header,
            template=template,
            name=name,
            number=header.column("number"),
            times=() if term_known else time_columns(header.columns),
            confidence=_confidence(header, name),
        )

    def read(self, row: int, drafts: list[Draft], *, may_be_rest: bool) -> list[Draft]:
        """The actions that start in a row: one, none, or several packed into its cells.

        A row without number and name goes on the action above it, and so does the first row
        after a page break that has no number though the others do (`may_be_rest`).
        """
        name_cell = self.grid[row][self.name.index]
        if name_cell is not None and (name_cell.row < row or self._spans_fields(name_cell)):
            return []
        draft = self._draft(row, name_cell, drafts[-1] if drafts else None)
        if self._is_rest(draft, drafts, may_be_rest=may_be_rest):
            _append(drafts[-1], draft, cut=may_be_rest)
            return []
        if not draft.name and not draft.texts:
            return []
        return unpack(draft, name_cell)

    def _spans_fields(self, name_cell: TableCell) -> bool:
        """A cell over the name and other columns: the row is of a form around the table."""
        columns = range(name_cell.column, name_cell.column + name_cell.column_span)
        fields = {f for index in columns for f in self.header.columns[index].fields} - {"notes"}
        return len(fields - set(self.name.fields)) >= 1

    def _is_rest(self, draft: Draft, drafts: list[Draft], *, may_be_rest: bool) -> bool:
        if not drafts or draft.number:
            return False
        if not draft.name:
            return bool(draft.texts)
        if not may_be_rest:
            return False
        numbered = self.number is not None and drafts[-1].number is not None
        told = draft.texts.get("term") or draft.texts.get("responsible")
        return draft.name[:1].islower() or (numbered and not told)

    def _draft(self, row: int, name_cell: TableCell | None, above: Draft | None) -> Draft:
        number, name = self._number_and_name(row, name_cell)
        anchor = name_cell or next((cell for cell in self.grid[row] if cell), None)
        assert anchor is not None, "a row without cells is not read"
        draft = Draft(name, anchor.location, self.confidence, number)
        if self.number is not None and (cell := self.grid[row][self.number.index]):
            draft.places["number"] = cell.location
        last = row + (name_cell.row_span if name_cell and name_cell.text.strip() else 1)
        for each in range(row, min(last, len(self.grid))):
            for field, text in self._texts(each, first=each == row):
                if is_ditto(text.text) and above:
                    _same_as(draft, above, field, text)
                else:
                    draft.add(field, text)
        return draft

    def _number_and_name(self, row: int, cell: TableCell | None) -> tuple[str | None, str]:
        name = stated(cell_text(cell), "name", self.template)
        if "goal" in self.name.fields and "\n" in name:
            name = name.split("\n", 1)[1]
        if "number" in self.name.fields:
            number, name = number_and_name(name)
            return number or _label(cell), name
        if self.number is None:
            return _label(cell), name
        number = stated(number_text(self.grid[row][self.number.index]), "number", self.template)
        return number or None, name

    def _texts(self, row: int, *, first: bool) -> Iterator[tuple[str, FieldText]]:
        """The words of a row by field; cells merged from rows above it only in the first."""
        yield from self._term_texts(row, first=first)
        for field, key in _FIELDS.items():
            for column in self.header.all(field):
                if field != "funding" or "cost" not in column.fields:
                    yield from self._plain(row, column, field, key, first=first)
        for column in self._cost_columns():
            yield from self._plain(row, column, "cost", "cost", first=first)

    def _plain(
        self, row: int, column: Column, field: str, key: str, *, first: bool
    ) -> Iterator[tuple[str, FieldText]]:
        cell = self._cell(row, column, first=first)
        if cell is None:
            return
        text = stated(cell_text(cell), field, self.template)
        text = _part_of(text, column.fields, field)
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

    def _cost_columns(self) -> tuple[Column, ...]:
        """The columns of costs, or that of their total where there is one."""
        columns = self.header.all("cost")
        words = [fold(word) for word in schedule_words().total_words]
        total = [column for column in columns if any(word in fold(column.text) for word in words)]
        return (total[-1],) if total else columns

    def _term_texts(self, row: int, *, first: bool) -> Iterator[tuple[str, FieldText]]:
        if self.times:
            yield from self._marked_times(row)
            return
        columns = [
            column
            for field in ("term", "term_start", "term_end")
            for column in self.header.all(field)
        ]
        columns.sort(key=lambda column: column.index)
        found = [
            FieldText(
                _part_of(stated(cell_text(cell), "term", self.template), column.fields, "term"),
                cell.location,
                column.text,
            )
            for column in columns
            if (cell := self._cell(row, column, first=first)) is not None
        ]
        if not found:
            return
        text = found[0].text
        if len(columns) == 2:
            text = _joined(found, columns)
        elif len(found) > 1:
            text = "; ".join(part.text for part in found if part.text)
        yield "term", FieldText(text, found[0].location, found[0].header)

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
        yield "term", FieldText(term_text(self.times, marked), place)


def _joined(found: Sequence[FieldText], columns: Sequence[Column]) -> str:
    """Start and end in one: "01.09.2023 – 30.09.2023"; one cell over both speaks for itself."""
    if len(found) == 1:
        return found[0].text
    start, end = (squeeze(part.text) for part in found)
    if start and end:
        return start if start == end else f"{start} – {end}"
    if start:
        return f"od {start}" if _is_day(start) else start
    return f"do {end}" if _is_day(end) and len(columns) == 2 else end


def _is_day(text: str) -> bool:
    return parse_term(text).kind == "date"


def _part_of(text: str, fields: tuple[str, ...], field: str) -> str:
    """The words for one of the two fields that a column holds; all of them for a single one."""
    if len(fields) < 2 or not text or {"cost", "funding"}.issuperset(fields):
        return text
    if "notes" in fields:
        return text
    if "term" in fields:
        return _time_and_rest(text)[0 if field == "term" else 1]
    head, _, rest = text.partition("\n")
    return head if fields[0] == field else rest


def _time_and_rest(text: str) -> tuple[str, str]:
    """A cell that says when and something else, taken apart: the longest run of times."""
    pieces = [piece for piece in _PIECE.split(text) if piece]
    runs: list[list[str]] = [[]]
    for piece in pieces:
        if _is_time(piece):
            runs[-1].append(piece)
        else:
            runs.append([])
    longest = max(runs, key=len)
    if not longest:
        return "", text
    times = _between(text, longest)
    before, _, after = text.partition(times)
    return times, " ".join((before, after)).strip(" ,;/–—-\n")


def _is_time(text: str) -> bool:
    return looks_like_term(text) or parse_term(text).kind == "incomplete"


def _between(text: str, pieces: Sequence[str]) -> str:
    """The stretch of text from the first to the last of these pieces, as typed."""
    start = text.find(pieces[0])
    end = text.find(pieces[-1], start)
    return text[start : end + len(pieces[-1])] if start >= 0 and end >= 0 else ""


def _label(cell: TableCell | None) -> str | None:
    """The number that an automatic list gives a name, when the cell holds one paragraph."""
    paragraphs = list(paragraphs_of(cell)) if cell else []
    spoken = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    if len(spoken) == 1 and spoken[0].label and any(c.isdigit() for c in spoken[0].label):
        return spoken[0].label.strip()
    return None


def _same_as(draft: Draft, above: Draft, field: str, text: FieldText) -> None:
    draft.places.setdefault(field, text.location)
    for known in above.texts.get(field, ()):
        draft.add(
            field, FieldText(known.text, text.location, known.header, known.baseline, known.target)
        )


def _append(draft: Draft, rest: Draft, *, cut: bool) -> None:
    """Add a row to the action above it: `cut` off it by a page break, or a row of its own."""
    if rest.name:
        draft.name = f"{draft.name} {rest.name}"
    for field, texts in rest.texts.items():
        for text in texts:
            if cut:
                draft.go_on(field, text)
            else:
                draft.add(field, text)


def _finest(grid: Grid, header: Header) -> Column:
    """The name column; of several the one with most cells (tasks within an action)."""
    columns = header.all("name")
    best = columns[0]
    for column in columns[1:]:
        if _count(grid, header, column) > _count(grid, header, best) or (
            _count(grid, header, column) == _count(grid, header, best) and column.score > best.score
        ):
            best = column
    return best


def _count(grid: Grid, header: Header, column: Column) -> int:
    cells = {
        id(row[column.index]) for row in grid[header.first_row :] if cell_text(row[column.index])
    }
    return len(cells)


def _confidence(header: Header, name: Column) -> float:
    if name.by_content:
        return _BY_CONTENT
    known = [column for column in header.columns if column.fields]
    if any(column.by_content and "term" in column.fields for column in known):
        return 0.8
    if header.inherited:
        return _INHERITED
    return _UNSURE if name.score < STRONG else _CLEAN
