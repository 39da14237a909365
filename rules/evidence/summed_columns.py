"""Columns of a table that another column adds up: years, or named parts, beside „Razem”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.money.amounts import find_amounts
from language.text.flatten import flat
from model.document import Table, TableCell
from model.text import squeeze

_UNIT = r"[\[(]?(?:w )?(?:zl|pln)[\])]?"
_MONEY = (
    r"(?:(?:laczn|planowan|szacowan|przewidywan|szacunkow)\w* )?"
    r"(?:koszt|kwot|wydat|naklad|srodk|budzet|finansowani)\w*"
)
_YEAR = re.compile(
    rf"(?:{_MONEY}(?: {_UNIT})?(?: ?[-:,])? ?)?(?:(?:na |w )?rok(?:u)? |w |na )?"
    rf"20\d\d(?: ?r\.?| rok(?:u)?)?(?:,? ?{_UNIT})?"
)
_TOTAL = re.compile(r"(?:razem|ogolem|lacznie|suma|w sumie)\b")
_WHOLE = re.compile(
    r"(?:razem|ogolem|lacznie|suma|w sumie|(?:calkowit|laczn|ogoln)\w* (?:koszt|kwot|naklad|budzet)"
    r"|(?:koszt|kwot|naklad|wydat)\w* (?:calkowit|laczn|ogol|razem))\w*\b"
)
_SOME_OF_IT = re.compile(r"\b(?:w tym|z czego|z tego)\b|%|\bnetto\b|\bvat\b")
_ROUNDED = re.compile(r"\b(?:tys|mln)\b")
_CENTURY = "20"
_HEADER_ROWS = 2
_FEWEST = 2
_WRONG_SHARE = 3
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Summed:
    """Columns, counted from 0, and the one that adds them up (None when there is none).

    `header` is the row of their names.
    """

    parts: tuple[int, ...]
    total: int | None
    header: int


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row whose cell of the total is not the sum of its parts. `computed` is that sum."""

    row: int
    cell: TableCell
    computed: float


def years_of(table: Table) -> Summed | None:
    """The columns whose header is a year („2023”, „Koszt 2023”), and the total behind them."""
    for index, row in enumerate(table.grid()[:_HEADER_ROWS]):
        dated = [column for column, cell in enumerate(row) if cell and _CENTURY in cell.text]
        if len(dated) < _FEWEST:
            continue
        heads = [flat(squeeze(cell.text)) if cell else "" for cell in row]
        years = tuple(column for column in dated if _YEAR.fullmatch(heads[column]))
        if len(years) >= _FEWEST:
            behind = (
                column
                for column, head in enumerate(heads)
                if column > years[-1] and _TOTAL.match(head)
            )
            return Summed(years, next(behind, None), index)
    return None


def wrong_rows(table: Table) -> tuple[str, list[WrongRow]]:
    """The rows that do not add up, and what their parts are: "years" or "columns".

    Columns with other names are parts of the total only where most rows do add up.
    """
    years = years_of(table)
    if years is not None and years.total is not None:
        return "years", _sums(table, years)[1]
    for named in _named(table):
        right, wrong = _sums(table, named)
        if _adds_up(table, named, right) and len(wrong) * _WRONG_SHARE <= len(right) + len(wrong):
            return "columns", wrong
    return "columns", []


def amount_of(cell: TableCell | None) -> float | None:
    """The amount of a cell that holds nothing else; a span of columns holds none of them."""
    if cell is None or cell.column_span > 1:
        return None
    text = squeeze(cell.text)
    amounts = find_amounts(text, bare=True)
    return amounts[0].amount if len(amounts) == 1 and "%" not in text else None


def _sums(table: Table, summed: Summed) -> tuple[list[int], list[WrongRow]]:
    """The rows that add up to more than nothing, and those that do not add up."""
    right: list[int] = []
    wrong: list[WrongRow] = []
    for index, row in enumerate(table.grid()):
        cell = row[summed.total] if summed.total is not None else None
        stated = amount_of(cell)
        known = [each for part in summed.parts if (each := amount_of(row[part])) is not None]
        if cell is None or stated is None or len(known) < _FEWEST:
            continue
        if not all(_is_readable(row[part]) for part in summed.parts):
            continue
        if abs(sum(known) - stated) > _SAME:
            wrong.append(WrongRow(index, cell, sum(known)))
        elif stated:
            right.append(index)
    return right, wrong


def _named(table: Table) -> list[Summed]:
    """The runs of columns of amounts beside a total, the longest first."""
    grid = table.grid()
    for index, row in enumerate(grid[:_HEADER_ROWS]):
        heads = [flat(squeeze(cell.text)) if cell else "" for cell in row]
        totals = [column for column, head in enumerate(heads) if _WHOLE.match(head)]
        if len(totals) != 1 or any(_SOME_OF_IT.search(head) for head in heads):
            continue
        (total,) = totals
        before, behind = range(total - 1, -1, -1), range(total + 1, len(heads))
        found = []
        for side in (before, behind):
            run = _run(grid[index + 1 :], heads, side)
            found += [Summed(run[:size], total, index) for size in range(len(run), 1, -1)]
        return found
    return []


def _run(
    rows: Sequence[Sequence[TableCell | None]], heads: Sequence[str], side: range
) -> tuple[int, ...]:
    """The neighbouring columns with a name that hold amounts alone, beginning at the total."""
    run: list[int] = []
    for column in side:
        cells = [row[column] for row in rows]
        amounts = [amount_of(cell) for cell in cells]
        if not heads[column] or sum(each is not None for each in amounts) < _FEWEST:
            break
        if not all(_is_readable(cell) or cell is None or cell.column_span > 1 for cell in cells):
            break
        run.append(column)
    return tuple(run)


def _adds_up(table: Table, summed: Summed, right: Sequence[int]) -> bool:
    """True where enough rows add up, one of several parts at least, and none is rounded."""
    grid = table.grid()
    if any(
        _ROUNDED.search(flat(cell.text))
        for row in grid[: summed.header + 1]
        for cell in row
        if cell
    ):
        return False
    several = any(
        sum(bool(amount_of(grid[row][part])) for part in summed.parts) >= _FEWEST for row in right
    )
    return several and len(right) >= _FEWEST


def _is_readable(cell: TableCell | None) -> bool:
    """True for an amount, and for a cell that says there is none."""
    return cell is None or amount_of(cell) is not None or not re.search(r"\w", cell.text)
