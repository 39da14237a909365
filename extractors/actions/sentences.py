"""Actions as bare list items: "1. Powołanie zespołu – do 30.09.2022 r., Burmistrz; 1 zespół"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.actions.draft import Draft, FieldText
from extractors.actions.names import number_and_name
from extractors.actions.schedule import Schedule, is_heading
from extractors.layout.numbering import split_bullet
from extractors.tables.cell_kinds import looks_like_cost, looks_like_term
from extractors.tables.header_names import label_field
from model.document import Paragraph
from model.location import Location
from model.text import squeeze

_ANNOUNCED = re.compile(
    r"\b(?:działani[ea]|zadani[ea]|przedsięwzięci[ea])\s+(?:nr\s*)?(?P<number>\d[\d.]*)?\s*"
    r"[„\"«](?P<name>[^”\"»]+)[”\"»]\s*\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<label>[^:;]{3,40}):\s*(?P<value>[^;]*)")
_KEYS = {"indicator": "indicators"}
_ANNOUNCED_CONFIDENCE = 0.85
_CONFIDENCE = 0.6
_LEAST = 2
_MOST = 0.5
_TAIL = re.compile(r"\s+[–—-]\s+|\s*\((?=[^()]*\)[\s.;,]*$)|;\s+")
_PIECE = re.compile(r"\s*[;,]\s*")
_FIGURE = re.compile(r"^(?:min\.|co najmniej|ok\.)?\s*\d")


def read_sentences(paragraphs: Sequence[Paragraph], schedule: Schedule) -> None:
    """Add the items of a list that name an action and say when, where most of its items do.

    For schedules with neither tables nor labels only: any list with dates looks like this.
    """
    drafts: list[Draft] = []
    items = 0
    for paragraph in paragraphs:
        item = _item(paragraph)
        if item is None:
            heads = is_heading(paragraph, schedule.template)
            schedule.pass_line(paragraph.text, paragraph.location, heads=heads)
            continue
        items += 1
        number, text = item
        if found := _taken_apart(text, paragraph.location):
            found.number, found.goal = number, schedule.goal
            drafts.append(found)
    if len(drafts) >= max(_LEAST, _MOST * items):
        schedule.drafts.extend(drafts)


def read_announced(paragraph: Paragraph, schedule: Schedule) -> bool:
    """Add the actions told as „działanie «X» (termin: …; odpowiedzialny: …)”; False: none."""
    found = list(_ANNOUNCED.finditer(paragraph.text))
    for match in found:
        draft = Draft(
            squeeze(match["name"]),
            paragraph.location,
            _ANNOUNCED_CONFIDENCE,
            match["number"],
            schedule.goal,
        )
        field = ""
        for part in match["said"].split(";"):
            labelled = _LABELLED.match(part.strip())
            named = label_field(labelled["label"], schedule.template.columns) if labelled else None
            value = labelled["value"] if labelled and named else part
            field = named.field if named else field  # a further entry of the field before it
            if field:
                draft.add(_KEYS.get(field, field), FieldText(squeeze(value), paragraph.location))
        schedule.drafts.append(draft)
    return bool(found)


def _item(paragraph: Paragraph) -> tuple[str | None, str] | None:
    """The number, None for a bullet, and the words of a list item; None for other text."""
    text = squeeze(paragraph.text)
    number, name = number_and_name(text)
    if number:
        return number, name
    if paragraph.label:
        return (paragraph.label if any(map(str.isdigit, paragraph.label)) else None), text
    bare = split_bullet(text)
    return (None, bare.text) if bare.number else None


def _taken_apart(text: str, place: Location) -> Draft | None:
    """Name, term and the rest of an item; None when it does not say when."""
    for cut in _TAIL.finditer(text):
        pieces = [piece for piece in _PIECE.split(text[cut.end() :].strip(" .;,)")) if piece]
        fields = list(map(_field, pieces))
        if "term" not in fields:
            continue
        draft = Draft(text[: cut.start()].rstrip(" :,;"), place, _CONFIDENCE)
        for field, words in _joined(fields, pieces):
            draft.add(field, FieldText(words, place))
        return draft
    return None


def _field(piece: str) -> str:
    if looks_like_term(piece):
        return "term"
    if looks_like_cost(piece):
        return "cost"
    return "indicators" if _FIGURE.match(piece) else "responsible"


def _joined(fields: Sequence[str], pieces: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pieces by field, neighbours of one field together as typed."""
    for field in dict.fromkeys(fields):
        yield field, ", ".join(p for f, p in zip(fields, pieces, strict=True) if f == field)
