"""The words that goals and their kinds are told by."""

from __future__ import annotations

import re
from typing import Literal

from extractors.layout.numbering import split_bullet
from extractors.layout.pieces import Piece
from language.text.phrases import same_word
from model.plan import Goal
from model.template import Template
from model.text import fold, squeeze

NUMBER = r"(?:nr\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-Z])?[.)]?"
_CODE = r"(?:\(\s*(?P<code>[A-Za-z]{0,4}\.?\s?\d{1,2})\s*\))?"
GOAL = re.compile(
    rf"^(?P<kind>cel(?:e)?(?:\s+[^\W\d_]{{4,}})?)\s*{NUMBER}\s*{_CODE}\s*(?:[:.–—-]\s*|\s+)(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
GOALS_IN_PROSE = re.compile(
    r"^(?:(?:nasz\w*|przyjęt\w+|główn\w+|wspóln\w+)\s+)?cel(?P<many>em|ami|e)?\s+(?P<kind>[^\W\d_]{4,})\s+(?:\w+\s+){0,2}?(?:jest|są|będzie|będą|to)\b\s*:?\s*"
    r"(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_MARKER_NUMBER = re.compile(r"(?:[^\W\d_]{1,4}\.?)?\d+(?:\.\d+)*|[IVX]+|[^\W\d_](?=\W*$)")
"""The number in a marker: "Cel operacyjny 2" 2, "CS1" CS1, "a)" a."""
_WORD = re.compile(r"[^\W\d_]{3}")
_QUOTED = re.compile(r"[„\"«]([^„”\"«»]{4,})[”\"»]")
GOAL_LABELS = ("main_goal", "specific_goals")


def is_goal(piece: Piece, template: Template) -> bool:
    """True for a piece that says that it is a goal ("Cel 2. …", "Celem głównym jest …")."""
    if piece.table is None and GOALS_IN_PROSE.match(piece.text):
        return True
    match = GOAL.match(piece.text) if piece.table is None else None
    if not match or not _WORD.search(match["text"]):
        return False
    return bool(match["number"] or match["code"] or kind_of_label(match["kind"], template))


def kind_of_label(words: str, template: Template) -> Literal["main", "specific"] | None:
    """The kind of goal that a label of the template names; None for other words."""
    key = fold(words)
    if key in {fold(name) for name in template.labels.get("main_goal", ())}:
        return "main"
    if key in {fold(name) for name in template.labels.get("specific_goals", ())}:
        return "specific"
    return None


def kind_of_word(word: str, template: Template) -> Literal["main", "specific"]:
    """ "głównym", "strategicznego": a main goal by the adjective of one of its labels."""
    adjectives = (name.split()[-1] for name in template.labels.get("main_goal", ()))
    return "main" if any(same_word(adjective, word) for adjective in adjectives) else "specific"


def enumerated(text: str, piece: Piece) -> list[Piece]:
    """The members of an enumeration in a sentence: in quotation marks, or parted by semicolons."""
    quoted = _QUOTED.findall(text)
    parts = quoted if len(quoted) > 1 else text.split(";")
    bare = [split_bullet(part.strip(" .")) for part in parts]
    return [Piece(part.text, piece.location, part.number) for part in bare if part.text]


def goal_of(kind: Literal["main", "specific"], piece: Piece) -> Goal:
    """The goal that a piece holds, with the number in its marker."""
    number = _MARKER_NUMBER.search(piece.marker) if piece.marker else None
    return Goal(
        kind=kind,
        number=number[0] if number else None,
        text=bare_text(piece.text),
        location=piece.location,
    )


def bare_text(text: str) -> str:
    """The text of an item without the comma or semicolon that ends it in a list."""
    return squeeze(text).rstrip(";,").strip()
