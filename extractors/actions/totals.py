"""Rows and lines that state the cost of all actions together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.actions.row_texts import cost_columns
from extractors.tables.columns import read_header
from extractors.tables.header_names import header_fields
from extractors.tables.rows import Grid, cell_text, cells_of_row, nested_tables
from language.money.amounts import find_amounts
from language.money.costs import parse_cost
from language.pipeline.sentences import split_sentences
from model.document import Block, Paragraph, Table, TableCell
from model.plan import Extracted
from model.template import Template
from model.text import fold, squeeze

_VALUE = re.compile(
    r"^[\s\d.,–—\-%]*(?:zł(?:otych)?|pln|tys\.?|mln|brutto|netto|euro?|[\s\d.,–—\-%])*$"
)
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile(r"zł|pln|koszt|kwota", re.IGNORECASE)
_MONEY_FIELDS = frozenset({"cost", "funding"})
_TABLE_CONFIDENCE = 0.95
_LINE_CONFIDENCE = 0.9
_TWO = 2
_WHOLE_AND_PARTS = 3
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PARTS_BEHIND = re.compile(r"\s*:\s*[^\W\d]")


def is_total_row(grid: Grid, row: int, template: Template) -> bool:
    """True for a row that opens with "Razem", "Ogółem" … and holds nothing else but values."""
    filled = [cell for cell in cells_of_row(grid, row) if cell_text(cell)]
    if not filled or filled[0].row != row or not _opens_total(cell_text(filled[0]), template):
        return False
    return all(_VALUE.match(fold(cell_text(cell)).replace("zl", "zł")) for cell in filled[1:])


def stated_total(blocks: Sequence[Block], template: Template) -> Extracted[float] | None:
    """The cost of all actions together as the text states it, in PLN; None when it does not.

    A total row in a table of actions is believed first, then one in another table, then a
    sentence. Of several totals (one for each goal) the last counts when it is the sum of the
    others; otherwise none of them speaks for the whole plan.
    """
    tables = list(_tables(blocks))
    of_actions = [table for table in tables if _names_actions(table, template)]
    for group in (of_actions, [table for table in tables if table not in of_actions]):
        rows = [total for table in group for total in _row_totals(table, template)]
        if rows:
            return _whole(rows)
    return next(_line_totals(blocks, template), None)


def _whole(totals: Sequence[Extracted[float]]) -> Extracted[float] | None:
    *parts, last = totals
    if len({total.value for total in totals}) == 1:
        return last
    return last if abs(sum(part.value for part in parts) - last.value) < 0.01 else None


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from _tables(nested_tables(cell))


def _names_actions(table: Table, template: Template) -> bool:
    header = read_header(table, template.columns)
    return header is not None and "name" in header.fields


def _row_totals(table: Table, template: Template) -> Iterator[Extracted[float]]:
    grid = table.grid()
    for row in range(table.rows):
        if is_total_row(grid, row, template):
            found = list(_amount_of_row(grid, row, template))
            summed = _sum_of_years(table, row, template) if found else None
            yield from [summed] if summed else found


def _amount_of_row(grid: Grid, row: int, template: Template) -> Iterator[Extracted[float]]:
    """The last amount of a total row; years stand before the sum of all."""
    for cell in reversed(cells_of_row(grid, row)):
        text = squeeze(cell_text(cell))
        if not _DIGIT.search(text) or "%" in text:
            continue
        if not _CURRENCY.search(text) and not _in_money_column(grid, cell, template):
            continue
        amount = parse_cost(text, header="zł").amount
        if amount is not None:
            yield Extracted[float](
                value=amount, text=text, location=cell.location, confidence=_TABLE_CONFIDENCE
            )
            return


def _sum_of_years(table: Table, row: int, template: Template) -> Extracted[float] | None:
    """The total of a row with an amount for each year and none for all of them, else None."""
    header = read_header(table, template.columns)
    columns = cost_columns(header) if header else ()
    if len(columns) < _TWO or not all(_YEAR.search(column.text) for column in columns):
        return None
    grid = table.grid()
    if any(_DIGIT.search(cell_text(cell)) for cell in grid[row][columns[-1].index + 1 :]):
        return None
    cells = [cell for column in columns if (cell := grid[row][column.index])]
    texts = [squeeze(cell_text(cell)) for cell in cells]
    amounts = [parse_cost(text, header="zł").amount for text in texts]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(columns) or len({id(cell) for cell in cells}) < len(columns):
        return None
    return Extracted[float](
        value=sum(known),
        text=" + ".join(texts),
        location=cells[0].location,
        confidence=_TABLE_CONFIDENCE,
    )


def _in_money_column(grid: Grid, cell: TableCell, template: Template) -> bool:
    """True below a header that speaks of money: a total of pupils is none of cost."""
    titles = [cell_text(above) for above in (row[cell.column] for row in grid[: cell.row]) if above]
    of_sources = header_fields(cell_text(grid[0][0]), template.columns)
    if any(match.field == "funding" for match in of_sources):
        return True  # what stands beside a source of money is money
    for title in titles[:3]:
        matches = header_fields(title, template.columns)
        if _CURRENCY.search(title) or any(match.field in _MONEY_FIELDS for match in matches):
            return True
    return any(
        _CURRENCY.search(cell_text(other) or "") for other in grid[cell.row] if other is not None
    )


def _line_totals(blocks: Sequence[Block], template: Template) -> Iterator[Extracted[float]]:
    """Sentences "Łączny koszt działań: 14 400 zł"."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        lines = block.text.split("\n")
        for sentence in (one for line in lines for one in split_sentences(line)):
            text = squeeze(sentence.text)
            amount = _amount_of_line(text) if _told(text, template) else None
            if amount:
                yield Extracted[float](
                    value=amount, text=text, location=block.location, confidence=_LINE_CONFIDENCE
                )


def _amount_of_line(text: str) -> float | None:
    """The amount of a sentence on the total, in PLN; of a total and its parts that of the total.

    „9 000 zł: budżet gminy 6 000 zł, dotacja 3 000 zł” is 9 000: parts that make up the amount
    before them are no more costs, and a colon behind an amount announces parts.
    """
    amounts = find_amounts(text)
    if len(amounts) >= _WHOLE_AND_PARTS:
        whole, *parts = amounts
        adds_up = abs(sum(part.amount for part in parts) - whole.amount) < 0.01
        announced = [bool(_PARTS_BEHIND.match(text, each.span[1])) for each in amounts]
        if adds_up or (announced[0] and not any(announced[1:])):
            return whole.amount
    return parse_cost(text).amount


def _told(text: str, template: Template) -> bool:
    return _opens_total(text, template) and _CURRENCY.search(text) is not None


def _opens_total(text: str, template: Template) -> bool:
    return _totals(template).match(fold(text).lstrip(" *-")) is not None


@lru_cache(maxsize=8)
def _totals(template: Template) -> re.Pattern[str]:
    names = sorted(
        (re.escape(fold(name)) for name in template.labels.get("cost_total", ())),
        key=len,
        reverse=True,
    )
    said = r"(?:laczn|calkowit|ogoln)\w+\s+(?:koszt|naklad|wydat|kwot|budzet|wartos)\w*"
    return re.compile(rf"(?:{'|'.join((*names, said))})\b")
