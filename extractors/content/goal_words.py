"""The words that goals and their kinds are told by."""

from __future__ import annotations

import re
from dataclasses import replace
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
_FULL_STOP = re.compile(r"(?<!\br)[ .]+$")  # not that of "2025 r."
_COUNTER = re.compile(r"(?P<open>\(?)(?P<count>\d{1,2}|[a-z])(?P<close>[.)])")
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
    """The members of an enumeration in a sentence: quoted, parted by semicolons, or counted."""
    quoted = _QUOTED.findall(text)
    parts = quoted if len(quoted) > 1 else text.split(";")
    bare = [split_bullet(part.strip(" .")) for part in parts]
    found = [Piece(part.text, piece.location, part.number) for part in bare if part.text]
    return found if len(found) > 1 else _by_counters(Piece(text, piece.location)) or found


def counted(piece: Piece) -> list[Piece]:
    """The members that a sentence counts ("1) …; 2) …", "1. … 2. …"), or the piece itself."""
    inside = enumerated(piece.text, piece)
    if len(inside) > 1 and all(part.marker for part in inside[1:]):
        return inside
    return _by_counters(piece) or [piece]


def _by_counters(piece: Piece) -> list[Piece]:
    """The members of "1. … 2. …"; empty where no second counter follows the first."""
    typed = split_bullet(piece.text)
    marker, rest = (piece.marker, piece.text) if piece.marker else (typed.number, typed.text)
    parts: list[Piece] = []
    while marker and (following := _next_counter(marker)):
        found = re.search(rf"(?<=[.;,])\s+{re.escape(following)}\s+(?=[^\W\d_])", rest)
        if found is None:
            break
        parts.append(Piece(rest[: found.start()].strip(), piece.location, marker))
        rest, marker = rest[found.end() :], following
    last = [Piece(rest, piece.location, marker)] if parts else []
    return [replace(part, text=without_full_stop(bare_text(part.text))) for part in parts + last]


def _next_counter(marker: str) -> str | None:
    """The counter that follows: "2." for "1.", "b)" for "a)"; None for markers of other kinds."""
    found = _COUNTER.fullmatch(marker.strip())
    if found is None:
        return None
    count = found["count"]
    following = str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1)
    return f"{found['open']}{following}{found['close']}"


def without_full_stop(text: str) -> str:
    """The text without the full stop of its sentence; "do 2025 r." keeps its own."""
    return _FULL_STOP.sub("", text)


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
