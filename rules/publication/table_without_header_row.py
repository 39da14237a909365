"""table-without-header-row: a table whose first row is not marked as its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from model.document import Table, TableCell
from model.template import Template
from model.text import fold, squeeze
from rules.case import Case
from rules.claim import Claim, NotApplicable
from rules.evidence.counting import one_claim
from rules.rule import Rule

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_LONGEST_HEADER = 80
_TALLEST_HEADER = 2  # a taller cell is the label of a block of a form
_NUMBER = re.compile(r"[\d\s.,%]+")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document; `count` is the number of tables.

    Forms and tables for layout have no header, so only those count whose first row names columns;
    in a PDF only those with lines, as others are known by the place of their words alone.
    """
    document = case.document
    if document.reader == "pdf" and not document.tagged:
        raise NotApplicable("untagged_pdf")
    claims = one_claim(
        (table.location, 1, " | ".join(squeeze(cell.text) for cell in first))
        for table in case.tables
        if not table.header_rows
        and table.ruled
        and (first := _names_of_columns(table, case.template))
    )
    for claim in claims:
        yield replace(claim, variant="pdf") if document.reader == "pdf" else claim


def _names_of_columns(table: Table, template: Template) -> list[TableCell]:
    """The cells of the first row when they name columns, else [].

    In a table of two columns only names that the template knows count: others may be a form.
    """
    if table.rows < _FEWEST_ROWS or table.columns < 2:
        return []
    row = [cell for cell in table.grid()[0] if cell is not None]
    texts = [squeeze(cell.text) for cell in row]
    whole = len(row) == table.columns and len({id(cell) for cell in row}) == table.columns
    if not whole or not all(texts) or any(_NUMBER.fullmatch(text) for text in texts):
        return []
    if any(cell.row_span > _TALLEST_HEADER for cell in row):
        return []
    if any(len(text) > _LONGEST_HEADER or text.endswith(":") for text in texts):
        return []
    if table.columns < _FEWEST_COLUMNS and not all(
        fold(text).strip(" .") in _known(template) for text in texts
    ):
        return []
    return row


@lru_cache(maxsize=4)
def _known(template: Template) -> frozenset[str]:
    """Names of columns in the template: of actions, risks and people."""
    names = [name for group in template.columns.values() for name in group]
    names += [name for group in template.risk_columns.values() for name in group]
    names += [*template.labels.get("person_name", ()), *template.labels.get("person_function", ())]
    return frozenset(fold(name).strip(" .") for name in names)


RULE = Rule(
    name="table-without-header-row",
    code="P410",
    what="The first row of a table that names its columns is marked as a header row. Forms and "
    "tables for layout do not count, nor does a PDF without tags.",
    why="A screen reader then says the name of the column before each cell, and Word repeats the "
    "row on every page (WCAG 2.1, 1.3.1).",
    fails="""
        # diagnosis | 3. Diagnoza potrzeb
        | Szkoła | Liczba uczniów | Liczba nauczycieli |
        | Dwikozy | 268 | 31 |
        | Słupcza | 127 | 17 |
    """,
    passes="""
        # diagnosis | 3. Diagnoza potrzeb
        = | Szkoła | Liczba uczniów | Liczba nauczycieli |
        | Dwikozy | 268 | 31 |
        | Słupcza | 127 | 17 |
        Dane powiatu
        | Nazwa | Gmina Dwikozy |
        | Powiat | sandomierski |
        | Województwo | świętokrzyskie |
    """,
    check=check,
    readers=("word", "pdf"),
)
