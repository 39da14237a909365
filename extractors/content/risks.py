"""Risks and the responses to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.layout.flow import Line
from extractors.layout.pieces import groups, listed
from extractors.tables.columns import read_header
from language.form_text import authored
from model.document import Table
from model.plan import Risk
from model.template import Template
from model.text import squeeze

_ARROW = re.compile(r"\s*(?:→|->|⇒|=>)\s*")
_DASH = re.compile(r"\s+[–—-]\s+")
_COLON = re.compile(r":\s+")


def read_risks(lines: Sequence[Line], template: Template) -> tuple[Risk, ...]:
    """The risks of a section: rows of a table, or items of a list "risk – response"."""
    found: list[Risk] = []
    for group in groups(lines, template):
        tables = [piece.table for piece in group.pieces if piece.table]
        for table in tables:
            found.extend(_table_risks(table, template))
        if not tables:
            for piece in listed(group.pieces, template):
                risk, response = split_risk(piece.text, template)
                found.append(Risk(text=risk, response=response, location=piece.location))
    return tuple(found)


def _table_risks(table: Table, template: Template) -> Iterator[Risk]:
    header = read_header(table, template.risk_columns)
    risk_column = header.column("risk") if header else None
    if header is None or risk_column is None:
        return
    response_column = header.column("response")
    for row in table.grid()[header.first_row :]:
        risk = row[risk_column.index]
        if risk is None or not authored(risk.text, template):
            continue
        response = row[response_column.index] if response_column else None
        said = squeeze(response.text) if response and response is not risk else ""
        yield Risk(
            text=squeeze(risk.text),
            response=said if authored(said, template) else None,
            location=risk.location,
        )


def split_risk(text: str, template: Template) -> tuple[str, str | None]:
    """A list item taken apart into the risk and the response, None where there is none.

    An introducing label of the response ("Sposób ograniczania:") is dropped.
    """
    label = _response_label(template)
    if found := label.search(text):
        return _clean(text[: found.start()]), _clean(text[found.end() :]) or None
    for separator in (_ARROW, _DASH, _COLON):
        parts = separator.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0].split()) >= 2:
            return _clean(parts[0]), _clean(parts[1])
    return _clean(text), None


def _response_label(template: Template) -> re.Pattern[str]:
    names = sorted(template.risk_columns.get("response", ()), key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\s*[–—;.,-]*\s*\(?\b(?:{alternatives})\s*:\s*", re.IGNORECASE)


def _clean(text: str) -> str:
    return squeeze(text).strip(" ;,.–—-")
