"""The tags of a PDF page: which text is one paragraph, a heading, a header cell; what pictures say.

Tagged PDFs come from Word, LibreOffice and browsers. Tags are believed where they say more than the
look of the page: heading levels, alternative texts, which lines are one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from ingest.pdf.handles import Handle, utf16

_HEADING = re.compile(r"H([1-6])$")
# ISO 32000-1, 14.8.4.3: block-level elements that hold one paragraph each.
_PARAGRAPHS = frozenset({"P", "H", "Title", "Caption", "LI", "Note", "TOCI", "BibEntry"})
_CONTAINERS = frozenset({"L", "Table"})
_MOST_ELEMENTS = 50_000
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a piece of content.

    `block` numbers the smallest block on its page that the content is in; `paragraph` says that
    this block is one paragraph. `heading` is 1–6 or None. `item` says that it is an item of a list.
    `alt` is the text given for a picture.
    """

    block: int
    paragraph: bool = False
    heading: int | None = None
    item: bool = False
    header_cell: bool = False
    alt: str | None = None


def read_tags(page: Handle) -> dict[int, Tag]:
    """Marked-content id → tag for an open PDFium page; empty where the page has no tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    tags: dict[int, Tag] = {}
    try:
        waiting = [
            (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), Tag(block=-1), 0)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        block = 0
        while waiting and block < _MOST_ELEMENTS:
            element, outer, depth = waiting.pop()
            if not element or depth > _DEEPEST:
                continue
            block += 1
            tag = _tag(element, outer, block)
            for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
                mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if mark >= 0:
                    tags[mark] = tag
                else:
                    child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                    waiting.append((child, tag, depth + 1))
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def _tag(element: Handle, outer: Tag, block: int) -> Tag:
    """The tag of an element inside another; inline elements belong to the paragraph around."""
    kind = utf16(pdfium.FPDF_StructElement_GetType, element)
    inner = replace(outer, block=block, header_cell=outer.header_cell or kind == "TH")
    if kind == "Figure":
        alt = utf16(pdfium.FPDF_StructElement_GetAltText, element).strip()
        alt = alt or utf16(pdfium.FPDF_StructElement_GetActualText, element).strip()
        return replace(inner, alt=alt or outer.alt)
    heading = _HEADING.match(kind)
    if heading:
        return replace(inner, paragraph=True, heading=int(heading[1]), item=False)
    if kind in _PARAGRAPHS:
        return replace(inner, paragraph=True, item=outer.item or kind == "LI")
    if outer.block >= 0 and (kind == "NonStruct" or (outer.paragraph and kind not in _CONTAINERS)):
        return replace(inner, block=outer.block)
    return replace(inner, paragraph=False, heading=None, item=False)
