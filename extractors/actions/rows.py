"""One row of an action table, or several under a merged name, as a draft."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.actions.draft import Draft, FieldText, is_ditto, stated
from extractors.actions.names import number_and_name
from extractors.actions.packed_rows import unpack
from extractors.actions.row_texts import RowTexts
from extractors.tables.header_names import STRONG
from extractors.tables.header_types import Column, Header
from extractors.tables.rows import Grid, cell_text, number_text, paragraphs_of
from model.document import TableCell
from model.template import Template

_CLEAN = 0.95
_UNSURE = 0.85
_INHERITED = 0.9
_BY_CONTENT = 0.75


@dataclass(slots=True)
class RowReader:
    """Reads rows under one header. `grid` is the whole table."""

    grid: Grid
    header: Header
    template: Template
    name: Column
    number: Column | None
    texts: RowTexts
    confidence: float

    @classmethod
    def of(cls, grid: Grid, header: Header, template: Template) -> RowReader:
        """A reader for a header that has a name column."""
        name = _finest(grid, header)
        return cls(
            grid=grid,
            header=header,
            template=template,
            name=name,
            number=header.column("number"),
            texts=RowTexts.of(grid, header, template, name),
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
        told = {"term", "term_start", "term_end", "responsible"}.intersection(draft.texts)
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
            for field, text in self.texts.texts(each, first=each == row):
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
