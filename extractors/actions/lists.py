"""Actions as running text: a line with the name, then labelled lines under it.

1.1. Powołanie rady edukacyjnej
  • Termin realizacji: do 31.03.2023 r.
  • Wskaźniki:
      – liczba członków rady: 12
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.actions.draft import Draft, FieldText, stated
from extractors.actions.names import action_number, number_and_name, without_action_word
from extractors.actions.schedule import Schedule, is_heading
from extractors.layout.elements import match_elements
from extractors.layout.numbering import split_bullet
from extractors.tables.header_names import Names, label_field
from model.document import Paragraph
from model.location import Location
from model.text import squeeze

_CONFIDENCE = 0.85
_TELLING = frozenset({"term", "responsible", "indicators", "cost"})
_ENOUGH = 2
"""Labelled fields that make an action; with fewer it may be any line with "Termin: …" under it."""
_KEYS = {"indicator": "indicators"}
_PLACES = {"indicator": "indicators", "term_start": "term", "term_end": "term"}
_RUN_IN = re.compile(r"^(?P<label>[^:]{2,60}?)\s*(?::|\s[–—-](?=\s))\s*(?P<value>.*)$", re.DOTALL)
_INLINE = re.compile(
    r"(?:^|(?P<marker>\s(?:[a-z\d]{1,2}[.)]|[•▪●–—-])\s+)|[;,.(|–—-]\s+|[;,.(]\s*)(?P<label>[^\W\d_][^:;,.\n–—(|]{2,50}?)\s*:\s*"
)
_NAME_WORDS_MAX = 60
_LABEL_WORDS_MAX = 4
_HEADING = 0.95  # a line this like the heading of an element is no name of an action


@dataclass(slots=True)
class _Line:
    """A line of the text: a labelled value, or words without a label (`field` None)."""

    text: str
    location: Location
    field: str | None = None
    marker: str | None = None
    level: int = -1
    heads: bool = False


def read_list(paragraphs: Sequence[Paragraph], schedule: Schedule) -> None:
    """Add the actions that paragraphs tell of; the lines between them move the goal on."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph, schedule)]
    drafts: list[Draft] = []
    position = 0
    while position < len(lines):
        end = _end_of_action(lines, position, schedule)
        if end is None:
            _pass(lines[position], schedule)
            position += 1
            continue
        drafts.append(_draft(lines[position], lines[position + 1 : end], schedule))
        position = end
    full = [draft for draft in drafts if len(_TELLING.intersection(draft.places)) >= _ENOUGH]
    schedule.drafts.extend(drafts if len(full) >= _ENOUGH else full)


def has_labels(paragraphs: Sequence[Paragraph], schedule: Schedule) -> bool:
    """True when text says when and who, or with what result, in lines "label: value"."""
    spoken = [paragraph for paragraph in paragraphs if ":" in paragraph.text]
    lines = [line for paragraph in spoken for line in _lines(paragraph, schedule)]
    fields = {_PLACES.get(line.field, line.field) for line in lines if line.field}
    return len(fields & _TELLING) >= _ENOUGH


def _pass(line: _Line, schedule: Schedule) -> None:
    if line.field in (None, "goal"):
        schedule.pass_line(line.text, line.location, heads=line.heads)


def _lines(paragraph: Paragraph, schedule: Schedule) -> Iterator[_Line]:
    columns = schedule.template.columns
    level = paragraph.list_level if paragraph.list_level is not None else -1
    heads = is_heading(paragraph, schedule.template)
    for typed in paragraph.text.splitlines():
        text = squeeze(typed)
        if not text:
            continue
        marker = paragraph.label or split_bullet(text).number
        parts = list(_inline(text, columns)) or [_labelled(text, columns)]
        for field, part in parts:
            own = marker if field in (None, "name") else None
            yield _Line(part, paragraph.location, field, own, level, heads and field is None)


def _labelled(text: str, columns: Names) -> tuple[str | None, str]:
    """The field and value of a line; a goal keeps its label, which holds its number."""
    bare = split_bullet(text).text
    found = _RUN_IN.match(bare)
    match = label_field(found["label"], columns) if found else None
    if found and match:
        keeps_label = match.field == "goal" or action_number(found["label"])
        return match.field, bare if keeps_label else found["value"].strip()
    if bare.endswith(":") and (whole := label_field(bare, columns)):
        return whole.field, bare if whole.field == "goal" else ""
    if len(bare.split()) <= _LABEL_WORDS_MAX and (whole := label_field(bare, columns)):
        return (whole.field, "") if whole.score == 1.0 and whole.field != "goal" else (None, text)
    return None, text


def _inline(text: str, columns: Names) -> Iterator[tuple[str | None, str]]:
    """A line with several labels in it ("… – termin: …; odpowiedzialny: …") taken apart."""
    found = [
        (label, match.field)
        for label in _INLINE.finditer(text)
        if (match := label_field(label["label"], columns))
    ]
    marked = any(label["marker"] for label, _ in found)
    if not found or (len(found) < _ENOUGH and not marked):
        return
    head = text[: found[0][0].start()].strip(" –—-;,(|")
    if head:
        yield None, head
    for index, (label, field) in enumerate(found):
        end = found[index + 1][0].start() if index + 1 < len(found) else len(text)
        yield field, text[label.end() : end].strip(" ;,)|")


def _end_of_action(lines: Sequence[_Line], start: int, schedule: Schedule) -> int | None:
    """Where the action that is named at `start` ends; None when no action is named there."""
    if not _may_name(lines[start], schedule):
        return None
    fields: set[str] = set()
    position = start + 1
    while position < len(lines):
        line = lines[position]
        if line.field is None:
            if not _goes_on(lines, position, fields, schedule):
                break
        elif line.field in (*fields, "name", "number") or (
            line.field == "goal" and not _is_inside(lines, position, fields)
        ):
            break
        else:
            fields.add(line.field)
        position += 1
    told = _TELLING.intersection(_PLACES.get(field, field) for field in fields)
    return position if told else None


def _may_name(line: _Line, schedule: Schedule) -> bool:
    if line.field is not None:
        return line.field == "name" and bool(line.text)
    if len(line.text.split()) > _NAME_WORDS_MAX or schedule.book.opening(line.text):
        return False
    matches = match_elements(line.text, schedule.template)
    return not (matches and matches[0].score >= _HEADING)


def _goes_on(lines: Sequence[_Line], position: int, fields: set[str], schedule: Schedule) -> bool:
    """Whether a line without a label belongs to the value above it, or names the next action."""
    line = lines[position]
    if not fields or line.heads or schedule.book.opening(line.text):
        return False
    label = next(before for before in reversed(lines[:position]) if before.field is not None)
    if line.level > label.level:
        return True
    if label.text or number_and_name(line.text)[0] or line.level < label.level:
        return False
    if lines[position - 1] is label:
        return True
    following = lines[position + 1] if position + 1 < len(lines) else None
    return following is None or following.field is None or following.field not in fields


def _is_inside(lines: Sequence[_Line], position: int, fields: set[str]) -> bool:
    """Whether a line with a goal is part of an action, and not the heading of the next ones."""
    line = lines[position]
    if line.level >= 0 and line.level == lines[position - 1].level:
        return True
    following = lines[position + 1] if position + 1 < len(lines) else None
    return following is not None and following.field not in (None, "name", "number", *fields)


def _draft(name: _Line, lines: Sequence[_Line], schedule: Schedule) -> Draft:
    number, text = number_and_name(without_action_word(name.text))
    if number is None and name.marker and any(char.isdigit() for char in name.marker):
        number = name.marker.strip()
        text = split_bullet(text).text
    draft = Draft(text.rstrip(" :"), name.location, _CONFIDENCE, number, schedule.goal)
    field = ""
    for line in lines:
        field = line.field or field
        words = line.text if line.field else split_bullet(line.text).text
        _take(draft, field, FieldText(words, line.location), schedule)
    schedule.lend(draft)
    return draft


def _take(draft: Draft, field: str, found: FieldText, schedule: Schedule) -> None:
    found.text = stated(found.text, field, schedule.template)
    if field == "goal":
        draft.goal = schedule.book.of_cell(found.text)
        draft.places["goal"] = found.location
        schedule.goal_seen = True
    elif field != "notes":
        draft.add(_KEYS.get(field, field), found)
