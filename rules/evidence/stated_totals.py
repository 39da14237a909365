"""Totals of costs that a document states, and tables of sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.money.costs import find_amounts
from language.text.flatten import flat
from model.document import Table, TableCell
from model.location import Location
from model.template import Template
from model.text import squeeze
from rules.case import SCHEDULE, Case
from rules.evidence.summed_columns import Summed, years_of

FINANCING = "financing"
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"\bw tym\b|, z (?:tego|czego)\b", re.IGNORECASE)
_OF_A_PART = re.compile(r"\bcel|\bpriorytet|\bzadani[ae] \d|\b20\d\d|\betap")
_TOTAL = re.compile(r"\b(?:łączn|całkowit|ogół|razem|sum[aęy]\b)", re.IGNORECASE)
_SOURCE = re.compile(
    r"budżet|środk|fundusz|dotacj|subwencj|wkład|program|rezerw|sponsor|rad[ay]? rodziców",
    re.IGNORECASE,
)
_WHOLE_AND_PARTS = 3
_TWO = 2
_GROSZ = 0.005
_ALL_OF_IT = re.compile(r"finansowan|sfinansuj|pokryt|pokryw|pochodz|źródł|opłac", re.IGNORECASE)
_NEAR = 40
_QUOTED = 120
_SHARE = re.compile(r"%|procent")


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount in PLN as a document states it. `label` is the words it stands under."""

    amount: float
    text: str
    label: str
    section: str | None
    location: Location


def totals(case: Case) -> list[Stated]:
    """Totals of all actions: of the schedule's last row, and the one the plan states.

    Where several tables have totals, these are of one goal each and left out.
    """
    tables = [table for table in case.once(action_tables) if total_row(table, case.template)]
    found = _of_all_actions(tables[0], case) if len(tables) == 1 else []
    total = case.plan.cost_total
    if total is not None:
        section = case.section_at(total.location)
        found.append(Stated(total.value, squeeze(total.text), "", section, total.location))
    return found


def _of_all_actions(table: Table, case: Case) -> list[Stated]:
    """The total of the column that the actions' costs were read from, else the first of the row:
    beside it may stand net amounts, or those of one source. Of costs added up from columns of
    years it is the total of these columns, or else their sum.
    """
    places = [action.places.get("cost") for action in case.plan.actions]
    columns = {place.cell[1] for place in places if place is not None and place.cell is not None}
    amounts = _amounts(total_row(table, case.template), SCHEDULE)
    by_column = {each.location.cell[1]: each for each in amounts if each.location.cell}
    years = years_of(table)
    if years is not None and _were_added(table, years, case):
        if years.total is not None and years.total in by_column:
            return [by_column[years.total]]
        parts = [by_column[year] for year in years.parts if year in by_column]
        return [_sum(parts)] if len(parts) == len(years.parts) else []
    of_costs = [each for column, each in by_column.items() if column in columns]
    return (of_costs or amounts)[:1]


def _were_added(table: Table, years: Summed, case: Case) -> bool:
    """True where the cost of an action is more than the year that stands first in its row."""
    grid = table.grid()
    for action in case.plan.actions:
        place = action.places.get("cost")
        if place is None or place.cell is None or place.block != table.location.block:
            continue
        row, column = place.cell
        if column in years.parts and row < len(grid) and column < len(grid[row]):
            cell, amount = grid[row][column], action.cost.amount
            if cell and amount and abs((_only_amount(cell.text) or 0.0) - amount) > _GROSZ:
                return True
    return False


def _sum(parts: list[Stated]) -> Stated:
    """The amounts of one row as one, at the place of the first."""
    first = parts[0]
    text = " + ".join(each.text for each in parts)
    amount = sum(each.amount for each in parts)
    return Stated(amount, text, first.label, first.section, first.location)


def action_tables(case: Case) -> list[Table]:
    """The tables that hold actions of the plan."""
    blocks = {action.location.block for action in case.plan.actions if action.location.cell}
    there = [table for table in case.tables if table.location.block in blocks]
    together = Counter(table.location.block for table in there)
    names = {squeeze(action.name) for action in case.plan.actions}
    return [
        table
        for table in there
        if together[table.location.block] == 1
        # One in another: of a form or frame only the table that names the actions.
        or any(squeeze(cell.text) in names for cell in table.cells)
    ]


def financing_tables(case: Case) -> list[Table]:
    """The tables of the section on financing with a column of amounts."""
    return [
        table for table in case.tables if case.section_of(table) == FINANCING and table.columns > 1
    ]


def total_row(table: Table, template: Template) -> list[TableCell]:
    """The cells of the last row whose first words call it a total, [] when there is none."""
    for row in reversed(_rows(table)):
        label = next((cell for cell in row if cell.text.strip()), row[0])
        if _is_total(label, template):
            return row
    return []


def source_rows(table: Table, template: Template) -> Iterator[Stated]:
    """Every row of a table of sources: its name and its last amount."""
    for row in _rows(table):
        if _is_total(row[0], template):
            continue
        amounts = _amounts(row, FINANCING)
        if amounts:
            yield amounts[-1]


def amounts_by_column(row: list[TableCell]) -> dict[int, float]:
    """The amounts of a row by column; cells that hold none are left out."""
    found = {}
    for cell in row:
        amount = _only_amount(cell.text)
        if amount is not None:
            found[cell.column] = amount
    return found


def rows_between(table: Table, template: Template) -> list[list[TableCell]]:
    """The rows above the total, the header left out."""
    last = total_row(table, template)
    return [row for row in _rows(table)[1:] if row is not last and not _same(row, last)]


def sums_with_parts(case: Case) -> list[tuple[Stated, list[float]]]:
    """Passages on financing that give a sum and then its parts.

    The parts stand after "w tym", or each beside the name of a source ("z budżetu gminy (68 000
    zł)") after a sum that is called a total.
    """
    found = []
    for passage in case.section_passages(FINANCING):
        text = passage.text
        amounts = find_amounts(text) if not _SHARE.search(text) else []
        if len(amounts) < _WHOLE_AND_PARTS:
            continue
        whole, parts = amounts[0], amounts[1:]
        between = text[whole.span[1] : parts[0].span[0]]
        ends = [whole.span[1], *(part.span[1] for part in parts)]
        sources = all(
            _SOURCE.search(text[end : part.span[0]]) or _SOURCE.search(text[part.span[1] :][:_NEAR])
            for end, part in zip(ends, parts, strict=False)
        )
        if _PARTS.search(between) or (sources and _TOTAL.search(text[: whole.span[0]])):
            stated = Stated(
                whole.amount,
                squeeze(text[: whole.span[1]])[-_QUOTED:].strip(" .,;"),
                "",
                FINANCING,
                passage.location,
            )
            found.append((stated, [part.amount for part in parts]))
    return found


def sums_of_sources(case: Case) -> Iterator[tuple[Stated, list[float]]]:
    """The plan's total with the amounts of each passage that names all its sources one by one and
    no sum: „finansowane z budżetu (22 000 zł) i z dotacji (18 000 zł)”. The place is the passage's.
    """
    total = case.plan.cost_total
    for passage in case.section_passages(FINANCING) if total else ():
        text = passage.text
        if not passage.prose or _SHARE.search(text):
            continue
        if _TOTAL.search(text) or not _ALL_OF_IT.search(text):
            continue
        amounts = find_amounts(text)
        if total is None or len(amounts) < _TWO:
            continue
        starts = [0, *(amount.span[1] for amount in amounts)]
        words = [text[at : each.span[0]] for at, each in zip(starts, amounts, strict=False)]
        if all(_SOURCE.search(each) for each in words):
            stated = Stated(total.value, squeeze(text), "", FINANCING, passage.location)
            yield stated, [amount.amount for amount in amounts]


def _rows(table: Table) -> list[list[TableCell]]:
    """The cells of each row, a merged one once, rows without text left out."""
    rows: list[list[TableCell]] = []
    for line in table.grid():
        # A merged cell fills neighbouring places.
        pairs = zip((None, *line), line, strict=False)
        row = [cell for before, cell in pairs if cell is not None and cell is not before]
        if any(cell.text.strip() for cell in row):
            rows.append(row)
    return rows


def _same(row: list[TableCell], other: list[TableCell]) -> bool:
    return bool(row and other) and row[0] is other[0]


def _amounts(row: list[TableCell], section: str) -> list[Stated]:
    """The amounts of a row after its first text, with that text as their label."""
    label = next((squeeze(cell.text) for cell in row if cell.text.strip()), "")
    found = []
    for cell in row:
        amount = _only_amount(cell.text)
        if amount is not None and squeeze(cell.text) != label:
            found.append(Stated(amount, squeeze(cell.text), label, section, cell.location))
    return found


@lru_cache(maxsize=2048)
def _only_amount(text: str) -> float | None:
    """The amount of a cell that holds nothing else, or None."""
    bare = squeeze(text)
    if not bare or _SHARE.search(bare) or _YEAR.fullmatch(bare):
        return None
    amounts = find_amounts(bare, bare=True)
    return amounts[0].amount if len(amounts) == 1 else None


def _is_total(cell: TableCell, template: Template) -> bool:
    """True for the label of a total of everything, not of one goal or year."""
    words = flat(cell.text).strip()
    return bool(_total_pattern(template).match(words)) and not _OF_A_PART.search(words)


@lru_cache(maxsize=4)
def _total_pattern(template: Template) -> re.Pattern[str]:
    labels = "|".join(re.escape(flat(label)) for label in template.labels.get("cost_total", ()))
    return re.compile(rf"(?:{labels})\b")
