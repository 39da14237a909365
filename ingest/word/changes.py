"""Tracked changes of formatting, which leave no trace in the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element as Element

from ingest.word.names import P, w
from model.document import Block, Mark, block_paragraphs

# ECMA-376 part 1, 17.13.5: revisions of properties, and of the cells of a table.
_REVISIONS = tuple(
    w(name)
    for name in (
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
    )
)


def format_changes(
    body: Element, numbers: Mapping[Element, int], blocks: Iterable[Block]
) -> Iterator[Mark]:
    """A mark for every paragraph of the body in which formatting was changed.

    `numbers` are those of the paragraphs by which blocks are anchored.
    """
    changed = dict.fromkeys(_paragraph(each) for each in body.iter(*_REVISIONS))
    if not changed:
        return
    there = {
        number: paragraph
        for block in blocks
        for paragraph in block_paragraphs(block)
        for number in paragraph.anchors
    }
    for element in changed:
        number = None if element is None else numbers.get(element)
        paragraph = there.get(number) if number is not None else None
        if paragraph is None and there:  # of the page, or of what is gone from the text
            paragraph = there[max(there)]
        if paragraph is not None:
            yield Mark(kind="formatting", text=paragraph.text, location=paragraph.location)


def _paragraph(element: Element) -> Element | None:
    """The paragraph that a change is of: around it, else the first of its row or table."""
    around = next(element.iterancestors(P), None)
    if around is not None:
        return around
    table = next(element.iterancestors(w("tc"), w("tr"), w("tbl")), None)
    return None if table is None else next(table.iter(P), None)
