"""Sums that a document states for one goal or one table of actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from language.money.amounts import find_amounts
from language.text.flatten import flat
from model.document import Table, TableCell
from model.location import Location
from model.plan import Action
from model.text import fold, squeeze
from rules.case import SCHEDULE, Case
from rules.evidence.stated_totals import FINANCING, action_tables, financing_tables

_SUM = re.compile(r"(?:razem|suma|lacznie|podsuma|ogolem|koszt(?:y)? (?:celu|dzialan|zadan))")
_NUMBERED = re.compile(r"^(?:(?:dzialanie|zadanie) )?(?:nr )?[\w.]{1,6}[.):]? ")
_SHORT = 8
_NUMBER_NAME_AMOUNT = 2
_GOAL = re.compile(r"\bcel\w*\s+(?:(?:szczegolow|operacyjn)\w+\s+)?(?:nr\s+)?(?P<number>\w{1,4})\b")


@dataclass(frozen=True, slots=True)
class PartSum:
    """A stated sum in PLN, its words, what it is of, and the actions that make it.

    `section` is the element it stands in; `of_goal` is False for the amount of one action.
    """

    amount: float
    text: str
    label: str
    location: Location
    actions: tuple[Action, ...]
    section: str
    of_goal: bool = True


def sums_in_schedule(case: Case) -> Iterator[PartSum]:
    """The sums within tables of actions that other actions follow, and those of one table of many.

    The sum of a table that holds all actions is the plan's total and left out.
    """
    tables = case.once(action_tables)
    everything = len(case.plan.actions)
    for table in tables:
        in_table = [each for each in case.plan.actions if _row(each, table) is not None]
        start = 0
        for row, label, amount in _sum_rows(table, in_table):
            parts = tuple(each for each in in_table if start <= (_row(each, table) or 0) < row)
            start = row + 1
            if parts and len(parts) < everything:
                place = label.location
                yield PartSum(amount[0], amount[1], squeeze(label.text), place, parts, SCHEDULE)


def sums_in_financing(case: Case) -> Iterator[PartSum]:
    """The rows of tables on financing that give the cost of one goal, or of one action."""
    of_actions = {id(table) for table in case.once(action_tables)}
    for table in case.once(financing_tables):
        if id(table) in of_actions:
            continue
        for cells in _rows(table):
            label = squeeze(cells[0].text)
            if label.isdigit() and len(cells) > _NUMBER_NAME_AMOUNT:
                label = f"{label} {squeeze(cells[1].text)}"
            amounts = [found for cell in cells[1:] if (found := _amount(cell)) is not None]
            if cells[0].text.strip().isdigit() and cells[0].text.strip() != label:
                amounts = amounts[-1:]
            if len(amounts) != 1:
                continue
            of_goal = _of_goal(label, case)
            actions = of_goal or _of_action(label, case)
            if actions:
                place, goal = cells[0].location, bool(of_goal)
                yield PartSum(*amounts[0], label, place, tuple(actions), FINANCING, goal)


def _of_goal(label: str, case: Case) -> list[Action]:
    """The actions of the goal that a label names by number or words; [] for none or doubt."""
    plain = flat(label)
    match = _GOAL.search(plain)
    for goal in case.plan.goals:
        if goal.kind != "specific":
            continue
        number = match is not None and fold(goal.number or "-").strip(" .)") == match["number"]
        words = len(goal.text) > 15 and fold(goal.text).strip(" .") in fold(label)
        if number or words:
            return [each for each in case.plan.actions if each.goal == goal.text]
    return []


def _of_action(label: str, case: Case) -> list[Action]:
    """The one action whose name a label gives, its number before it or not; [] for none."""
    words = fold(label).strip(" .")
    named = [
        action
        for action in case.plan.actions
        if len(action.name) > _SHORT
        and fold(action.name).strip(" .")
        in (
            words,
            _NUMBERED.sub("", words),
            words.removeprefix(fold(action.number or "")).strip(" ."),
        )
    ]
    return named if len(named) == 1 else []


def _sum_rows(
    table: Table, actions: Sequence[Action]
) -> Iterator[tuple[int, TableCell, tuple[float, str]]]:
    """(row, label, amount) of each row of a table that is a sum of costs, in order."""
    of_actions = {_row(each, table) for each in actions}
    for cells in _rows(table):
        label = next((cell for cell in cells if cell.text.strip()), None)
        if label is None or label.row in of_actions:
            continue
        if not _SUM.match(flat(label.text).strip()):
            continue
        amounts = [
            found for cell in cells if cell is not label and (found := _amount(cell)) is not None
        ]
        if len(amounts) == 1:
            yield label.row, label, amounts[0]


def _rows(table: Table) -> Iterator[list[TableCell]]:
    """The cells of each row, a merged one in the row it begins in."""
    rows: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        yield sorted(rows[row], key=lambda cell: cell.column)


def _amount(cell: TableCell) -> tuple[float, str] | None:
    """The amount of a cell that holds nothing else."""
    text = squeeze(cell.text)
    amounts = find_amounts(text, bare=True)
    if len(amounts) != 1 or "%" in text or amounts[0].currency not in (None, "PLN"):
        return None
    return amounts[0].amount, text


def _row(action: Action, table: Table) -> int | None:
    """The row of a table that an action stands in, None when it stands elsewhere."""
    place = action.location
    if place.cell is None or place.block != table.location.block:
        return None
    return place.cell[0]
