"""Priorities and goals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.content.goal_tables import column_pieces, table_goals
from extractors.content.goal_words import (
    GOAL,
    GOAL_LABELS,
    GOALS_IN_PROSE,
    NUMBER,
    bare_text,
    counted,
    enumerated,
    goal_of,
    is_goal,
    kind_of_label,
    kind_of_word,
    without_full_stop,
)
from extractors.layout.flow import Line
from extractors.layout.pieces import Group, Piece, groups, listed
from language.pipeline.sentences import sentence_starts
from language.text.form import authored
from model.document import Paragraph, Table
from model.plan import Extracted, Goal
from model.template import Template
from model.text import squeeze

_PRIORITY = re.compile(
    rf"^(?:priorytet(?:\s+rozwojowy)?|p(?=\s?\d))\s*{NUMBER}\s*(?:[:.–—-]\s*|\s+)(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PRIORITIES_IN_PROSE = re.compile(
    r"^(?:[^\W\d_]+\s+){0,5}?priorytet\w*(?:\s+rozwojow\w+)?\s*(?:\s(?:\w+\s+)?(?:jest|są|będą|to)\b\s*:?|(?:\s+[^\W\d_]{4,}){0,2}\s*:)\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_PRIORITY = re.compile(
    r"\s+(?=Priorytet(?:\s+rozwojowy)?\s+(?:nr\s*)?(?:\d{1,2}|[IVX]{1,4})\s*[:.–—-]\s)"
)
_NEXT_GOALS = re.compile(r"(?<=[.;])\s+(?=cel(?:e|em)?\s)", re.IGNORECASE)


def read_priorities(lines: Sequence[Line], template: Template) -> tuple[Extracted[str], ...]:
    """The priorities of a section; in a combined one, what stands before the goals."""
    found: list[Piece] = []
    for group in groups(lines, template):
        if group.label in GOAL_LABELS:
            break
        goals = [i for i, piece in enumerate(group.pieces) if is_goal(piece, template)]
        before = replace(group, pieces=group.pieces[: goals[0]]) if goals else group
        found.extend(_priority_pieces(before, template))
        if goals:
            break
    return tuple(
        Extracted(
            value=bare_text(piece.text), text=piece.text, location=piece.location, confidence=0.9
        )
        for piece in found
        if bare_text(piece.text)
    )


def _priority_pieces(group: Group, template: Template) -> Iterator[Piece]:
    for piece in group.pieces:
        if piece.table is not None:
            yield from column_pieces(piece.table, "priority", template)
    for piece in group.pieces:
        if said := _PRIORITIES_IN_PROSE.match(piece.text):
            yield from enumerated(said["text"], piece)
            return
    apart = [part for piece in group.pieces for part in _each_priority(piece)]
    named = [(piece, _PRIORITY.match(piece.text)) for piece in apart]
    if any(match and match["number"] for _, match in named):
        for piece, match in named:
            if match and authored(match["text"], template):
                yield Piece(squeeze(match["text"]), piece.location, match["number"])
    else:
        for piece in listed(group.pieces, template):
            yield from counted(piece)


def _each_priority(piece: Piece) -> list[Piece]:
    """A paragraph that names several ("Priorytet I – … Priorytet II – …") cut between them."""
    parts = _NEXT_PRIORITY.split(piece.text) if piece.table is None else []
    if len(parts) < 2:
        return [piece]
    return [replace(piece, text=without_full_stop(bare_text(part))) for part in parts]


def read_goals(lines: Sequence[Line], template: Template) -> tuple[Goal, ...]:
    """Main and specific goals of a section, in order."""
    goals: list[Goal] = []
    loose: list[Piece] = []
    for group in groups(_each_sentence(lines), template):
        unnamed = [piece for piece in group.pieces if not is_goal(piece, template)]
        if group.label == "main_goal":
            goals.extend(goal_of("main", piece) for piece in _main_pieces(unnamed, template))
        elif group.label == "specific_goals":
            goals.extend(
                goal_of("specific", item) for item in _specific_pieces(group, unnamed, template)
            )
        elif group.label is None:
            loose.extend(piece for piece in unnamed if _is_said(piece, template))
        goals.extend(_named_goals(group, template))
        for piece in group.pieces:
            if piece.table is not None:
                goals.extend(table_goals(piece.table, template))
    if not goals:
        goals = _unlabelled(loose)
    return tuple(goal for goal in goals if goal.text)


def _each_sentence(lines: Sequence[Line]) -> list[Line]:
    """The lines, a paragraph that goes on to further goals cut where these begin."""
    cut: list[Line] = []
    for line in lines:
        paragraph = line.block
        parts = _NEXT_GOALS.split(paragraph.text) if isinstance(paragraph, Paragraph) else []
        if len(parts) < 2 or isinstance(paragraph, Table):
            cut.append(line)
            continue
        cut.extend(
            replace(line, block=paragraph.model_copy(update={"text": part, "spans": ()}))
            for part in parts
        )
    return cut


def _named_goals(group: Group, template: Template) -> Iterator[Goal]:
    """Goals that say so themselves: "Cel szczegółowy 1 (CS1): …", "Cel 2. …"."""
    for piece in map(_unannounced, group.pieces):
        if said := GOALS_IN_PROSE.match(piece.text):
            kind = kind_of_word(said["kind"], template)
            items = enumerated(said["text"], piece) if kind == "specific" else [piece]
            for item in items:
                text = item.text if kind == "specific" else without_full_stop(said["text"])
                yield goal_of(kind, Piece(text, piece.location))
            continue
        match = GOAL.match(piece.text) if piece.table is None else None
        if match and is_goal(piece, template) and authored(match["text"], template):
            kind = kind_of_label(match["kind"], template) or "specific"
            number = match["code"] or match["number"]
            yield goal_of(kind, Piece(match["text"], piece.location, number))


def _main_pieces(said: Sequence[Piece], template: Template) -> list[Piece]:
    """The main goal is the first thing said; a list gives several."""
    spoken = [piece for piece in map(_unannounced, said) if _is_said(piece, template)]
    if spoken and spoken[0].marker:
        return [piece for piece in spoken if piece.marker and not piece.nested]
    return spoken[:1]


def _specific_pieces(group: Group, said: Sequence[Piece], template: Template) -> list[Piece]:
    """The goals listed under a label of them; under that of one goal the first thing said."""
    if group.number:
        return [replace(piece, marker=group.number) for piece in _main_pieces(said, template)[:1]]
    return [item for piece in listed(said, template) for item in counted(piece)]


def _unannounced(piece: Piece) -> Piece:
    """A piece without its last sentence where that introduces what follows: "… Służą temu:"."""
    if piece.table is not None or not piece.text.endswith(":"):
        return piece
    said = piece.text[: sentence_starts(piece.text)[-1]].strip()
    return replace(piece, text=said) if said else piece


def _is_said(piece: Piece, template: Template) -> bool:
    introduces = piece.text.endswith(":") or piece.sub_heading
    return piece.table is None and not introduces and bool(authored(piece.text, template))


def _unlabelled(pieces: Sequence[Piece]) -> list[Goal]:
    """Goals without any label: a first paragraph above the others is the main goal."""
    return [
        goal_of("main" if position == 0 and not piece.marker else "specific", piece)
        for position, piece in enumerate(pieces)
        if position == 0 or piece.marker or not any(other.marker for other in pieces)
    ]
