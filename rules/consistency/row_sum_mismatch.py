"""row-sum-mismatch: a row's total is not the sum of its years, or a cost is less than its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.money.amounts import find_amounts
from language.text.flatten import flat
from model.document import Table, TableCell
from model.text import squeeze
from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.costs import money
from rules.rule import Rule

_YEAR = re.compile(r"(?:rok )?20\d\d(?: ?r\.?| rok)?(?: ?[\[(]?(?:w )?(?:zl|pln)[\])]?)?")
_TOTAL = re.compile(r"(?:razem|ogolem|lacznie|suma|w sumie)\b")
_WORDS_OF_PARTS = ("w tym", "z czego", "z tego")
_PARTS = re.compile(rf"\b(?:{'|'.join(_WORDS_OF_PARTS)})\b|\(")
_CENTURY = "20"
_SIGNS_OF_PARTS = (*_WORDS_OF_PARTS, "(")
_HEADER_ROWS = 2
_FEWEST = 2
_SAME = 0.5


def check(case: Case) -> Iterator[Claim]:
    """One claim per row of a table with a column for each year and one for their total, and per
    action whose cost is less than the parts named after it („w tym” may leave parts out).
    """
    for table in case.tables:
        yield from _rows(case, table)
    for action in case.plan.actions:
        text = action.cost.text or ""
        parts = _parts(text)
        if len(parts) > _FEWEST and sum(parts[1:]) > parts[0] + _SAME:
            yield Claim(
                section=case.section_at(action.cost.location or action.location),
                location=action.cost.location or action.location,
                quote=squeeze(text),
                subject=action.name,
                values={"action": case.name(action), "computed": money(sum(parts[1:]))},
                variant="parts",
            )


def _rows(case: Case, table: Table) -> Iterator[Claim]:
    years, total = _columns(table)
    if len(years) < _FEWEST or total is None:
        return
    for row in table.grid():
        cell = row[total]
        stated = _amount(cell)
        amounts = [_amount(row[year]) for year in years]
        known = [each for each in amounts if each is not None]
        if cell is None or stated is None or len(known) < _FEWEST:
            continue
        if abs(sum(known) - stated) > _SAME and all(_is_readable(row[year]) for year in years):
            label = next(
                (each.text for each in row if each and re.search(r"[^\W\d]", each.text)), ""
            )
            yield Claim(
                section=case.section_of(table),
                location=cell.location,
                quote=squeeze(cell.text),
                subject=squeeze(label),
                values={"row": cited(label), "computed": money(sum(known))},
            )


def _columns(table: Table) -> tuple[list[int], int | None]:
    """The columns whose header is a year, and the one behind them whose header says total."""
    for row in table.grid()[:_HEADER_ROWS]:
        dated = [column for column, cell in enumerate(row) if cell and _CENTURY in cell.text]
        if len(dated) < _FEWEST:
            continue
        heads = [flat(squeeze(cell.text)) if cell else "" for cell in row]
        years = [column for column in dated if _YEAR.fullmatch(heads[column])]
        behind = [
            column
            for column, head in enumerate(heads)
            if years and column > years[-1] and _TOTAL.match(head)
        ]
        if len(years) >= _FEWEST and behind:
            return years, behind[0]
    return [], None


def _amount(cell: TableCell | None) -> float | None:
    """The amount of a cell that holds nothing else; a span of columns holds none of them."""
    if cell is None or cell.column_span > 1:
        return None
    text = squeeze(cell.text)
    amounts = find_amounts(text, bare=True)
    return amounts[0].amount if len(amounts) == 1 and "%" not in text else None


def _is_readable(cell: TableCell | None) -> bool:
    """True for an amount, and for a cell that says there is none."""
    return cell is None or _amount(cell) is not None or not re.search(r"\w", cell.text)


def _parts(text: str) -> list[float]:
    """The amounts of „12 000 zł, w tym 8 000 zł … i 4 000 zł …”, the whole first; else []."""
    if not any(map(flat(text).__contains__, _SIGNS_OF_PARTS)):
        return []
    amounts = find_amounts(text)
    if len(amounts) <= _FEWEST or not _PARTS.search(flat(text)[amounts[0].span[1] :][:20]):
        return []
    return [each.amount for each in amounts]


RULE = Rule(
    name="row-sum-mismatch",
    code="S224",
    what="Where a table gives amounts by year and their total, each row adds up; the parts of a "
    "cost („w tym …”) are no more than all of it. Rows with words for an amount are left out.",
    why="The budget of each year is made of these rows.",
    fails="""
        # financing | 12. Źródła finansowania
        | Źródło | 2023 | 2024 | Razem |
        | budżet gminy | 12 000 zł | 8 000 zł | 21 000 zł |
    """,
    passes="""
        # financing | 12. Źródła finansowania
        | Źródło | 2023 | 2024 | Razem |
        | budżet gminy | 12 000 zł | 8 000 zł | 20 000 zł |
        | dotacja | – | 4 000 zł | 4 000 zł |
        - 1 | Warsztaty | cost: 12 000 zł, w tym 8 000 zł z dotacji i 4 000 zł z budżetu [12000]
    """,
    check=check,
)
