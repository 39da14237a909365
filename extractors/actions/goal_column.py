"""The column of a table of actions that says which goal each of them serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.actions.draft import Draft, is_ditto, stated
from extractors.actions.goals import GoalBook
from extractors.actions.schedule import Schedule
from extractors.tables.columns import Header
from extractors.tables.rows import Grid, cell_text, cells_of_row, number_text
from model.document import TableCell
from model.text import squeeze

_BLANK_SHARE = 0.5
_BLANK_SHARE_ONCE = 0.3


@dataclass(slots=True)
class GoalColumn:
    """The goal column of a table, with what an empty cell in it means."""

    grid: Grid
    column: int | None
    blank_goes_on: bool

    @classmethod
    def of(cls, grid: Grid, header: Header, schedule: Schedule, *, goes_on: bool) -> GoalColumn:
        """The goal column under a header, named so or told by its cells; or that there is none."""
        column = _find(grid, header, schedule.book)
        if column is None:
            return cls(grid, None, blank_goes_on=False)
        cells = _below(grid, column, header.first_row)
        filled = [cell for cell in cells if cell_text(cell)]
        if not goes_on:
            schedule.column_goal, schedule.goals_merged = None, False
        merged = any(cell.row_span > 1 for cell in cells)
        schedule.goals_merged = schedule.goals_merged or merged
        if not filled and not goes_on:
            return cls(grid, None, blank_goes_on=False)
        blank = len(cells) - len(filled)
        # Merged cells, most cells left blank under the first, or each goal typed once where its
        # actions begin: a blank means "as above". In a column filled row by row it means that the
        # action has no goal.
        once = len({squeeze(cell_text(cell)) for cell in filled}) == len(filled)
        share = _BLANK_SHARE_ONCE if once and blank > 1 else _BLANK_SHARE
        sparse = blank > share * len(cells) and bool(cells) and bool(cell_text(cells[0]))
        return cls(grid, column, blank_goes_on=schedule.goals_merged or sparse)

    def goal(self, row: int, draft: Draft, schedule: Schedule) -> str | None:
        """The goal of the action that starts in a row."""
        if self.column is None:
            return schedule.goal
        schedule.goal_seen = True
        cell = self.grid[row][self.column]
        if cell is not None:
            draft.places["goal"] = cell.location
        text = stated(number_text(cell), "goal", schedule.template)
        if is_ditto(text) or (not text and self.blank_goes_on):
            return schedule.column_goal
        schedule.column_goal = schedule.book.of_cell(text) if text else None
        return schedule.column_goal


def _find(grid: Grid, header: Header, book: GoalBook) -> int | None:
    named = header.column("goal")
    if named is not None:
        return named.index if "name" not in named.fields else None
    for column in header.columns:
        texts = [cell_text(cell) for cell in _below(grid, column.index, header.first_row)]
        spoken = [text for text in texts if text]
        if not column.fields and spoken and _are_goals(spoken, book):
            return column.index
    return None


def _are_goals(texts: Sequence[str], book: GoalBook) -> bool:
    """True when most texts are goals by their words, or "Cel 1" and the like."""
    return 2 * sum(book.opening(text) is not None for text in texts) > len(texts)


def _below(grid: Grid, column: int, first_row: int) -> list[TableCell]:
    """The cells of a column under the header, each once, without bands and totals."""
    found: list[TableCell] = []
    for row in range(first_row, len(grid)):
        cell = grid[row][column]
        if cell is None or cell.row != row or len(_filled(grid, row)) < 2:
            continue
        found.append(cell)
    return found


def _filled(grid: Grid, row: int) -> list[TableCell]:
    return [cell for cell in cells_of_row(grid, row) if cell_text(cell)]
