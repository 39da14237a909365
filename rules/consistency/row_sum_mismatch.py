"""row-sum-mismatch: a row's total is not the sum of its years, or a cost is less than its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.money.amounts import find_amounts
from language.text.flatten import flat
from model.document import Table
from model.text import squeeze
from rules.case import Case, cited
from rules.claim import Claim
from rules.evidence.costs import money
from rules.evidence.stated_totals import action_tables, totals
from rules.evidence.summed_columns import wrong_rows
from rules.rule import Rule

_WORDS_OF_PARTS = ("w tym", "z czego", "z tego")
_PARTS = re.compile(rf"\b(?:{'|'.join(_WORDS_OF_PARTS)})\b|\(")
_SIGNS_OF_PARTS = (*_WORDS_OF_PARTS, "(")
_FEWEST = 2
_SAME = 0.5


def check(case: Case) -> Iterator[Claim]:
    """One claim per row of a table with a column for each year, or each part, and one for their
    total, and per action whose cost is less than the parts named after it („w tym” may leave parts
    out).
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
    kind, wrong = wrong_rows(table)
    if not wrong:
        return
    # Of the total of all actions cost-sum-mismatch speaks.
    priced = any(action.cost.kind in ("amount", "range") for action in case.plan.actions)
    of_actions = priced and any(table is each for each in case.once(action_tables))
    told = {each.location for each in case.once(totals)} if of_actions else set()
    for each in wrong:
        if each.cell.location in told:
            continue
        label = _label(case, table, each.row)
        yield Claim(
            section=case.section_of(table),
            location=each.cell.location,
            quote=squeeze(each.cell.text),
            subject=squeeze(label),
            values={"row": cited(label), "computed": money(each.computed)},
            variant="columns" if kind == "columns" else None,
        )


def _label(case: Case, table: Table, row: int) -> str:
    """What a row is called: the action of it, else its first words."""
    for action in case.plan.actions:
        place = action.location
        if place.block == table.location.block and place.cell and place.cell[0] == row:
            return action.name
    cells = (cell.text for cell in table.grid()[row] if cell)
    return next((text for text in cells if re.search(r"[^\W\d]", text)), "")


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
    what="Where a table gives amounts by year and their total, each row adds up, and so it does "
    "where most rows of a table with other parts and a total do; the parts of a cost („w tym …”) "
    "are no more than all of it. Rows with words for an amount are left out.",
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
