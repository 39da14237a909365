"""Rows that pack several numbered actions into one cell, with a line for each in the others."""

from __future__ import annotations

from dataclasses import replace

from extractors.actions.draft import Draft, FieldText
from extractors.actions.names import number_and_name
from extractors.tables.rows import paragraphs_of
from model.document import TableCell
from model.text import squeeze


def unpack(draft: Draft, name_cell: TableCell | None) -> list[Draft]:
    """One draft for each numbered line of the name cell; the draft itself where there is one.

    Only a row without a number of its own, whose every line is numbered, packs actions: a list
    inside the description of one action is left alone. A field with as many lines as there are
    actions gives a line to each, any other is the same for all.
    """
    named = [] if draft.number or name_cell is None else list(_numbered(name_cell))
    if len(named) < 2 or any(number is None for number, _ in named):
        return [draft]
    return [
        Draft(
            name=name,
            location=draft.location,
            confidence=draft.confidence,
            number=number,
            goal=draft.goal,
            texts={
                field: [_line(text, index, len(named)) for text in texts]
                for field, texts in draft.texts.items()
            },
            places=dict(draft.places),
        )
        for index, (number, name) in enumerate(named)
    ]


def _numbered(cell: TableCell) -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = []
    for paragraph in paragraphs_of(cell):
        if not paragraph.text.strip():
            continue
        number, name = number_and_name(squeeze(paragraph.text))
        label = paragraph.label if paragraph.label and paragraph.label[:1].isalnum() else None
        found.append((number or label, name))
    return found


def _line(text: FieldText, index: int, count: int) -> FieldText:
    return replace(
        text,
        text=_nth(text.text, index, count),
        baseline=_nth(text.baseline, index, count),
        target=_nth(text.target, index, count),
    )


def _nth(text: str, index: int, count: int) -> str:
    lines = text.splitlines()
    return lines[index] if len(lines) == count else text
