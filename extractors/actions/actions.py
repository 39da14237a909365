"""The actions of a schedule, however it is laid out.

The blocks are walked in reading order. Tables of actions, cards and labelled lists each give
drafts; headings and lines between them say which goal follows; tables that only add indicators
or costs are read last, when all actions are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.actions.cards import has_labels_down, read_cards
from extractors.actions.draft import finish
from extractors.actions.goals import GoalBook
from extractors.actions.indicator_tables import add_to_actions, adds_to_actions
from extractors.actions.legend import with_legend
from extractors.actions.lists import has_labels, read_list
from extractors.actions.schedule import Schedule, Titled, is_heading
from extractors.actions.sentences import read_announced, read_sentences
from extractors.actions.tables import is_action_table, read_action_table
from extractors.actions.totals import stated_total
from extractors.layout.elements import MATCH, match_elements
from extractors.schedule_words import schedule_words
from extractors.tables.columns import Header, inherit_header, read_header
from extractors.tables.rows import nested_tables, paragraphs_of
from model.document import Block, Paragraph, Table, TableCell
from model.plan import Action, Goal
from model.template import Template
from model.text import squeeze

__all__ = ["extract_actions", "stated_total"]


def extract_actions(
    blocks: Sequence[Block], goals: Sequence[Goal], template: Template
) -> tuple[Action, ...]:
    """The actions in these blocks, in order, each with the goal it stands under.

    `blocks` are those of the schedule, or of the whole text where it has no section of its own;
    tables that are no schedule are passed over. Empty when there is none.
    """
    walk = _Walk(Schedule(with_legend(template, blocks), GoalBook(goals)))
    walk.blocks(blocks)
    walk.end_of_text()
    schedule = walk.schedule
    if not schedule.drafts and not walk.sections:
        schedule.goal = None
        read_sentences([block for block in blocks if isinstance(block, Paragraph)], schedule)
    if not schedule.goal_seen:
        for draft in schedule.drafts:
            draft.goal = schedule.book.of_action_number(draft.number)
    return tuple(finish(draft) for draft in schedule.drafts if draft.name or draft.texts)


@dataclass(slots=True)
class _Walk:
    """The walk over the blocks. `header` is that of the last table of actions."""

    schedule: Schedule
    header: Header | None = None
    lines: list[Paragraph] = field(default_factory=list)
    adding: list[tuple[Table, Header, str]] = field(default_factory=list)
    foreign: bool = False
    sections: int = 0

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph) and block.text.strip():
                self._paragraph(block)
            elif isinstance(block, Table):
                self._table(block)

    def end_of_text(self) -> None:
        """Read what waited: the last lines, and the tables that add to actions."""
        self._lines_so_far()
        drafts = self.schedule.drafts
        for table, header, title in self.adding:
            if adds_to_actions(table, header, drafts, title):
                add_to_actions(table, header, drafts, self.schedule.template)

    def _paragraph(self, paragraph: Paragraph) -> None:
        matches = match_elements(paragraph.text, self.schedule.template)
        if matches and matches[0].score >= MATCH and is_heading(paragraph, self.schedule.template):
            self._lines_so_far()
            self.header = None
            self.sections += matches[0].element not in ("schedule", "goals")
            self.foreign = matches[0].element in schedule_words().foreign_sections
        if not self.foreign and not read_announced(paragraph, self.schedule):
            self.lines.append(paragraph)

    def _lines_so_far(self) -> Titled | None:
        """Read the lines since the last table; gives the last one, which may title a table."""
        lines, self.lines = self.lines, []
        if not lines:
            return None
        read_list(lines, self.schedule)
        return Titled(squeeze(lines[-1].text), lines[-1].location)

    def _table(self, table: Table) -> None:
        title = self._lines_so_far()
        if self.foreign:
            self._nested(table)
            return
        if has_labels_down(table, self.schedule) and read_cards(table, self.schedule, title):
            return
        template = self.schedule.template
        header = read_header(table, template.columns)
        if header and _is_of_risks(table, header, template):
            return
        goes_on = False
        if header is None and self.header is not None:
            header = inherit_header(table, self.header)
            goes_on = header is not None
        if header is None:
            if not read_cards(table, self.schedule, title):
                self._nested(table)
            return
        known = not header.inherited and adds_to_actions(table, header, self.schedule.drafts)
        if known or not is_action_table(header):
            self.adding.append((table, header, title.text if title else ""))
            self._nested(table)
            return
        goes_on = goes_on or (title is None and _same_columns(header, self.header))
        self.header = read_action_table(table, header, self.schedule, goes_on=goes_on)

    def _nested(self, table: Table) -> None:
        """Walk the cells of a table that is a form, or a frame around tables or labelled text."""
        inside = [line for cell in table.cells for line in paragraphs_of(cell)]
        if not self.foreign and has_labels(inside, self.schedule):
            read_list(inside, self.schedule)
        for cell in table.cells:
            if nested_tables(cell):
                self._cell(cell)

    def _cell(self, cell: TableCell) -> None:
        foreign, self.foreign = self.foreign, False
        self.blocks(cell.blocks)
        self._lines_so_far()
        self.foreign = foreign


def _is_of_risks(table: Table, header: Header, template: Template) -> bool:
    """A register of risks: its responses are actions too, and somebody answers for them."""
    of_risks = read_header(table, template.risk_columns)
    if of_risks is None or "risk" not in of_risks.fields:
        return False
    name = header.column("name")
    return name is None or bool(of_risks.columns[name.index].fields)


def _same_columns(header: Header, before: Header | None) -> bool:
    if before is None:
        return False
    return [column.fields for column in header.columns] == [
        column.fields for column in before.columns
    ]
