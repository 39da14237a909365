"""What stands beside the body: comments, footnotes and endnotes, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from ingest.word.inline import paragraph_lines
from ingest.word.names import RELATION_ID, SECT_PR, is_on, w
from ingest.word.package import Package

_ID, _TYPE = w("id"), w("type")
_TITLE_PAGE = w("titlePg")
_NORMAL_NOTE = "normal"


def comment_texts(root: Element | None) -> dict[str, str]:
    """The text of each comment by its id, one line a paragraph; never who wrote it."""
    if root is None:
        return {}
    return {
        comment.get(_ID, ""): "\n".join(paragraph_lines(comment)).strip()
        for comment in root.iterchildren(w("comment"))
    }


def note_elements(root: Element | None) -> dict[str, Element]:
    """The footnotes or endnotes by id, without the separators that the part holds too."""
    if root is None:
        return {}
    return {
        note.get(_ID, ""): note
        for note in root.iterchildren(w("footnote"), w("endnote"))
        if note.get(_TYPE, _NORMAL_NOTE) == _NORMAL_NOTE
    }


def running_parts(
    package: Package, main: str, body: Element, settings: Element | None, kind: str
) -> Iterator[str]:
    """The names of the header ("header") or footer ("footer") parts that some page shows.

    A section without one of its own shows that of the section before; the one for first pages
    counts only where the section has such a page, that for even pages only in a document that
    tells them apart (ECMA-376 part 1, 17.10).
    """
    even = settings is not None and is_on(settings.find(w("evenAndOddHeaders")))
    now: dict[str, str] = {}
    seen: set[str] = set()
    for section in body.iter(SECT_PR):
        for reference in section.iterchildren(w(f"{kind}Reference")):
            name = package.target(main, reference.get(RELATION_ID))
            if name is not None:
                now[reference.get(_TYPE, "default")] = name
        shown = ["default"]
        if is_on(section.find(_TITLE_PAGE)):
            shown.insert(0, "first")
        if even:
            shown.append("even")
        for name in (now[of] for of in shown if of in now):
            if name not in seen:
                seen.add(name)
                yield name
