"""Styles of a Word file, each resolved once: name, heading level, numbering, look of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lxml.etree import _Element as Element

from ingest.word.names import OFF, PPR, RPR, VAL, is_on, points, w, whole, words
from model.text import fold

_TWIPS = 20
_HALF_POINTS = 2
# An outline level of 9 is body text (ECMA-376 part 1, 17.3.1.20).
_BODY_TEXT = 9
_CHARACTER_STYLE = w("rStyle")
_SIZE, _COLOUR, _SHADING = w("sz"), w("color"), w("shd")
_FONTS = w("rFonts")
# Toggle properties: set by two kinds of style at once they cancel out (17.7.3); underline is none.
_FLAGS = {w("b"): 0, w("i"): 1, w("vanish"): 2, w("strike"): 3, w("dstrike"): 3, w("u"): 4}
_TOGGLES = 4
_NO_FLAGS = (None,) * 5
_OFF = OFF | {"none"}  # of an underline
_Flags = tuple[bool | None, ...]


class RunFormat(NamedTuple):
    """How a run looks. `size` is in points, None where the file states none.

    `colour` is that of the letters as RRGGBB in capitals, None for black or Word's own choice.
    """

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    underlined: bool = False
    size: float | None = None
    colour: str | None = None

    @property
    def flags(self) -> tuple[bool, ...]:
        """What is on or off, in the order of the fields."""
        return self.bold, self.italic, self.hidden, self.struck, self.underlined


_PLAIN = RunFormat()
# The fields of a RunFormat that make a span of its own: all but the colour.
LOOK = slice(0, 6)
# Word's own choice of colour is black but on a dark ground.
_INK = frozenset({"auto", "000000"})


@dataclass(slots=True)
class ParagraphStyle:
    """A paragraph style with what it inherits. `name` is None only without any style.

    `heading_level` is 1–9 or None; `list_id` and `list_level` name the list it belongs to, and
    `list_style` the style that says so; `indent` is in points, None where nothing states it.
    """

    name: str | None = None
    heading_level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    indent: float | None = None
    centred: bool = False
    new_page: bool = False
    run: RunFormat = _PLAIN


class _Look(NamedTuple):
    """What one rPr states itself, as in RunFormat (None: not stated), and its style.

    `colour` is "" where it is black or Word's own choice.
    """

    flags: _Flags
    size: float | None
    colour: str | None
    character_style: str | None


class Styles:
    """The styles part of a file; `root` None is a file without one."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        self._paragraph: dict[str | None, ParagraphStyle] = {}
        self._character: dict[str, _Look] = {}
        self._defaults = _Look(_NO_FLAGS, None, None, None)
        self._default_ppr: Element | None = None
        self.language: str | None = None
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for element in root.iterchildren(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements[style_id] = element
            kind = element.get(w("type"), "paragraph")
            if kind == "paragraph" and element.get(w("default"), "0") not in OFF:
                self._default = style_id
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            self._default_ppr = defaults.find(f"{w('pPrDefault')}/{PPR}")
            rpr = defaults.find(f"{w('rPrDefault')}/{RPR}")
            if rpr is not None:
                self._defaults = _look(rpr)
                language = rpr.find(w("lang"))
                self.language = None if language is None else language.get(VAL)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The paragraph style of this id; of the default style for None or an unknown id."""
        found = self._paragraph.get(style_id)
        if found is None:
            found = self._paragraph[style_id] = self._resolve(style_id)
        return found

    def run(self, style: ParagraphStyle, rpr: Element | None) -> RunFormat:
        """How a run with these properties looks in a paragraph of this style."""
        if rpr is None:
            return style.run
        look = _look(rpr)
        base = style.run
        if look.character_style is not None:
            base = self._with_character_style(base, look.character_style)
        return _over(base, look)

    def list_of_style(self, style_id: str) -> str | None:
        """The id of the list that a numbering style stands for."""
        element = self._elements.get(style_id)
        number = None if element is None else element.find(f"{PPR}/{w('numPr')}/{w('numId')}")
        return None if number is None else number.get(VAL)

    def is_shaded(self, style_id: str | None) -> bool:
        """Whether a style, or one that it is based on, lays a ground of any colour."""
        return any(
            next(element.iter(_SHADING), None) is not None for _, element in self._chain(style_id)
        )

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, Element]]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen:
            element = self._elements.get(style_id)
            if element is None:
                return
            yield style_id, element
            seen.add(style_id)
            base = element.find(w("basedOn"))
            style_id = None if base is None else base.get(VAL)

    def _resolve(self, style_id: str | None) -> ParagraphStyle:
        if style_id not in self._elements:
            fallback = self._resolve(self._default) if self._default else self._bare()
            if style_id is not None:  # kept: a style that got lost still tells what was meant
                fallback.name, fallback.heading_level = style_id, _named_level(style_id)
            return fallback
        chain = list(self._chain(style_id))
        style = self._bare()
        style.name = _name(chain[0][1], chain[0][0])
        style.heading_level = _heading_level(chain)
        for base_id, element in reversed(chain):
            ppr = element.find(PPR)
            if ppr is not None:
                _apply(style, ppr, base_id)
        style.run = _over(style.run, _merged([element for _, element in chain]))
        return style

    def _bare(self) -> ParagraphStyle:
        """What the defaults of the document give to a paragraph without a style."""
        style = ParagraphStyle()
        if self._default_ppr is not None:
            _apply(style, self._default_ppr, "")
        style.run = _over(_PLAIN, self._defaults)
        return style

    def _with_character_style(self, base: RunFormat, style_id: str) -> RunFormat:
        look = self._character.get(style_id)
        if look is None:
            look = _merged([element for _, element in self._chain(style_id)])
            self._character[style_id] = look
        toggled = tuple(
            on ^ bool(flag) if place < _TOGGLES else flag
            for place, (on, flag) in enumerate(zip(base.flags, look.flags, strict=True))
        )
        return _over(base, look._replace(flags=toggled))


def _over(base: RunFormat, look: _Look) -> RunFormat:
    """The format with what a rPr states laid over it."""
    if look.flags == _NO_FLAGS and look.size is None and look.colour is None:
        return base
    bold, italic, hidden, struck, underlined = (
        old if own is None else own for old, own in zip(base.flags, look.flags, strict=True)
    )
    size = base.size if look.size is None else look.size
    colour = base.colour if look.colour is None else (look.colour or None)
    return RunFormat(bold, italic, hidden, struck, underlined, size, colour)


def own_list(numpr: Element) -> tuple[str | None, int | None]:
    """The list id and the level (from 0) that a numPr states, None for what it leaves open."""
    list_id = numpr.find(w("numId"))
    level = numpr.find(w("ilvl"))
    return (
        None if list_id is None else list_id.get(VAL),
        None if level is None else whole(level.get(VAL)),
    )


def own_indent(ind: Element | None) -> float | None:
    """The left indent in points that a w:ind states, None where it states none."""
    if ind is None:
        return None
    return points(ind.get(w("left"), ind.get(w("start"))), _TWIPS)


def outline_level(value: str | None) -> int | None:
    """The heading level 1–9 for a w:outlineLvl value (0–8), None for body text."""
    level = whole(value)
    return level + 1 if level is not None and 0 <= level < _BODY_TEXT else None


def font_of(rpr: Element | None) -> str:
    """The name of the font that run properties name for Latin letters, "" where they do not."""
    fonts = None if rpr is None else rpr.find(_FONTS)
    if fonts is None:
        return ""
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""


def _look(rpr: Element) -> _Look:
    flags: list[bool | None] = list(_NO_FLAGS)
    size: float | None = None
    colour: str | None = None
    character_style: str | None = None
    for child in rpr:
        tag = child.tag
        place = _FLAGS.get(tag)
        if place is not None:
            flags[place] = child.get(VAL, "1") not in _OFF
        elif tag == _SIZE:
            size = points(child.get(VAL), _HALF_POINTS)
        elif tag == _COLOUR:
            value = child.get(VAL, "auto")
            colour = "" if value in _INK else value.upper()
        elif tag == _CHARACTER_STYLE:
            character_style = child.get(VAL)
    return _Look(tuple(flags), size, colour, character_style)


def _merged(chain: list[Element]) -> _Look:
    """What a style and its bases state together; the nearest wins."""
    flags: _Flags = _NO_FLAGS
    size: float | None = None
    colour: str | None = None
    for element in reversed(chain):
        rpr = element.find(RPR)
        if rpr is not None:
            look = _look(rpr)
            flags = tuple(
                old if own is None else own for own, old in zip(look.flags, flags, strict=True)
            )
            size = size if look.size is None else look.size
            colour = colour if look.colour is None else look.colour
    return _Look(flags, size, colour, None)


def _apply(style: ParagraphStyle, ppr: Element, style_id: str) -> None:
    """Overlay what a style's pPr states on what it inherits."""
    numpr = ppr.find(w("numPr"))
    if numpr is not None:
        list_id, level = own_list(numpr)
        if list_id is not None:
            style.list_id, style.list_style = list_id, style_id
        style.list_level = style.list_level if level is None else level
    indent = own_indent(ppr.find(w("ind")))
    style.indent = style.indent if indent is None else indent
    alignment = ppr.find(w("jc"))
    if alignment is not None:
        style.centred = alignment.get(VAL) == "center"
    new_page = ppr.find(w("pageBreakBefore"))
    if new_page is not None:
        style.new_page = is_on(new_page)


def _name(element: Element, style_id: str) -> str:
    name = element.find(w("name"))
    return (None if name is None else name.get(VAL)) or style_id


def _heading_level(chain: list[tuple[str, Element]]) -> int | None:
    """The level that the nearest style of the chain states, by its outline level or its name."""
    for style_id, element in chain:
        name = _name(element, style_id)
        if fold(name) in words()["titles"]:
            return None
        outline = element.find(f"{PPR}/{w('outlineLvl')}")
        if outline is not None:
            return outline_level(outline.get(VAL))
        level = _named_level(name) or _named_level(style_id)
        if level is not None:
            return level
    return None


def _named_level(name: str) -> int | None:
    """The level that a style's name or id says; names may have aliases after a comma."""
    found = _heading_name().match(fold(name.partition(",")[0]))
    return int(found.group(1)) if found else None


@cache
def _heading_name() -> re.Pattern[str]:
    names = "|".join(re.escape(fold(name)) for name in words()["headings"])
    return re.compile(rf"(?:{names})[ _-]?([1-9])$")
