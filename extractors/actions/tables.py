"""Tables with a row for each action."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.actions.draft import Draft
from extractors.actions.goal_column import GoalColumn
from extractors.actions.names import number_and_name, without_action_word
from extractors.actions.rows import RowReader
from extractors.actions.schedule import Schedule, is_stage
from extractors.actions.totals import is_total_row
from extractors.tables.cell_kinds import looks_like_number
from extractors.tables.columns import Header, header_at
from extractors.tables.rows import (
    Grid,
    band_of_row,
    cell_text,
    cells_of_row,
    lone_cell,
    number_text,
    paragraphs_of,
)
from extractors.tables.time_columns import time_columns
from model.document import Table, TableCell
from model.text import squeeze

_TELLING = frozenset({"term", "term_start", "term_end", "responsible", "indicator"})
_BLANK_SHARE = 0.5


def is_action_table(header: Header) -> bool:
    """True for a table of actions: it names them, and says when, who or with what result."""
    timed = bool(time_columns(header.columns))
    return "name" in header.fields and (timed or bool(header.fields & _TELLING))


def read_action_table(
    table: Table, header: Header, schedule: Schedule, *, goes_on: bool = False
) -> Header:
    """Add the actions of a table to the schedule; `goes_on` when it continues the table before.

    Gives the header that holds at its end, since columns can change order on the way.
    """
    grid = table.grid()
    reader = RowReader.of(grid, header, schedule.template)
    goals = GoalColumn.of(grid, header, schedule, goes_on=goes_on)
    first = len(schedule.drafts)
    opening = goes_on
    if mention := schedule.book.inside(reader.name.text):
        schedule.stand_under(mention.goal)
    for row in range(table.rows):
        if row in header.rows:
            continue
        changed = header_at(table, row, schedule.template.columns) if row else None
        if changed and is_action_table(changed) and row >= header.first_row:
            header = _followed(changed, header)
            reader = RowReader.of(grid, header, schedule.template)
            goals = GoalColumn.of(grid, header, schedule, goes_on=True)
            continue
        if row < header.first_row and header.rows:
            _read_band(grid, row, schedule, header)
            continue
        if is_total_row(grid, row, schedule.template):
            continue
        if _read_band(grid, row, schedule, header) or _read_goal_row(grid, row, schedule, header):
            opening = False
            continue
        for draft in reader.read(row, schedule.drafts, may_be_rest=opening):
            draft.goal = goals.goal(row, draft, schedule)
            schedule.lend(draft)
            schedule.drafts.append(draft)
            opening = False
    numbers_in_names(schedule.drafts[first:])
    return header


def _followed(changed: Header, before: Header) -> Header:
    """A header further down, with what the one before knew from content where it is the same."""
    same = [column.text for column in changed.columns] == [column.text for column in before.columns]
    return before.model_copy(update={"rows": changed.rows}) if same else changed


def numbers_in_names(drafts: Sequence[Draft]) -> None:
    """Take the numbers off the names ("1.1. Powołanie …") where most names carry one."""
    if any(draft.number for draft in drafts):
        return
    split = [number_and_name(without_action_word(draft.name)) for draft in drafts]
    if drafts and sum(number is not None for number, _ in split) * 2 >= len(drafts):
        for draft, (number, name) in zip(drafts, split, strict=True):
            draft.number, draft.name = number, name


def _read_band(grid: Grid, row: int, schedule: Schedule, header: Header) -> bool:
    """Take in a row that parts the table: a goal, a stage, or a heading that ends the goal."""
    band = band_of_row(grid, row)
    alone = band or lone_cell(grid, row)
    if alone is None:
        return False
    text = squeeze(cell_text(alone))
    schedule.pass_stage(text, alone.location)
    lines = [text, *cell_text(alone).splitlines()] if band else [text]
    mention = next(filter(None, map(schedule.book.opening, lines)), None)
    if mention is None and band is not None:
        mention = schedule.book.inside(text)
    if mention:
        schedule.stand_under(mention.goal)
        return True
    if band is None and not _is_section_cell(alone, header):
        return False
    if not is_stage(text):
        schedule.stand_under(None)
    return True


def _read_goal_row(grid: Grid, row: int, schedule: Schedule, header: Header) -> bool:
    """Take in a row with nothing but the number and words of a goal ("1. | Poprawa … | | |").

    It is one when its words are a goal's, or when the rows below count its number on (1.1, 1.2).
    """
    number, name = header.column("number"), header.column("name")
    if number is None or name is None:
        return False
    filled = [cell for cell in cells_of_row(grid, row) if cell_text(cell) or number_text(cell)]
    if len(filled) != 2 or filled[0] is not grid[row][number.index]:
        return False
    if filled[1] is not grid[row][name.index]:
        return False
    text = squeeze(cell_text(filled[1]))
    mention = schedule.book.opening(text)
    counted = number_text(filled[0]).rstrip(".)")
    below = grid[row + 1][number.index] if row + 1 < len(grid) else None
    if mention is None and not number_text(below).startswith(f"{counted}."):
        return False
    schedule.stand_under(mention.goal if mention else text)
    return True


def _is_section_cell(cell: TableCell, header: Header) -> bool:
    """A narrow cell alone in its row: a section, unless it may be an action with nothing else."""
    name, number = header.column("name"), header.column("number")
    if name is None or cell.column > name.index or looks_like_number(number_text(cell)):
        return False
    if cell.column < name.index or (number and cell.column == number.index):
        return True
    bold = all(paragraph.bold for paragraph in paragraphs_of(cell) if paragraph.text.strip())
    return bold and "number" in header.fields
