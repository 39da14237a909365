"""The content of a section as labelled groups of pieces: the unit that every reader here works on.

"Cel główny: …", a bold line "Cel główny" above the goal, and a form row "Cel główny | …" all give
the same: a group with the label `main_goal` and the words of the goal as its piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.layout.elements import match_label
from extractors.layout.flow import Line
from extractors.layout.numbering import split_bullet
from language.text.form import authored
from model.document import Paragraph, Table
from model.location import Location
from model.template import Template
from model.text import squeeze

_RUN_IN = re.compile(r"^(?P<label>[^:]{2,80}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL)
_RUN_IN_TAB = re.compile(r"^(?P<label>[^:\t\n]{2,80})\t+\s*(?P<rest>\S.*)$", re.DOTALL)
_RUN_IN_DASH = re.compile(r"^(?P<label>[^:–—-]{2,60}?)\s+[–—-]\s+(?P<rest>\S.*)$", re.DOTALL)
_NUMBERED_GOAL = re.compile(
    r"(?P<label>(?i:cel)(?:\s+[^\W\d_]{4,})?)\s*(?:nr\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4})\s*[.:)]*"
)
_LAST_SENTENCE = re.compile(r"(?:^|[.!?]\s+)([^.!?]{3,120}):$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph without its marker, or a table. `marker`: "1.", "a)", "–", "•", or None.

    `nested` marks an item of a lower level of a list.
    """

    text: str
    location: Location
    marker: str | None = None
    table: Table | None = None
    sub_heading: bool = False
    nested: bool = False


@dataclass(slots=True)
class Group:
    """Pieces under one label of the template, or under none (`label` None).

    `number` is the one in a label of a single goal ("Cel szczegółowy 2"), None for others.
    """

    label: str | None
    heading: str | None
    location: Location | None
    pieces: list[Piece] = field(default_factory=list)
    number: str | None = None

    @property
    def text(self) -> str:
        """The words of all pieces, one a line."""
        return "\n".join(piece.text for piece in self.pieces if piece.text)


def groups(lines: Sequence[Line], template: Template) -> list[Group]:
    """The lines of a section as groups, in order; the first may be without a label."""
    found = [Group(None, None, None)]
    for line in lines:
        for group_start, piece in _read(line, template):
            if group_start is not None:
                found.append(group_start)
            if piece is not None:
                found[-1].pieces.append(piece)
    return [group for group in found if group.pieces or group.heading]


def _read(line: Line, template: Template) -> Iterator[tuple[Group | None, Piece | None]]:
    if isinstance(line.block, Table):
        yield None, Piece("", line.location, table=line.block)
        return
    text = line.text
    standing_out = line.form_label or line.heading
    whole = match_label(text, template)
    if whole and (standing_out or text.endswith(":") or _short(text)):
        yield Group(whole, text, line.location), None
        return
    if text.endswith(":") and (announced := _goals_announced(text[:-1], template)):
        yield Group(announced, text, line.location), None
        return
    single = _NUMBERED_GOAL.fullmatch(text)
    if single or line.form_label:
        yield (
            _group_of_a_goal(single, line, template)
            if single
            else Group(None, text, line.location),
            None,
        )
        return
    if run_in := split_run_in(line.block.text, template):
        label, heading, rest = run_in
        yield Group(label, heading, line.location), _piece(line, rest)
        if announced_group := _announced_at_end(line, rest, template):
            yield announced_group, None
        return
    if announced_group := _announced_at_end(line, text, template):
        yield None, _piece(line, text)
        yield announced_group, None
        return
    yield None, _piece(line, text, sub_heading=standing_out)


def _group_of_a_goal(single: re.Match[str], line: Line, template: Template) -> Group:
    """The group under the label of one goal: "Cel szczegółowy nr 2"."""
    label = match_label(single["label"], template) or "specific_goals"
    return Group(label, line.text, line.location, number=single["number"])


def _announced_at_end(line: Line, text: str, template: Template) -> Group | None:
    """The group that the last sentence of a text opens: "… Służą temu cele szczegółowe:"."""
    last = _LAST_SENTENCE.search(text)
    if last is None:
        return None
    label = match_label(last[1], template) or _goals_at_end(last[1], template)
    return Group(label, last[1], line.location) if label else None


def _goals_at_end(words: str, template: Template) -> str | None:
    """The label of goals that ends an announcement ("Prowadzą do niego cele szczegółowe")."""
    label = match_label(" ".join(words.split()[-2:]), template)
    return label if label in ("main_goal", "specific_goals") else None


def _goals_announced(words: str, template: Template) -> str | None:
    """The label of goals that opens an announcement ("Główny cel, jaki stawia sobie gmina")."""
    found = _goal_announcement(template).match(words)
    return match_label(found["label"], template) if found else None


@lru_cache(maxsize=8)
def _goal_announcement(template: Template) -> re.Pattern[str]:
    """A label of goals and up to ten small words that assert nothing and count nothing."""
    names = [
        name for label in ("main_goal", "specific_goals") for name in template.labels.get(label, ())
    ]
    alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    tail = r"(?:,?\s+(?!(?:to|jest|są|będzie|będą|i|oraz)\b)[^\W\d_]+){1,10}"
    return re.compile(rf"(?P<label>(?i:{alternatives}))(?=,|\s+[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ]){tail}\s*$")


def _short(text: str) -> bool:
    return len(text.split()) <= 3 and not text.endswith((".", ";", ","))


def split_run_in(text: str, template: Template) -> tuple[str, str, str] | None:
    """(label, its words, the rest) of a paragraph "Cel główny: …", or None."""
    for pattern in (_RUN_IN, _RUN_IN_TAB, _RUN_IN_DASH):
        found = pattern.match(text.strip())
        if found:
            label = match_label(found["label"], template)
            if not label and pattern is _RUN_IN:
                label = _goals_announced(found["label"], template)
            if label:
                return label, squeeze(found["label"]), squeeze(found["rest"])
    return None


def _piece(line: Line, text: str, *, sub_heading: bool = False) -> Piece:
    paragraph = line.block
    automatic = paragraph.label if isinstance(paragraph, Paragraph) else None
    nested = isinstance(paragraph, Paragraph) and bool(paragraph.list_level)
    if automatic:
        return Piece(
            squeeze(text), line.location, automatic, sub_heading=sub_heading, nested=nested
        )
    bare = split_bullet(text)
    return Piece(bare.text, line.location, bare.number, sub_heading=sub_heading, nested=nested)


def listed(pieces: Sequence[Piece], template: Template) -> list[Piece]:
    """The items that a group enumerates, without introductions and words of the form.

    Marked items where there are any, otherwise every paragraph that is no introduction.
    """
    spoken = [piece for piece in pieces if piece.table is None and authored(piece.text, template)]
    marked = [piece for piece in spoken if piece.marker]
    if marked:
        return marked
    return [piece for piece in spoken if not piece.text.endswith(":") and not piece.sub_heading]
