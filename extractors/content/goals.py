"""Priorities and goals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extractors.layout.flow import Line, table_rows
from extractors.layout.numbering import split_bullet
from extractors.layout.pieces import Group, Piece, groups, listed
from extractors.tables.columns import read_header
from language.form_text import authored
from language.phrases import stem
from model.document import Table, TableCell
from model.plan import Extracted, Goal
from model.template import Template
from model.text import fold, squeeze

_NUMBER = r"(?:nr\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-Z])?[.)]?"
_CODE = r"(?:\(\s*(?P<code>[A-Za-z]{0,4}\.?\s?\d{1,2})\s*\))?"
_GOAL = re.compile(
    rf"^(?P<kind>cel(?:e)?(?:\s+[^\W\d_]{{4,}})?)\s*{_NUMBER}\s*{_CODE}\s*(?:[:.–—-]\s*|\s+)(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PRIORITY = re.compile(
    rf"^priorytet(?:\s+rozwojowy)?\s*{_NUMBER}\s*(?:[:.–—-]\s*|\s+)(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_GOALS_IN_PROSE = re.compile(
    r"^cel(?P<many>em|ami|e)?\s+(?P<kind>[^\W\d_]{4,})\s+(?:\w+\s+){0,2}?(?:jest|są|będzie|będą|to)\b\s*:?\s*"
    r"(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PRIORITIES_IN_PROSE = re.compile(
    r"^priorytet\w*(?:\s+rozwojow\w+)?\s+(?:\w+\s+)?(?:jest|są|będą|to)\b\s*:?\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_MARKER_NUMBER = re.compile(r"(?:[^\W\d_]{1,4}\.?)?\d+(?:\.\d+)*|[IVX]+|[^\W\d_](?=\W*$)")
"""The number in a marker: "Cel operacyjny 2" 2, "CS1" CS1, "a)" a."""

_WORD = re.compile(r"[^\W\d_]{3}")
_GOAL_LABELS = ("main_goal", "specific_goals")


def read_priorities(lines: Sequence[Line], template: Template) -> tuple[Extracted[str], ...]:
    """The priorities of a section; in a combined one, what stands before the goals."""
    found: list[Piece] = []
    for group in groups(lines, template):
        if group.label in _GOAL_LABELS or any(_is_goal(piece, template) for piece in group.pieces):
            break
        found.extend(_priority_pieces(group, template))
    return tuple(
        Extracted(value=_bare(piece.text), text=piece.text, location=piece.location, confidence=0.9)
        for piece in found
        if _bare(piece.text)
    )


def _priority_pieces(group: Group, template: Template) -> Iterator[Piece]:
    for piece in group.pieces:
        if piece.table is not None:
            yield from column_pieces(piece.table, "priority", template)
    for piece in group.pieces:
        if said := _PRIORITIES_IN_PROSE.match(piece.text):
            yield from _enumerated(said["text"], piece)
            return
    named = [(piece, _PRIORITY.match(piece.text)) for piece in group.pieces]
    if any(match and match["number"] for _, match in named):
        for piece, match in named:
            if match and authored(match["text"], template):
                yield Piece(squeeze(match["text"]), piece.location, match["number"])
    else:
        yield from listed(group.pieces, template)


def read_goals(lines: Sequence[Line], template: Template) -> tuple[Goal, ...]:
    """Main and specific goals of a section, in order."""
    goals: list[Goal] = []
    loose: list[Piece] = []
    for group in groups(lines, template):
        unnamed = [piece for piece in group.pieces if not _is_goal(piece, template)]
        if group.label == "main_goal":
            goals.extend(_goal("main", piece) for piece in _main_pieces(unnamed, template))
        elif group.label == "specific_goals":
            goals.extend(_goal("specific", piece) for piece in listed(unnamed, template))
        elif group.label is None:
            loose.extend(piece for piece in unnamed if _is_said(piece, template))
        goals.extend(_named_goals(group, template))
        for piece in group.pieces:
            if piece.table is not None:
                goals.extend(table_goals(piece.table, template))
    if not goals:
        goals = _unlabelled(loose)
    return tuple(goal for goal in goals if goal.text)


def _named_goals(group: Group, template: Template) -> Iterator[Goal]:
    """Goals that say so themselves: "Cel szczegółowy 1 (CS1): …", "Cel 2. …"."""
    for piece in group.pieces:
        if said := _GOALS_IN_PROSE.match(piece.text):
            kind = _kind_of_word(said["kind"], template)
            items = _enumerated(said["text"], piece) if kind == "specific" else [piece]
            for item in items:
                text = item.text if kind == "specific" else said["text"].rstrip(" .")
                yield _goal(kind, Piece(text, piece.location))
            continue
        match = _GOAL.match(piece.text) if piece.table is None else None
        if match and _is_goal(piece, template) and authored(match["text"], template):
            kind = _kind(match["kind"], template) or "specific"
            number = match["code"] or match["number"]
            yield _goal(kind, Piece(match["text"], piece.location, number))


def _enumerated(text: str, piece: Piece) -> list[Piece]:
    """The members of an enumeration in a sentence; semicolons part them, else commas do not."""
    parts = [part.strip(" .") for part in text.split(";")]
    return [Piece(part, piece.location) for part in parts if part]


def _kind_of_word(word: str, template: Template) -> Literal["main", "specific"]:
    """ "głównym", "strategicznego": a main goal by the adjective of one of its labels."""
    key = fold(word)
    adjectives = (fold(name).split()[-1] for name in template.labels.get("main_goal", ()))
    return (
        "main" if any(key.startswith(stem(adjective)) for adjective in adjectives) else "specific"
    )


def _is_goal(piece: Piece, template: Template) -> bool:
    if piece.table is None and _GOALS_IN_PROSE.match(piece.text):
        return True
    match = _GOAL.match(piece.text) if piece.table is None else None
    if not match or not _WORD.search(match["text"]):
        return False
    return bool(match["number"] or match["code"] or _kind(match["kind"], template))


def table_goals(table: Table, template: Template) -> Iterator[Goal]:
    """Goals of a table: rows that name them ("Cel szczegółowy 1 | …"), or a column of goals."""
    named = [goal for row in table_rows(table) for goal in _row_goals(row, template)]
    if named:
        yield from named
    if not any(goal.kind == "specific" for goal in named):
        for piece in column_pieces(table, "goal", template):
            yield _goal("specific", piece)


def _row_goals(row: Sequence[TableCell], template: Template) -> Iterator[Goal]:
    texts = [squeeze(cell.text) for cell in row]
    for position, text in enumerate(texts):
        behind = " ".join(texts[position + 1 : position + 3])
        for candidate in (text, f"{text}: {behind}", f"{text} {behind}"):
            named = _GOAL.match(candidate)
            piece = Piece(candidate, row[position].location)
            if named and _is_goal(piece, template) and authored(named["text"], template):
                number = named["code"] or named["number"]
                kind = _kind(named["kind"], template) or "specific"
                yield _goal(kind, Piece(named["text"], piece.location, number))
                return


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


def _kind(words: str, template: Template) -> Literal["main", "specific"] | None:
    key = fold(words)
    if key in {fold(name) for name in template.labels.get("main_goal", ())}:
        return "main"
    if key in {fold(name) for name in template.labels.get("specific_goals", ())}:
        return "specific"
    return None


def _main_pieces(said: Sequence[Piece], template: Template) -> list[Piece]:
    """The main goal is the first thing said; a list gives several."""
    spoken = [piece for piece in said if _is_said(piece, template)]
    if spoken and spoken[0].marker:
        return [piece for piece in spoken if piece.marker and not piece.nested]
    return spoken[:1]


def _is_said(piece: Piece, template: Template) -> bool:
    introduces = piece.text.endswith(":") or piece.sub_heading
    return piece.table is None and not introduces and bool(authored(piece.text, template))


def _unlabelled(pieces: Sequence[Piece]) -> list[Goal]:
    """Goals without any label: a first paragraph above the others is the main goal."""
    return [
        _goal("main" if position == 0 and not piece.marker else "specific", piece)
        for position, piece in enumerate(pieces)
        if position == 0 or piece.marker or not any(other.marker for other in pieces)
    ]


def _goal(kind: Literal["main", "specific"], piece: Piece) -> Goal:
    number = _MARKER_NUMBER.search(piece.marker) if piece.marker else None
    return Goal(
        kind=kind,
        number=number[0] if number else None,
        text=_bare(piece.text),
        location=piece.location,
    )


def _bare(text: str) -> str:
    return squeeze(text).rstrip(";,").strip()
