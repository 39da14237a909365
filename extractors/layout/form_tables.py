"""Tables that lay out a form: labels with contents beside or below them, and no data."""

from __future__ import annotations

from functools import lru_cache

from extractors.layout.boxes import is_row_number, labelled_rows
from extractors.layout.elements import MATCH, match_elements, match_label
from model.document import Table, TableCell
from model.template import Template
from model.text import fold, squeeze

_LABEL_WORDS = 14
# So many labels of the template in so long a table make a form, whatever its other labels say.
_SURE_LABELS = 3
_LONG_FORM = 8
_CARD_LABELS = 4
_PEOPLE_LABELS = frozenset({"person_name", "person_function"})


def is_form(table: Table, template: Template) -> bool:
    """True when the table lays out the plan or a part of it: labels and contents, not data."""
    rows = table_rows(table)
    labels = [row_label(row, table) for row in rows if not _heads_columns(row, template)]
    elements = {
        match.element
        for label in labels
        if label
        for match in match_elements(label, template)
        if match.score >= MATCH
    }
    if _is_turned(table, labels, template) or _is_card_of_columns(rows, template):
        return False
    if len(elements) >= 2 and not _is_header_row(rows, template):
        return True
    if len(rows) == 1 and len(rows[0]) == 1 and elements:
        return True
    if table.columns == 1:
        known = bool(labels and labels[0] and match_elements(labels[0], template))
        marked = labelled_rows(table)
        return known or 0 in marked or len(marked) > 1
    return _is_label_table(rows, template)


def _is_turned(table: Table, labels: list[str | None], template: Template) -> bool:
    """True for a table of actions on its side: names of columns down the left, actions beside."""
    texts = [fold(label).strip(" :.") for label in labels if label]
    known = sum(text in _column_names(template) for text in texts)
    return table.columns > 2 and known >= 3 and known * 2 >= len(texts)


def _heads_columns(row: list[TableCell], template: Template) -> bool:
    """True for a row whose cells are names of columns ("Ryzyko | Sposób ograniczania")."""
    texts = [fold(squeeze(cell.text)).strip(" :.") for cell in row]
    return len(row) > 1 and all(text in _column_names(template) for text in texts[1:])


@lru_cache(maxsize=8)
def _column_names(template: Template) -> frozenset[str]:
    known = (*template.columns.values(), *template.risk_columns.values())
    return frozenset(fold(name) for names in known for name in names)


def _is_label_table(rows: list[list[TableCell]], template: Template) -> bool:
    merged = any(cell.row_span > 1 and cell.column == 0 for row in rows for cell in row)
    pairs = [
        row[-2:]
        for row in rows
        if len(row) == 2 or _is_numbered_pair(row) or (merged and len(row) == 3)
    ]
    if len(pairs) * 2 < len(rows):
        return False
    names = [match_label(squeeze(row[0].text), template) for row in pairs]
    if names and names[0] in _PEOPLE_LABELS:
        return False
    known = [name for name in names if name]
    enough = len(known) * 2 >= len(pairs) or (
        len(set(known)) >= _SURE_LABELS and len(pairs) >= _LONG_FORM
    )
    return len(set(known)) >= 2 and enough and not _is_card(pairs, template)


def _is_numbered_pair(row: list[TableCell]) -> bool:
    return len(row) == 3 and is_row_number(row[0])


def _is_card(pairs: list[list[TableCell]], template: Template) -> bool:
    """True for one action written as label | value rows: its labels are action columns."""
    fields = set()
    for row in pairs:
        key = fold(squeeze(row[0].text)).strip(" :.")
        for field, names in template.columns.items():
            if any(fold(name) == key for name in names):
                fields.add(field)
    return "term" in fields and len(fields) >= 3


def _is_card_of_columns(rows: list[list[TableCell]], template: Template) -> bool:
    """True for a card whose labels, its title aside, are nearly all names of action columns: then
    "Cel" and "Koszt" among them head no chapters.
    """
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) != len(rows) or not _is_card(pairs, template):
        return False
    labels = [fold(squeeze(row[0].text)).strip(" :.") for row in pairs]
    known = sum(label in _column_names(template) for label in labels)
    return known >= _CARD_LABELS and known >= len(pairs) - 1


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


def row_label(row: list[TableCell], table: Table) -> str | None:
    """The text that heads a form row: a full-width cell, or the first behind a row number."""
    cell = row[1] if len(row) > 2 and is_row_number(row[0]) else row[0]
    full_width = len(row) == 1 and cell.column_span >= table.columns
    if not full_width and cell.column != 0 and cell is row[0]:
        return None
    if any(isinstance(block, Table) for block in cell.blocks):
        return None
    text = squeeze(cell.text)
    return text if 0 < len(text.split()) <= _LABEL_WORDS else None


def heads_row(label: str | None, template: Template) -> bool:
    """True for the text of a full-width row that heads those below it."""
    if label is None:
        return False
    known = match_elements(label, template) or match_label(label, template)
    return bool(known) or label.isupper()
