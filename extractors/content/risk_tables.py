"""Registers of risks: which column names the risk and which the answer to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.elements import match_label
from extractors.tables.cell_kinds import looks_like_post
from extractors.tables.columns import read_header
from extractors.tables.rows import cell_text
from language.text.form import authored
from model.document import Table, TableCell
from model.plan import Risk
from model.template import Template
from model.text import squeeze

_WORDY = 2.0  # words a cell on average: less is a number, a level or a mark
_HEADER_WORDS = 6
_POSTS = 0.6


def table_risks(table: Table, template: Template) -> Iterator[Risk]:
    """The risks of a table in a section on risks, row by row.

    Columns are told by their names; where these are unknown, the first that holds words names the
    risk and the last, but for that of posts, the answer to it.
    """
    header = read_header(table, template.risk_columns, least=1)
    if header is None and any(match_label(cell.text, template) for cell in table.cells):
        return  # a form or a table on something else, in a section of two
    named = {field: header.column(field) for field in ("risk", "response")} if header else {}
    risk, response = (
        column.index if (column := named.get(f)) else None for f in ("risk", "response")
    )
    first_row = header.first_row if header else _first_row(table)
    if risk is None or response is None:
        wordy = [index for index in _wordy(table, first_row) if index not in (risk, response)]
        risk = wordy.pop(0) if risk is None and wordy else risk
        behind = [index for index in wordy if risk is not None and index > risk]
        response = behind[-1] if response is None and behind else response
    if risk is None:
        return
    for row in table.grid()[first_row:]:
        if (found := _risk(row, risk, response, template)) is not None:
            yield found


def _risk(
    row: Sequence[TableCell | None], risk: int, response: int | None, template: Template
) -> Risk | None:
    cell = row[risk]
    if cell is None or not authored(cell.text, template):
        return None
    answer = row[response] if response is not None else None
    said = squeeze(answer.text) if answer is not None and answer is not cell else ""
    return Risk(
        text=squeeze(cell.text),
        response=said if authored(said, template) else None,
        location=cell.location,
    )


def _first_row(table: Table) -> int:
    """The row below the header, where one of short words stands over longer ones."""
    rows = [[len(cell_text(cell).split()) for cell in row] for row in table.grid()]
    if len(rows) < 2:
        return 0
    longest_below = max(max(row, default=0) for row in rows[1:])
    return 1 if max(rows[0], default=0) <= min(_HEADER_WORDS, longest_below) else 0


def _wordy(table: Table, first_row: int) -> list[int]:
    """The columns that hold words and are no column of posts."""
    found = []
    for index in range(table.columns):
        texts = [cell_text(row[index]) for row in table.grid()[first_row:]]
        said = [text for text in texts if any(map(str.isalpha, text))]
        words = sum(len(text.split()) for text in said)
        posts = sum(map(looks_like_post, said))
        if said and words >= _WORDY * len(said) and posts < _POSTS * len(said):
            found.append(index)
    return found
