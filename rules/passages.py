"""The paragraphs of a submission with the element of the template that each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from language.text.flatten import flat, flat_lines
from model.document import Block, Document, Image, Paragraph, Table
from model.location import Cell, Location
from model.plan import Extent, Plan, Section
from model.text import squeeze

_CONTENTS_STYLES = ("toc", "spis treści", "contents")
_EDGES = " .:–-"
_Place = tuple[int, Cell | None]
_CONTENTS_LINE = re.compile(r"^(?P<text>.*?)[\s.…_]*\d{1,3}$")


class Passage(NamedTuple):
    """One paragraph. `section` is None outside every element of the template.

    `flat` is the text without case and diacritics, character for character
    (`language.text.flatten`). `heading` is True for the heading of an element. `table` is the
    innermost table around it and `row`, `column` its place there, None outside tables. `prose` is
    True outside tables, where the only tables around it are frames of one cell each, and in the
    cells of a form or frame that hold what a chapter would.
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
    prose: bool = True


@dataclass(slots=True)
class SectionMap:
    """Which element of the template a place belongs to."""

    blocks: dict[int, str] = field(default_factory=dict)
    cells: dict[tuple[int, Cell], str] = field(default_factory=dict)
    headings: dict[_Place, str] = field(default_factory=dict)
    anchors: dict[int, int] = field(default_factory=dict)
    # Places that hold a heading and what stands under it: text of the heading → element.
    mixed: dict[_Place, dict[str, str]] = field(default_factory=dict)
    # Elements that have all their places in common with an earlier one → that one.
    shared: dict[str, str] = field(default_factory=dict)

    def owner(self, extent: Extent) -> str | None:
        """The id of the element that has the first of these places, or None."""
        if extent.cell is not None:
            return self.cells.get((extent.first, extent.cell))
        return self.blocks.get(extent.first)

    def divided(self) -> frozenset[int]:
        """The blocks that hold headings, or cells that are an element's own; usually few."""
        return frozenset(block for block, _ in (*self.cells, *self.headings))

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


def _map_heading(section: Section, found: SectionMap) -> None:
    place = section.location
    if place is None or section.heading is None or place.part != "body":
        return
    heads = (place.block, place.cell)
    found.headings.setdefault(heads, section.id)
    if any(_holds(extent, heads) for extent in section.extents):
        text = squeeze(flat(section.heading)).strip(_EDGES)
        found.mixed.setdefault(heads, {}).setdefault(text, section.id)
    owners = {found.owner(extent) for extent in section.extents}
    owner = owners.pop() if len(owners) == 1 else None
    if owner not in (None, section.id):
        found.shared[section.id] = owner


def _holds(extent: Extent, place: _Place) -> bool:
    block, cell = place
    return extent.cell == cell and extent.first <= block <= extent.last


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
        _map_heading(section, found)
    anchor = -1
    for block_ in document.blocks:
        if block_.location.part == "body":
            anchor = block_.location.block
        elif block_.location.part == "textbox":
            found.anchors[block_.location.block] = anchor
    return found


class Content(NamedTuple):
    """What a document holds, in its order: paragraphs of every part, every picture, those in table
    cells too, and the tables of body and text boxes, nested ones after the table around them.
    """

    passages: tuple[Passage, ...]
    images: tuple[Image, ...]
    tables: tuple[Table, ...]


def content(document: Document, sections: SectionMap) -> Content:
    """All that the rules look at, from one walk through the document."""
    found = _Found([], [], [])
    for block in document.blocks:
        _collect(block, None, None, None, found)
    texts = [paragraph.text for paragraph, *_ in found.paragraphs]
    together, start = flat_lines("\n".join(texts)), 0
    blocks, divided = sections.blocks, sections.divided()
    passages_ = []
    under: dict[_Place, str | None] = {}
    for text, (paragraph, table, place, data) in zip(texts, found.paragraphs, strict=True):
        end = start + len(text)
        plain = together[start:end]
        location = paragraph.location
        number = location.block
        row, column = place or (None, None)
        section, heading, prose = blocks.get(number), False, data is None
        if location.part != "body" or number in divided:
            section, heading = _standing(location, plain, sections, under)
            prose = prose or _is_framed(location, data, sections)
        passages_.append(
            Passage(text, plain, location, paragraph, section, heading, table, row, column, prose)
        )
        start = end + 1
    return Content(tuple(passages_), tuple(found.images), tuple(found.tables))


def _standing(
    location: Location, plain: str, sections: SectionMap, under: dict[_Place, str | None]
) -> tuple[str | None, bool]:
    """The element of a paragraph, and whether it is its heading.

    `under` keeps for each place of several headings which of them was the last.
    """
    place = (location.block, location.cell)
    section = sections.at(location)
    heading = location.part == "body" and place in sections.headings
    if heading and (heads := sections.mixed.get(place)):
        said = heads.get(squeeze(plain).strip(_EDGES))
        heading = said is not None
        before = None if section in heads.values() else section
        section = under[place] = said or under.get(place, before)
    return section, heading


def _is_framed(location: Location, table: Table | None, sections: SectionMap) -> bool:
    """True in a cell that holds what a chapter would."""
    cell = location.cell
    return (
        cell is not None
        and table is not None
        and table.location.cell is None
        and (location.block, cell) in sections.cells
    )


def passages(document: Document, sections: SectionMap) -> tuple[Passage, ...]:
    """Every paragraph of every part in the document's order."""
    return content(document, sections).passages


def contents(passages_: tuple[Passage, ...]) -> frozenset[int]:
    """The ids of the lines of a table of contents: by their style, or as another line of these
    with a page number.
    """
    found: set[int] = set()
    numbered: list[Passage] = []
    styles: dict[str | None, bool] = {}
    for passage in passages_:
        style = passage.paragraph.style
        if style not in styles:
            styles[style] = (style or "").casefold().startswith(_CONTENTS_STYLES)
        if styles[style]:
            found.add(id(passage))
        elif passage.table is None and passage.text[-1:].isdigit():
            numbered.append(passage)
    lines = {each.flat.strip() for each in passages_ if each.table is None} if numbered else set()
    for passage in numbered:
        line = _CONTENTS_LINE.match(passage.flat)
        if line is not None and line["text"].strip() in lines:
            found.add(id(passage))
    return frozenset(found)


class _Found(NamedTuple):
    # Each with the innermost table around it, its cell there, and the innermost table around it
    # that is more than a frame.
    paragraphs: list[tuple[Paragraph, Table | None, Cell | None, Table | None]]
    images: list[Image]
    tables: list[Table]


def _collect(
    block: Block, table: Table | None, place: Cell | None, data: Table | None, found: _Found
) -> None:
    if isinstance(block, Paragraph):
        found.paragraphs.append((block, table, place, data))
    elif isinstance(block, Table):
        if block.location.part in ("body", "textbox"):
            found.tables.append(block)
        inside_of = data if len(block.cells) == 1 else block
        for cell in block.cells:
            inside = (cell.row, cell.column)
            for inner in cell.blocks:
                if isinstance(inner, Paragraph):  # the usual case, without the call
                    found.paragraphs.append((inner, block, inside, inside_of))
                else:
                    _collect(inner, block, inside, inside_of, found)
    else:
        found.images.append(block)
