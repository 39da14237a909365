"""empty-form-field: a field of a form without its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from model.document import Image, Table, TableCell
from model.template import Template
from model.text import fold, squeeze
from rules.case import Case, cited
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule
from rules.words import alternatives

_FORM_COLUMNS = (2, 4)  # one field a row, or two side by side
_LONGEST_LABEL = 80
_FEWEST_ROWS = 3
_KNOWN_LABELS = 2
_LABEL = re.compile(r"(?P<label>[^:]{3,60}):\s*")
# Labels of the template whose value stands on their own line.
_ONE_LINE = (
    "unit_name",
    "unit_type",
    "powiat",
    "voivodeship",
    "teryt",
    "period_start",
    "period_end",
)
# What a label stands for among the things that an element has to hold; another rule says that
# these are lacking.
_ASKS = {
    "unit_name": "unit",
    "unit_type": "unit",
    "period_start": "start",
    "period_end": "end",
    "cost_total": "total",
}

# What an action lacks is said by rules of their own.
_OF_ACTIONS = frozenset({"term", "responsible", "indicators", "goal"})


def check(case: Case) -> Iterator[Claim]:
    """One claim per field; none for what another rule says is lacking, nor for signatures."""
    of_actions = {
        action.places[field]
        for action in case.plan.actions
        for field in _OF_ACTIONS & {*action.places}
    }
    for label, cell in _in_tables(case):
        if cell.location not in of_actions and not _is_told(case, squeeze(label.text), label):
            yield Claim(
                section=case.section_at(cell.location),
                location=cell.location,
                quote=squeeze(label.text),
                values={"label": cited(label.text.strip(" :"))},
            )
    for passage, text in _in_lines(case):
        yield Claim(
            section=passage.section,
            location=passage.location,
            quote=squeeze(passage.text),
            values={"label": cited(text)},
        )


def _in_tables(case: Case) -> Iterator[tuple[TableCell, TableCell]]:
    """Label and empty cell of each row of a form; a third of its fields are filled in."""
    for table in case.tables:
        if table.columns not in _FORM_COLUMNS or table.header_rows or table.rows < _FEWEST_ROWS:
            continue
        pairs = list(_pairs(table))
        empty = [pair for pair in pairs if _is_empty(pair[1])]
        if empty and len(empty) * 3 <= len(pairs) * 2 and _is_form(pairs, case.template):
            yield from empty


def _is_form(pairs: list[tuple[TableCell, TableCell]], template: Template) -> bool:
    """True when the template knows two of the labels, or most of them end in a colon."""
    texts = [squeeze(label.text) for label, _ in pairs]
    known = sum(fold(text.strip(" :")) in _fields(template) for text in texts)
    colons = sum(text.endswith(":") for text in texts)
    return known >= _KNOWN_LABELS or colons * 2 > len(texts) >= _FEWEST_ROWS


def _pairs(table: Table) -> Iterator[tuple[TableCell, TableCell]]:
    """Label and value, side by side; rows that are one cell are headings of parts."""
    for row in table.grid():
        for column in range(0, table.columns, 2):
            label, value = row[column], row[column + 1]
            if label is None or value is None or label is value:
                continue
            text = squeeze(label.text)
            if text and len(text) <= _LONGEST_LABEL and value.row_span == 1:
                yield label, value


def _is_empty(cell: TableCell) -> bool:
    return not cell.text.strip() and not any(isinstance(block, Image) for block in cell.blocks)


def _in_lines(case: Case) -> Iterator[tuple[Passage, str]]:
    """Lines that are a label of the template without its value, between others or at an end."""
    for passage in case.text.holding(re.compile(r":[ \u00a0]*$", re.MULTILINE)):
        match = _LABEL.fullmatch(passage.text.strip())
        key = _labels(case.template).get(fold(match["label"])) if match else None
        if match is None or key not in _ONE_LINE or passage.table is not None:
            continue
        after = case.after(passage)
        value_below = after is not None and not after.heading and ":" not in after.text
        if not value_below and not _lacks(case, key):
            yield passage, match["label"]


def _is_told(case: Case, text: str, label: TableCell) -> bool:
    """True where another rule speaks: the label is an element's heading, or what it asks for."""
    if re.search(alternatives("placeholders", "signature"), text, re.IGNORECASE):
        return True
    if (label.location.block, label.location.cell) in case.sections.headings:
        return True
    folded = fold(text.strip(" :"))
    key = _labels(case.template).get(folded)
    optional = re.search(alternatives("placeholders", "optional"), folded)
    return (
        folded in _headings(case.template)
        or bool(optional)
        or (key is not None and _lacks(case, key))
    )


def _lacks(case: Case, key: str) -> bool:
    """True when the element of a label is not there, or known to lack what the label asks for."""
    for element in case.template.elements:
        section = case.plan.section(element.id)
        if key in element.labels and section is not None:
            ask = _ASKS.get(key, key)
            return section.status in ("empty", "missing") or ask in section.lacking
    return False


@lru_cache(maxsize=4)
def _labels(template: Template) -> dict[str, str]:
    """Folded label → its key in the template."""
    return {fold(name): key for key, names in template.labels.items() for name in names}


@lru_cache(maxsize=4)
def _headings(template: Template) -> frozenset[str]:
    return frozenset(fold(name) for element in template.elements for name in element.names)


@lru_cache(maxsize=4)
def _fields(template: Template) -> frozenset[str]:
    """What a field of the form may be called: labels and elements of the template."""
    return _headings(template) | frozenset(_labels(template))


RULE = Rule(
    name="empty-form-field",
    code="C119",
    what="Every field of a form has its value. Fields for remarks and signatures may stay empty, "
    "and what another rule says is lacking is not said twice.",
    why="An empty field in a published form is a question that nobody answered.",
    fails="""
        # identification | 1. Dane jednostki
        | Nazwa jednostki | Gmina Dwikozy |
        | Powiat | sandomierski |
        | Kod TERYT | |
    """,
    passes="""
        # identification | 1. Dane jednostki
        | Nazwa jednostki | Gmina Dwikozy |
        | Powiat | sandomierski |
        | Kod TERYT | 2609022 |
        | Uwagi | |
    """,
    check=check,
)
