"""Content controls and form fields: what a check box, list or unfilled control shows."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from ingest.word.names import OFF, SDT_CONTENT, SDT_PR, VAL, is_on, w, w14, whole
from model.document import MarkKind

CHECKED, UNCHECKED = "☒", "☐"
_CHECK_BOX = w14("checkbox")
# The field by which older forms show a prompt: the prompt is part of the field's code.
_PROMPT_FIELD = re.compile(r"\s*MACROBUTTON\s+\S+\s?(.*)", re.DOTALL | re.IGNORECASE)


class Control(NamedTuple):
    """A content control. `box` is the sign of a check box, None for other controls.

    `prompt` is the kind of mark for a control that still shows its prompt, None for a filled one.
    """

    content: Element | None
    box: str | None = None
    prompt: MarkKind | None = None


def read_control(sdt: Element) -> Control:
    """What a w:sdt around a block, row, cell or run holds."""
    content = sdt.find(SDT_CONTENT)
    properties = sdt.find(SDT_PR)
    if properties is None:
        return Control(content)
    box = properties.find(_CHECK_BOX)
    if box is not None:
        checked = box.find(w14("checked"))
        ticked = checked is not None and checked.get(w14("val"), "1") not in OFF
        return Control(content, box=CHECKED if ticked else UNCHECKED)
    if not is_on(properties.find(w("showingPlcHdr"))):
        return Control(content)
    date = properties.find(w("date")) is not None
    return Control(content, prompt="unfilled_date" if date else "placeholder")


def form_field_text(field_begin: Element) -> str:
    """What a legacy check box or drop-down shows; "" for other fields, whose result is text."""
    data = field_begin.find(w("ffData"))
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        checked = box.find(w("checked"))
        return (
            CHECKED if is_on(box.find(w("default")) if checked is None else checked) else UNCHECKED
        )
    choice = data.find(w("ddList"))
    return "" if choice is None else _chosen(choice)


def prompt_of_code(code: str) -> str | None:
    """The prompt that a field with this code shows, None for a field that shows something else."""
    found = _PROMPT_FIELD.match(code)
    return found.group(1).strip() if found else None


def _chosen(choice: Element) -> str:
    """The entry chosen in a drop-down: the result, else the default, else the first."""
    entries = [entry.get(VAL, "") for entry in choice.iterchildren(w("listEntry"))]
    for name in ("result", "default"):
        element = choice.find(w(name))
        at = None if element is None else whole(element.get(VAL))
        if at is not None and 0 <= at < len(entries):
            return entries[at]
    return entries[0] if entries else ""
