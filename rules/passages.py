"""The paragraphs of a submission with the element of the template that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from language.flatten import flat
from model.document import Block, Document, Image, Paragraph, Table
from model.location import Cell, Location
from model.plan import Plan

_CONTENTS_STYLES = ("toc", "spis treści", "contents")
_CONTENTS_LINE = re.compile(r"^(?P<text>.*?)[\s.…_]*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. `section` is None outside every element of the template.

    `flat` is the text without case and diacritics, character for character (`language.flatten`).
    `heading` is True for the heading of an element. `table` is the innermost table around it and
    `row`, `column` its place there, None outside tables.
    """

    text: str
    flat: str
    location: Location
    paragraph: Paragraph
    section: str | None
    heading: bool = False
    table: Table | None = None
    row: int | None = None
    column: int | None = None


@dataclass(slots=True)
class SectionMap:
    """Which element of the template a place belongs to."""

    blocks: dict[int, str] = field(default_factory=dict)
    cells: dict[tuple[int, Cell], str] = field(default_factory=dict)
    headings: dict[tuple[int, Cell | None], str] = field(default_factory=dict)
    anchors: dict[int, int] = field(default_factory=dict)

    def at(self, location: Location | None) -> str | None:
        """The id of the element at this place, or None."""
        if location is None or location.part not in ("body", "textbox"):
            return None
        block = location.block
        if location.part == "textbox":
            block = self.anchors.get(block, -1)
        elif location.cell is not None:
            in_cell = self.cells.get((block, location.cell)) or self.headings.get(
                (block, location.cell)
            )
            if in_cell:
                return in_cell
        return self.blocks.get(block) or self.headings.get((block, None))


def map_sections(plan: Plan, document: Document) -> SectionMap:
    """The map made from the extents and headings of the plan's sections.

    Where two elements share blocks, the first in the template's order has them. A text box belongs
    where the body block before it does.
    """
    found = SectionMap()
    for section in plan.sections:
        for extent in section.extents:
            if extent.cell is not None:
                found.cells.setdefault((extent.first, extent.cell), section.id)
                continue
            for block in range(extent.first, extent.last + 1):
                found.blocks.setdefault(block, section.id)
        place = section.location
        if place is not None and section.heading is not None and place.part == "body":
            found.headings.setdefault((place.block, place.cell), section.id)
    anchor = -1
    for block_ in document.blocks:
        if block_.location.part == "body":
            anchor = block_.location.block
        elif block_.location.part == "textbox":
            found.anchors[block_.location.block] = anchor
    return found


def passages(document: Document, sections: SectionMap) -> tuple[Passage, ...]:
    """Every paragraph of every part in the document's order."""
    return tuple(
        passage for block in document.blocks for passage in _in_block(block, sections, None, None)
    )


def is_contents(passage: Passage, lines: frozenset[str]) -> bool:
    """True for a line of a table of contents: by its style, or as another line with a page number.

    `lines` are the flat texts of all paragraphs.
    """
    if (passage.paragraph.style or "").casefold().startswith(_CONTENTS_STYLES):
        return True
    if passage.table is not None or not passage.text[-1:].isdigit():
        return False
    line = _CONTENTS_LINE.match(passage.flat)
    return line is not None and line["text"].strip() in lines


def _in_block(
    block: Block, sections: SectionMap, table: Table | None, place: Cell | None
) -> Iterator[Passage]:
    if isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _in_block(inner, sections, block, (cell.row, cell.column))
    elif isinstance(block, Paragraph):
        location = block.location
        yield Passage(
            text=block.text,
            flat=flat(block.text),
            location=location,
            paragraph=block,
            section=sections.at(location),
            heading=location.part == "body"
            and (location.block, location.cell) in sections.headings,
            table=table,
            row=place[0] if place else None,
            column=place[1] if place else None,
        )


def images(document: Document) -> tuple[Image, ...]:
    """Every picture of the document, those in table cells too, in order."""
    return tuple(image for block in document.blocks for image in _images_in(block))


def _images_in(block: Block) -> Iterator[Image]:
    if isinstance(block, Image):
        yield block
    elif isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _images_in(inner)


def tables(document: Document) -> tuple[Table, ...]:
    """Every table of the body and text boxes, nested ones after the table around them."""
    return tuple(table for block in document.body() for table in _tables_in(block))


def _tables_in(block: Block) -> Iterator[Table]:
    if isinstance(block, Table):
        yield block
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _tables_in(inner)
