"""The document as one flow of lines, with forms laid out flat.

Clerks write the same plan as running text under headings, or as a form: a table with a label on
the left and the content on the right, or a shaded cell with the heading above a cell with the
content. Here every layout becomes the same list of `Line`: paragraphs and data tables in reading
order, the labels of a form marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.layout.elements import MATCH, match_elements, match_label
from extractors.layout.paragraph_parts import parts
from extractors.layout.table_parts import table_parts
from model.document import Block, Document, Image, Paragraph, Table, TableCell
from model.location import Location
from model.plan import Extent
from model.template import Template
from model.text import fold, squeeze

_LABEL_WORDS = 14
_CONTENTS = re.compile(r"(toc|spis tre|contents|spistreci)", re.IGNORECASE)
_CONTENTS_HEADING = frozenset({"spis tresci", "zawartosc", "tresc"})
_ENDS_WITH_PAGE = re.compile(r"(?:\.{3,}|\t|\s|\D)\s*\d{1,3}$")
_LEADERS = re.compile(r"\.{4,}\s*\d{1,3}$")
_ROW_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]?")
_PEOPLE_LABELS = frozenset({"person_name", "person_function"})


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or one data table of the flow.

    `form_label` marks the label cell of a form row: what follows, up to the next label, is its
    content. `heading` marks a heading by style or look. `extent` says where the line stands.
    """

    block: Paragraph | Table
    extent: Extent
    form_label: bool = False
    heading: bool = False

    @property
    def text(self) -> str:
        """The squeezed text of a paragraph; empty for a table."""
        return squeeze(self.block.text) if isinstance(self.block, Paragraph) else ""

    @property
    def location(self) -> Location:
        """Where the line stands."""
        return self.block.location


def flow(document: Document, template: Template) -> list[Line]:
    """The body and its text boxes as lines, without table of contents and empty paragraphs."""
    lines = (line for block in document.body() for line in _lines_of(block, template))
    return [line for line in _without_contents(lines) if _says_something(line)]


def _says_something(line: Line) -> bool:
    return isinstance(line.block, Table) or bool(line.text)


def _lines_of(block: Block, template: Template) -> Iterator[Line]:
    if isinstance(block, Image):
        return
    extent = Extent(first=block.location.block, last=block.location.block, cell=block.location.cell)
    if isinstance(block, Paragraph):
        for part in parts(block, template):
            yield Line(part, extent)
    elif is_form(block, template):
        yield from _form_lines(block, template)
    else:
        for piece in table_parts(block, template):
            heading = isinstance(piece, Paragraph)
            place = piece.location.cell if heading else extent.cell
            yield Line(piece, extent.model_copy(update={"cell": place}), form_label=heading)


def _without_contents(lines: Iterable[Line]) -> Iterator[Line]:
    """Drop a table of contents: by its style, or by its heading and lines ending in a page."""
    inside = False
    for line in lines:
        paragraph = line.block
        if isinstance(paragraph, Paragraph):
            if paragraph.style and _CONTENTS.search(paragraph.style):
                continue
            text = line.text
            if fold(text).strip(" :.") in _CONTENTS_HEADING:
                inside = True
                continue
            if "...." in text and _LEADERS.search(text):
                continue
            if inside and (not text or _ENDS_WITH_PAGE.search(text)):
                continue
        inside = False
        yield line


# ------------------------------------------------------------------------------------ forms


def is_form(table: Table, template: Template) -> bool:
    """True when the table lays out the plan or a part of it: labels and contents, not data."""
    rows = table_rows(table)
    labels = [_row_label(row, table) for row in rows if not _heads_columns(row, template)]
    elements = {
        match.element
        for label in labels
        if label
        for match in match_elements(label, template)
        if match.score >= MATCH
    }
    if len(elements) >= 2 and not _is_header_row(rows, template):
        return True
    if len(rows) == 1 and len(rows[0]) == 1 and elements:
        return True
    if table.columns == 1:
        return bool(labels and labels[0] and match_elements(labels[0], template))
    return _is_label_table(rows, template)


def _heads_columns(row: list[TableCell], template: Template) -> bool:
    """True for a row whose cells are names of columns ("Ryzyko | Sposób ograniczania")."""
    texts = [fold(squeeze(cell.text)).strip(" :.") for cell in row]
    return len(row) > 1 and all(text in _column_names(template) for text in texts[1:])


@lru_cache(maxsize=8)
def _column_names(template: Template) -> frozenset[str]:
    known = (*template.columns.values(), *template.risk_columns.values())
    return frozenset(fold(name) for names in known for name in names)


def _is_label_table(rows: list[list[TableCell]], template: Template) -> bool:
    pairs = [row[-2:] for row in rows if len(row) == 2 or _is_numbered_pair(row)]
    if len(pairs) * 2 < len(rows):
        return False
    names = [match_label(squeeze(row[0].text), template) for row in pairs]
    if names and names[0] in _PEOPLE_LABELS:
        return False
    known = [name for name in names if name]
    return len(set(known)) >= 2 and len(known) * 2 >= len(pairs) and not _is_card(pairs, template)


def _is_numbered_pair(row: list[TableCell]) -> bool:
    return len(row) == 3 and _is_row_number(row[0])


def _is_card(pairs: list[list[TableCell]], template: Template) -> bool:
    """True for one action written as label | value rows: its labels are action columns."""
    fields = set()
    for row in pairs:
        key = fold(squeeze(row[0].text)).strip(" :.")
        for field, names in template.columns.items():
            if any(fold(name) == key for name in names):
                fields.add(field)
    return "term" in fields and len(fields) >= 3


def _is_header_row(rows: list[list[TableCell]], template: Template) -> bool:
    """True when the first row heads columns of action data ("Cele | Działania | Termin")."""
    first = [fold(squeeze(cell.text)).strip(" :.") for cell in rows[0]] if rows else []
    known = sum(text in _column_names(template) for text in first)
    return len(first) >= 3 and known * 2 > len(first)


def table_rows(table: Table) -> list[list[TableCell]]:
    """The cells that begin in each row, from left to right."""
    rows: list[list[TableCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    for row in rows:
        row.sort(key=lambda cell: cell.column)
    return [row for row in rows if row]


def _row_label(row: list[TableCell], table: Table) -> str | None:
    """The text that heads a form row: a full-width cell, or the first behind a row number."""
    cell = row[1] if len(row) > 2 and _is_row_number(row[0]) else row[0]
    full_width = len(row) == 1 and cell.column_span >= table.columns
    if not full_width and cell.column != 0 and cell is row[0]:
        return None
    if any(isinstance(block, Table) for block in cell.blocks):
        return None
    text = squeeze(cell.text)
    return text if 0 < len(text.split()) <= _LABEL_WORDS else None


def _is_row_number(cell: TableCell) -> bool:
    return _ROW_NUMBER.fullmatch(squeeze(cell.text)) is not None


def _form_lines(table: Table, template: Template) -> Iterator[Line]:
    for cells in table_rows(table):
        label = _row_label(cells, table)
        row = cells[1:] if len(cells) > 2 and _is_row_number(cells[0]) else cells
        if len(row) == 1:
            yield from _cell_lines(row[0], template, form_label=_heads(label, template))
            continue
        first, *others = row
        yield from _cell_lines(first, template, form_label=label is not None)
        for position, cell in enumerate(others):
            text = squeeze(cell.text)
            sub_label = position + 1 < len(others) and match_label(text, template) is not None
            yield from _cell_lines(cell, template, form_label=sub_label)


def _heads(label: str | None, template: Template) -> bool:
    if label is None:
        return False
    known = match_elements(label, template) or match_label(label, template)
    return bool(known) or label.isupper()


def _cell_lines(cell: TableCell, template: Template, *, form_label: bool) -> Iterator[Line]:
    place = cell.location
    extent = Extent(first=place.block, last=place.block, cell=place.cell)
    if form_label:
        joined = _one_paragraph(cell)
        if joined:
            yield Line(joined, extent, form_label=True)
        return
    for block in cell.blocks:
        for line in _lines_of(block, template):
            yield Line(line.block, extent, form_label=line.form_label)


def _one_paragraph(cell: TableCell) -> Paragraph | None:
    """The label cell as one paragraph: labels are often typed over several lines."""
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph) and block.text]
    if len(paragraphs) <= 1:
        return paragraphs[0] if paragraphs else None
    text = squeeze(" ".join(paragraph.text for paragraph in paragraphs))
    spans = tuple(span for paragraph in paragraphs for span in paragraph.spans)
    return paragraphs[0].model_copy(update={"text": text, "spans": spans})
