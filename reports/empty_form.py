"""The empty form of a template as a Word file: every element with its heading and its fields."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

from model.template import Element, Template
from reports.files import write_bytes
from reports.zips import undated

# What the tables of the form are for, by the id of the element; every other element has the fields
# of its labels, or a line to write on.
_SCHEDULE, _RISKS, _AREA, _SUMMARY = "schedule", "risks", "area", "summary_form"
_SCHEDULE_COLUMNS = (
    "number", "name", "goal", "responsible", "term", "indicator", "cost", "funding",
)  # fmt: skip
_ROWS = 3
_BOX = "☐"
_LANGUAGE = "pl-PL"
_NO_DATE = datetime(2000, 1, 1)


def empty_form(template: Template) -> bytes:
    """The form as the content of a docx file; the same template gives the same bytes."""
    title = template.title_phrases[0]
    document = blank_document(title[:1].upper() + title[1:])
    for element in template.elements:
        document.add_heading(element.heading, level=1)
        _add_fields(document, element, template)
    return file_of(document)


def write_empty_form(template: Template, path: Path) -> Path:
    """Write the form to `path` and return it. Raises OSError when it cannot."""
    return write_bytes(path, empty_form(template))


def blank_document(title: str) -> Document:
    """A Word document in Polish with its title, in the styles of the form."""
    document = docx.Document()
    properties = document.core_properties
    properties.title = title
    properties.language = _LANGUAGE
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _NO_DATE
    properties.revision = 1
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    _say_language(document)
    document.add_paragraph(title, style="Title")
    return document


def add_table(document: Document, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table whose first row is marked as its header, and is repeated on every page."""
    table: Table = document.add_table(rows=1 + len(rows), cols=len(header), style="Table Grid")
    for row, texts in zip(table.rows, (header, *rows), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    return table


def add_fields(document: Document, fields: Sequence[tuple[str, str]]) -> Table:
    """A form table: labels on the left, what they ask for on the right."""
    table: Table = document.add_table(rows=len(fields), cols=2, style="Table Grid")
    for row, (label, value) in zip(table.rows, fields, strict=True):
        row.cells[0].text, row.cells[1].text = label, value
        for run in row.cells[0].paragraphs[0].runs:
            run.bold = True
    return table


def file_of(document: Document) -> bytes:
    """The content of the docx file of a document, without dates of its making."""
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def schedule_header(template: Template) -> list[str]:
    """The names of the columns of the schedule, as the template has them first."""
    return [template.columns[name][0] for name in _SCHEDULE_COLUMNS if name in template.columns]


def _add_fields(document: Document, element: Element, template: Template) -> None:
    if element.id == _SCHEDULE:
        header = schedule_header(template)
        add_table(document, header, [[""] * len(header)] * _ROWS)
    elif element.id == _RISKS:
        header = [names[0] for names in template.risk_columns.values()]
        add_table(document, header, [[""] * len(header)] * _ROWS)
    elif element.id in (_AREA, _SUMMARY):
        _add_choices(document, element, template)
    elif element.labels:
        add_fields(document, [(template.labels[label][0], "") for label in element.labels])
    else:
        document.add_paragraph()


def _add_choices(document: Document, element: Element, template: Template) -> None:
    if element.id == _AREA:
        choices = [f"{_BOX} {area.number}. {area.name}" for area in template.areas]
    else:
        choices = [f"{_BOX} {form.name}" for form in template.summary_forms]
    for choice in choices:
        document.add_paragraph(choice)
    if element.labels:
        add_fields(document, [(template.labels[label][0], "") for label in element.labels])


def _say_language(document: Document) -> None:
    """Mark all text as Polish, so that spelling, screen readers and PDF know."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
