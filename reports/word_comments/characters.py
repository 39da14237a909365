"""The characters of paragraphs as the XML holds them, each with the element that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from reports.word_comments.names import XML_SPACE, Names

_XML_WHITE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element with text. `start` is where its text begins in the whole; `paragraph` is the
    number of its paragraph.
    """

    element: Element
    start: int
    paragraph: int


@dataclass(slots=True)
class Text:
    """The text of some paragraphs, a line each, and the elements that it stands in."""

    pieces: list[str] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    def leaf(self, place: int) -> Leaf:
        """The leaf with the character at this place, or the last one before it."""
        return self.leaves[max(0, bisect_right(self.starts, place) - 1)]

    def say(self, text: str) -> None:
        """Characters that are in no leaf: line ends, tabs."""
        self.pieces.append(text)
        self.length += len(text)

    def hold(self, element: Element, paragraph: int) -> None:
        """The characters of a w:t or w:delText."""
        shown = shown_text(element)
        if shown:
            self.leaves.append(Leaf(element, self.length, paragraph))
            self.starts.append(self.length)
            self.say(shown)


@dataclass(frozen=True, slots=True)
class Words:
    """The characters `start`..`end` of a text; both ends are in leaves."""

    text: Text
    start: int
    end: int

    @property
    def first(self) -> Leaf:
        """The leaf with the first character."""
        return self.text.leaf(self.start)

    @property
    def last(self) -> Leaf:
        """The leaf with the last character."""
        return self.text.leaf(self.end - 1)


def shown_text(element: Element) -> str:
    """The characters of a w:t that Word shows: white space at its ends only where that is kept."""
    text = element.text or ""
    return text if element.get(XML_SPACE) == "preserve" else text.strip(_XML_WHITE)


def text_of(paragraphs: Iterable[tuple[int, Element]], names: Names, *, aside: bool) -> Text:
    """The text of paragraphs, given with their numbers.

    `aside` says whether deleted and hidden words count. What stands in text boxes does not: it has
    paragraphs of its own.
    """
    tags = _Tags(names)
    text = Text()
    for number, paragraph in paragraphs:
        for element in _inside(paragraph, tags, aside=aside):
            if element.tag in tags.texts:
                text.hold(element, number)
            else:
                text.say(tags.signs[element.tag])
        text.say("\n")
    return text


class _Tags:
    """The tags that matter, in the namespace of the file."""

    def __init__(self, names: Names) -> None:
        self.run, self.properties, self.hidden = names("r"), names("rPr"), names("vanish")
        self.value = names("val")
        self.texts = {names("t"), names("delText")}
        self.deleted = {names("del"), names("moveFrom"), names("delText")}
        self.signs = {
            names("tab"): "\t",
            names("ptab"): "\t",
            names("br"): "\n",
            names("cr"): "\n",
            names("noBreakHyphen"): "-",
        }
        self.left_out = {
            self.properties,
            names("pPr"),
            names("sdtPr"),
            names("txbxContent"),
            names("instrText"),
        }


def _inside(parent: Element, tags: _Tags, *, aside: bool) -> Iterator[Element]:
    """The elements of a paragraph that say something, in order."""
    for child in parent:
        tag = child.tag
        if tag in tags.texts or tag in tags.signs:
            if aside or tag not in tags.deleted:
                yield child
        elif tag in tags.left_out or not len(child):
            continue
        elif aside or not (tag in tags.deleted or (tag == tags.run and _is_hidden(child, tags))):
            yield from _inside(child, tags, aside=aside)


def _is_hidden(run: Element, tags: _Tags) -> bool:
    properties = run.find(tags.properties)
    mark = None if properties is None else properties.find(tags.hidden)
    return mark is not None and mark.get(tags.value, "1") not in ("0", "false", "off")
