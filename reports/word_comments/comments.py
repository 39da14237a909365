"""The part of a Word file that holds its comments: the author's stay, ours come after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.etree import _Element as Element

from reports.clean import clean
from reports.word_comments.names import XML_SPACE, Names
from reports.word_comments.package import Parts

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# Where the file has no style for comments: 10 points, not indented and spaced as its Normal style.
_SIZE = "20"
_NO_SPACING = {"before": "0", "after": "60", "line": "240", "lineRule": "auto"}
_NO_INDENT = {"firstLine": "0"}


@dataclass(frozen=True)
class Author:
    """Who our comments are by, and their date (None: none)."""

    name: str
    initials: str
    day: date | None = None


class Comments:
    """The comments of one open file. Ids count on from the highest that is used."""

    def __init__(self, parts: Parts, main: str, names: Names, author: Author) -> None:
        self._names = names
        self._author = author
        self._root = self._found_or_made(parts, main)
        self._style = _styles(parts, main, names)
        self._next = 1 + max(_used(self._root, parts.tree(main), names), default=-1)

    def add(self, title: str, lines: Iterable[str]) -> str:
        """Add a comment; gives its id, to be put on the words that it is about."""
        names = self._names
        mark = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, names("comment"))
        comment.set(names("id"), mark)
        comment.set(names("author"), self._author.name)
        if self._author.day is not None:
            comment.set(names("date"), f"{self._author.day.isoformat()}T00:00:00Z")
        comment.set(names("initials"), self._author.initials)
        first = self._paragraph(comment)
        sign = etree.SubElement(first, names("r"))
        if "annotation reference" in self._style:
            style = etree.SubElement(etree.SubElement(sign, names("rPr")), names("rStyle"))
            style.set(names("val"), self._style["annotation reference"])
        etree.SubElement(sign, names("annotationRef"))
        self._run(first, title, bold=True)
        for line in lines:
            self._run(self._paragraph(comment), line)
        return mark

    def _found_or_made(self, parts: Parts, main: str) -> Element:
        known = parts.related(main, "comments")
        root = None if known is None else parts.tree(known)
        if root is not None:
            return root
        names = self._names
        root = etree.Element(names("comments"), nsmap={"w": names.namespace})
        folder = main.rpartition("/")[0]
        name = parts.free_name(f"{folder}/comments.xml" if folder else "comments.xml")
        parts.add(main, "comments", name, _TYPE, root)
        return root

    def _paragraph(self, comment: Element) -> Element:
        names = self._names
        paragraph = etree.SubElement(comment, names("p"))
        properties = etree.SubElement(paragraph, names("pPr"))
        if "annotation text" in self._style:
            style = etree.SubElement(properties, names("pStyle"))
            style.set(names("val"), self._style["annotation text"])
            return paragraph
        for tag, values in (("spacing", _NO_SPACING), ("ind", _NO_INDENT)):
            element = etree.SubElement(properties, names(tag))
            for name, value in values.items():
                element.set(names(name), value)
        return paragraph

    def _run(self, paragraph: Element, text: str, *, bold: bool = False) -> None:
        names = self._names
        run = etree.SubElement(paragraph, names("r"))
        properties = etree.SubElement(run, names("rPr"))
        if bold:
            etree.SubElement(properties, names("b"))
        if "annotation text" not in self._style:
            etree.SubElement(properties, names("sz")).set(names("val"), _SIZE)
        words = etree.SubElement(run, names("t"))
        words.set(XML_SPACE, "preserve")
        words.text = clean(text)


def _used(comments: Element, main: Element | None, names: Names) -> list[int]:
    """The ids of comments, and those that the text refers to though there is no such comment."""
    tags = [names("commentRangeStart"), names("commentRangeEnd"), names("commentReference")]
    elements = [*comments, *(main.iter(*tags) if main is not None else ())]
    ids = (element.get(names("id"), "") for element in elements)
    return [int(value) for value in ids if value.isdecimal()]


def _styles(parts: Parts, main: str, names: Names) -> dict[str, str]:
    """The ids of the file's styles for comments by their name, which is English in every Word."""
    part = parts.related(main, "styles")
    root = None if part is None else parts.read(part)
    found: dict[str, str] = {}
    for style in root.iterchildren(names("style")) if root is not None else ():
        name = style.find(names("name"))
        said = "" if name is None else name.get(names("val"), "").casefold()
        if said in ("annotation text", "annotation reference"):
            found[said] = style.get(names("styleId"), "")
    return found
