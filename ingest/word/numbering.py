"""Automatic lists of a Word file: what they look like, and counting through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from ingest.glyphs import sign, symbol_table
from ingest.word.names import PPR, RPR, VAL, is_on, w, whole
from ingest.word.number_formats import format_number
from ingest.word.styles import font_of, own_indent

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# For pictures, and for signs of fonts that nobody has a table of.
_BULLET = "•"
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` has %1–%9 for the numbers of the levels.

    `restart` is the level (from 1) whose items restart this one, 0 for never, None for any above;
    `indent` is in points; `style` is the paragraph style linked to the level.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    indent: float | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs refer to it. Lists of one `counter` go on counting each other.

    `overridden` levels begin anew, at their `start`, when this list first uses them.
    """

    id: str
    counter: str
    levels: dict[int, Level]
    overridden: frozenset[int] = frozenset()

    def level_of_style(self, style: str | None) -> int | None:
        """The level that a paragraph style is linked to."""
        if style is None:
            return None
        return next((at for at, level in self.levels.items() if level.style == style), None)


class Numbering:
    """The numbering part of a file; `root` None is a file without lists.

    `list_of_style` gives the list id behind a numbering style, which a list may borrow from.
    """

    def __init__(
        self, root: Element | None, list_of_style: Callable[[str], str | None] = lambda _: None
    ) -> None:
        self._list_of_style = list_of_style
        self._abstract: dict[str, Element] = {}
        self._elements: dict[str, Element] = {}
        self._lists: dict[str, NumberedList | None] = {}
        if root is not None:
            for element in root.iterchildren(w("abstractNum")):
                self._abstract[element.get(w("abstractNumId"), "")] = element
            for element in root.iterchildren(w("num")):
                self._elements[element.get(w("numId"), "")] = element

    def find(self, list_id: str) -> NumberedList | None:
        """The list of this id, None when the file does not define it ("0" is no list)."""
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str) -> NumberedList | None:
        element = self._elements.get(list_id)
        abstract = self._abstract_of(element)
        if element is None or abstract is None:
            return None
        levels = dict(_level(child) for child in abstract.iterchildren(w("lvl")))
        overridden: set[int] = set()
        for override in element.iterchildren(w("lvlOverride")):
            at = whole(override.get(w("ilvl"))) or 0
            own = override.find(w("lvl"))
            if own is not None:
                levels[at] = _level(own)[1]
            start = override.find(w("startOverride"))
            if start is not None:
                overridden.add(at)
                levels[at] = replace(levels.get(at, Level()), start=whole(start.get(VAL)) or 0)
        counter = abstract.get(w("abstractNumId"), "")
        return NumberedList(list_id, counter, levels, frozenset(overridden))

    def _abstract_of(self, element: Element | None) -> Element | None:
        """The definition behind a list, through the numbering style that it may borrow from."""
        seen: set[str] = set()
        while element is not None:
            reference = element.find(w("abstractNumId"))
            abstract = self._abstract.get("" if reference is None else reference.get(VAL, ""))
            link = None if abstract is None else abstract.find(w("numStyleLink"))
            style = None if link is None else link.get(VAL)
            if style is None or style in seen:
                return abstract
            seen.add(style)
            element = self._elements.get(self._list_of_style(style) or "")
        return None


class Counters:
    """Counts the items of lists in reading order. Every story (body, header) has its own."""

    def __init__(self) -> None:
        self._values: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, numbered: NumberedList, at: int) -> str | None:
        """Count one item on level `at` (from 0) and give its label, None when it shows none."""
        level = numbered.levels.get(at)
        if level is None:
            return None
        values = self._values.setdefault(numbered.counter, [None] * _LEVELS)
        if at in numbered.overridden and (numbered.id, at) not in self._begun:
            self._begun.add((numbered.id, at))
            values[at] = None
        # A level that was passed over counts as used: 1.1 comes before any 1, and then comes 2.
        for above in range(at):
            if values[above] is None:
                values[above] = _start(numbered, above)
        now = values[at]
        values[at] = level.start if now is None else now + 1
        for below in range(at + 1, _LEVELS):
            if _restarts(numbered.levels.get(below), at):
                values[below] = None
        return _text(numbered, level, values)


def _start(numbered: NumberedList, at: int) -> int:
    level = numbered.levels.get(at)
    return 1 if level is None else level.start


def _restarts(level: Level | None, after: int) -> bool:
    """Whether an item on level `after` (from 0) makes this deeper level begin anew."""
    return level is None or level.restart is None or after < level.restart


def _text(numbered: NumberedList, level: Level, values: list[int | None]) -> str | None:
    def number(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        value, shown = values[at], numbered.levels.get(at)
        if value is None or shown is None:
            return ""
        legal = level.legal and shown.format not in ("none", "bullet")
        return format_number(value, "decimal" if legal else shown.format)

    if level.format == "bullet":
        return level.text.strip() or None
    return _PLACE.sub(number, level.text).strip() or None


def _level(element: Element) -> tuple[int, Level]:
    at = whole(element.get(w("ilvl"))) or 0
    start, restart = whole(_value(element, "start")), whole(_value(element, "lvlRestart"))
    format_ = _format(element)
    text = _value(element, "lvlText") or ""
    if format_ == "bullet":
        table = symbol_table(font_of(element.find(RPR)))
        text = _PRIVATE.sub(_BULLET, "".join(sign(ord(char), table) for char in text))
        if element.find(w("lvlPicBulletId")) is not None:
            text = _BULLET
    return at, Level(
        format=format_,
        text=text,
        start=0 if start is None else start,
        restart=restart,
        legal=is_on(element.find(w("isLgl"))),
        indent=own_indent(element.find(f"{PPR}/{w('ind')}")),
        style=_value(element, "pStyle"),
    )


def _format(level: Element) -> str:
    """The number format of a level; one that only newer programs know stands beside an older."""
    formats = list(level.iter(w("numFmt")))
    sample = "" if not formats else formats[0].get(w("format"), "").partition(",")[0]
    if sample.isdecimal():
        return sample
    return formats[-1].get(VAL, "decimal") if formats else "decimal"


def _value(element: Element, name: str) -> str | None:
    child = element.find(w(name))
    return None if child is None else child.get(VAL)
