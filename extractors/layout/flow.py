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
from itertools import pairwise

from extractors.layout.boxes import (
    box_rows,
    boxed_headings,
    counted_rows,
    has_boxes,
    headed_tables,
    is_row_number,
    labelled_rows,
    paired_tables,
)
from extractors.layout.elements import match_label
from extractors.layout.form_tables import heads_row, is_form, row_label, table_rows
from extractors.layout.paragraph_parts import parts, run_in_headings
from extractors.layout.table_parts import rows_between, table_parts
from model.document import Block, Document, Image, Paragraph, Table, TableCell
from model.location import Location
from model.plan import Extent
from model.template import Template
from model.text import fold, squeeze

_CONTENTS = re.compile(r"(toc|spis tre|contents|spistreci)", re.IGNORECASE)
_CONTENTS_HEADING = frozenset({"spis tresci", "zawartosc", "tresc"})
_ENDS_WITH_PAGE = re.compile(r"(?:\.{3,}|\t|\s|\D)\s*\d{1,3}$")
_LEADERS = re.compile(r"\.{4,}\s*\d{1,3}$")


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
    body = document.body()
    pairs = paired_tables(body)
    boxes = (boxed_headings(body) | headed_tables(body)) - pairs
    boxed, run_in = has_boxes(body), run_in_headings(body, template)
    lines = (
        line
        for block in body
        for line in (
            _box_lines(block, template)
            if id(block) in boxes
            else _pair_lines(block, template)
            if id(block) in pairs
            else _lines_of(block, template, run_in, boxed=boxed)
        )
    )
    return [line for line in _without_contents(lines) if _says_something(line)]


def _box_lines(block: Block, template: Template) -> Iterator[Line]:
    """The heading in the first row of a box as one line, then the rows below it, if any.

    A number in a cell before the heading stands before its text.
    """
    assert isinstance(block, Table)
    for start, end in pairwise([0, *counted_rows(block), block.rows]):
        first = [cell for cell in block.cells if cell.row == start]
        paragraphs = [paragraph for cell in first if (paragraph := _one_paragraph(cell))]
        place = block.location
        extent = Extent(first=place.block, last=place.block, cell=place.cell)
        text = squeeze(" ".join(paragraph.full_text for paragraph in paragraphs))
        yield Line(paragraphs[-1].model_copy(update={"text": text}), extent, form_label=True)
        if start + 1 < end:
            yield from _rows_lines(rows_between(block, start + 1, end), template)


def _rows_lines(table: Table, template: Template) -> Iterator[Line]:
    """Rows below a heading: their texts where all reach across, otherwise a table."""
    if all(cell.column_span >= table.columns for cell in table.cells):
        for cell in table.cells:
            yield from _cell_lines(cell, template, form_label=False)
    else:
        yield from _lines_of(table, template)


def _pair_lines(block: Block, template: Template) -> Iterator[Line]:
    """The heading on the left of each row, then the content on the right."""
    assert isinstance(block, Table)
    for cell in block.cells:
        yield from _cell_lines(cell, template, form_label=cell.column == 0)


def _says_something(line: Line) -> bool:
    return isinstance(line.block, Table) or bool(line.text)


def _lines_of(
    block: Block,
    template: Template,
    run_in: frozenset[str] = frozenset(),
    *,
    boxed: bool = False,
) -> Iterator[Line]:
    if isinstance(block, Image):
        return
    extent = Extent(first=block.location.block, last=block.location.block, cell=block.location.cell)
    if isinstance(block, Paragraph):
        for part in parts(block, template, run_in):
            yield Line(part, extent)
    elif boxed and (rows := box_rows(block)):
        for piece in table_parts(block, template, rows):
            if isinstance(piece, Table):
                yield from _lines_of(piece, template)
            else:
                place = extent.model_copy(update={"cell": piece.location.cell})
                yield Line(piece, place, form_label=True)
    elif is_form(block, template):
        yield from _form_lines(block, template)
    else:
        yield from _table_lines(block, extent, template)


def _table_lines(table: Table, extent: Extent, template: Template) -> Iterator[Line]:
    """A table of data with the headings in it; the text of a frame around text."""
    if table.rows == table.columns == 1:
        for cell in table.cells:
            yield from _cell_lines(cell, template, form_label=False)
        return
    for piece in table_parts(table, template):
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


def _form_lines(table: Table, template: Template) -> Iterator[Line]:
    marked = labelled_rows(table)
    for cells in table_rows(table):
        label = row_label(cells, table)
        row = cells[1:] if len(cells) > 2 and is_row_number(cells[0]) else cells
        if len(row) == 1:
            heads = row[0].row in marked if marked else heads_row(label, template)
            yield from _cell_lines(row[0], template, form_label=heads)
            continue
        first, *others = row
        yield from _cell_lines(first, template, form_label=label is not None)
        for position, cell in enumerate(others):
            text = squeeze(cell.text)
            sub_label = position + 1 < len(others) and match_label(text, template) is not None
            yield from _cell_lines(cell, template, form_label=sub_label)


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
