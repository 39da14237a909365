"""Goals and priorities in tables: rows that name them, or columns that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.content.goal_words import (
    GOAL,
    GOAL_LABELS,
    goal_of,
    is_goal,
    kind_of_label,
    kind_of_word,
)
from extractors.layout.elements import match_label
from extractors.layout.form_tables import table_rows
from extractors.layout.numbering import split_bullet
from extractors.layout.pieces import Piece, split_run_in
from extractors.tables.columns import read_header
from language.text.form import authored
from model.document import Table, TableCell
from model.plan import Goal
from model.template import Template
from model.text import squeeze

_ADJECTIVE_ALONE = re.compile(
    r"(?P<word>(?:główn|szczegółow|strategiczn|operacyjn|nadrzędn|ogóln|cząstkow)y)"
    r"\s*(?:nr\s*)?(?P<number>\d{1,2}|[IVX]{1,4})?[.:]?",
    re.IGNORECASE,
)
"""A row of goals in a table whose header has the word "cel": "szczegółowy 1"."""


def table_goals(table: Table, template: Template) -> Iterator[Goal]:
    """Goals of a table: rows that name them ("Cel szczegółowy 1 | …"), or a column of goals."""
    named = list(_goals_below_labels(table, template))
    named = named or [goal for row in table_rows(table) for goal in _row_goals(row, template)]
    if named:
        yield from named
    if not any(goal.kind == "specific" for goal in named):
        for piece in column_pieces(table, "goal", template):
            yield goal_of("specific", piece)


def _goals_below_labels(table: Table, template: Template) -> Iterator[Goal]:
    """The goals of a table whose first row heads a column of main and one of specific goals."""
    rows = table_rows(table)
    labels = [match_label(squeeze(cell.text), template) for cell in rows[0]] if rows else []
    if not set(GOAL_LABELS).issubset(labels):
        return
    for label in GOAL_LABELS:
        cells = {row[labels.index(label)] for row in table.grid()[1:]} - {None}
        for cell in sorted((c for c in cells if c is not None), key=lambda cell: cell.row):
            for line in cell.text.split("\n"):
                bare = split_bullet(line)
                if authored(bare.text, template):
                    piece = Piece(bare.text, cell.location, bare.number)
                    yield goal_of("main" if label == "main_goal" else "specific", piece)


def _row_goals(row: Sequence[TableCell], template: Template) -> Iterator[Goal]:
    texts = [squeeze(cell.text) for cell in row]
    for position, text in enumerate(texts):
        behind = " ".join(texts[position + 1 : position + 3])
        if match_label(behind, template) is None and (
            labelled := _labelled_goal(text, behind, row[position], template)
        ):
            yield labelled
            return
        if (alone := _ADJECTIVE_ALONE.fullmatch(text)) and authored(behind, template):
            said = Piece(behind, row[position].location, alone["number"])
            yield goal_of(kind_of_word(alone["word"], template), said)
            return
        for candidate in (text, f"{text}: {behind}", f"{text} {behind}"):
            named = GOAL.match(candidate)
            piece = Piece(candidate, row[position].location)
            if named and is_goal(piece, template) and authored(named["text"], template):
                number = named["code"] or named["number"]
                kind = kind_of_label(named["kind"], template) or "specific"
                yield goal_of(kind, Piece(named["text"], piece.location, number))
                return


def _labelled_goal(text: str, behind: str, cell: TableCell, template: Template) -> Goal | None:
    """The goal that a label names: in its own cell ("Nasz cel główny: …") or in the next one."""
    run_in = split_run_in(text, template)
    label, said = (run_in[0], run_in[2]) if run_in else (match_label(text, template), behind)
    if label not in GOAL_LABELS or not authored(said, template):
        return None
    return goal_of("main" if label == "main_goal" else "specific", Piece(said, cell.location))


def column_pieces(table: Table, field: str, template: Template) -> Iterator[Piece]:
    """The items in the column of a table that holds goals or priorities."""
    names = {
        "goal": (*template.columns["goal"], *template.labels.get("specific_goals", ())),
        "priority": template.labels.get("priority", ()),
        "indicator": template.columns["indicator"],
    }
    header = read_header(table, names, least=1)
    column = header.column(field) if header else None
    if header is None or column is None:
        return
    seen: set[tuple[int, int]] = set()
    for row in table.grid()[header.first_row :]:
        cell = row[column.index]
        if cell is None or (cell.row, cell.column) in seen:
            continue
        seen.add((cell.row, cell.column))
        for line in cell.text.split("\n"):
            bare = split_bullet(line)
            if authored(bare.text, template):
                yield Piece(bare.text, cell.location, bare.number)
