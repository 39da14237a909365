"""From layout to the shared model: paragraphs, tables and images with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ingest.pdf.footnotes import Footnote
from ingest.pdf.geometry import around, rounded
from ingest.pdf.items import marker_of
from ingest.pdf.layout import Figure, FoundCell, FoundTable, Item, PageLayout
from ingest.pdf.line_ends import lone_letters
from ingest.pdf.lines import Line
from ingest.pdf.measures import Measures, padding
from ingest.pdf.paragraphs import Para, is_centred_block, paragraphs_of
from ingest.pdf.text import spans_of
from ingest.pdf.vocabulary import Vocabulary
from model.document import Block, Image, Mark, Paragraph, Table, TableCell
from model.location import Box, Cell, Location, Part

# Bullets whose left edges differ by less stand on one level, in points.
_SAME_LEVEL = 6.0


class Builder:
    """Turns the items of one document into blocks; `marks` are the references to footnotes
    and lines that end with a lone letter."""

    def __init__(
        self, pages: Sequence[PageLayout], measures: Measures, vocabulary: Vocabulary
    ) -> None:
        self._pages: Mapping[int, PageLayout] = {page.number: page for page in pages}
        self._measures = measures
        self._vocabulary = vocabulary
        self._notes: list[str] = []
        self.marks: list[Mark] = []

    def blocks(self, items: Iterable[Item], part: Part) -> list[Block]:
        """The blocks of one part in order; lines that follow each other become paragraphs."""
        blocks: list[Block] = []
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_line:
                lines = [item for item in group if isinstance(item, Line)]
                paras = paragraphs_of(lines, self._measures.region)
                _set_levels(paras)
                for para in paras:
                    place = self._place(part, len(blocks), None, para)
                    blocks.append(self._paragraph(para, place))
            else:
                for item in group:
                    blocks.append(self._object(item, part, len(blocks), None))
        return blocks

    def footnotes(self, footnotes: Iterable[Footnote]) -> list[Block]:
        """The paragraphs of the footnotes, the first of each labelled with its number.

        To be built before the blocks that refer to them.
        """
        blocks: list[Block] = []
        for note in footnotes:
            paras = paragraphs_of(note.lines, self._measures.region)
            paras[0].label = note.number
            made = [
                self._paragraph(para, self._place("footnote", len(blocks) + n, None, para))
                for n, para in enumerate(paras)
            ]
            self._notes.append("\n".join(paragraph.text for paragraph in made))
            blocks += made
        return blocks

    def _object(self, item: Item, part: Part, block: int, cell: Cell | None) -> Block:
        if isinstance(item, FoundTable):
            return self._table(item, part, block, cell)
        place = self._location(part, block, cell, item.page, item.box)
        if not isinstance(item, Figure):
            return Image(location=place)
        return Image(location=place, alt_text=item.alt, decorative=item.decorative)

    def _table(self, table: FoundTable, part: Part, block: int, outer: Cell | None) -> Table:
        pad = padding(table)
        return Table(
            rows=table.rows,
            columns=table.columns,
            cells=tuple(
                self._cell(cell, pad, part, block, outer)
                for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
            ),
            location=self._location(part, block, outer, table.page, table.box),
            header_rows=table.header_rows,
            ruled=table.ruled,
        )

    def _cell(
        self, cell: FoundCell, pad: float, part: Part, block: int, outer: Cell | None
    ) -> TableCell:
        place = outer or (cell.row, cell.column)
        region = self._measures.cell_region(cell, pad)
        paras = paragraphs_of(cell.lines, lambda line: region.within(line.column))
        _set_levels(paras)
        inner: list[Block] = [
            self._paragraph(para, self._place(part, block, place, para)) for para in paras
        ]
        objects: list[Item] = [*cell.tables, *cell.figures]
        if objects:  # else the paragraphs keep their order, which runs on over columns and pages
            inner += [self._object(item, part, block, place) for item in objects]
            inner.sort(key=_position)
        return TableCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            shaded=cell.shaded,
            blocks=tuple(inner),
            location=self._location(part, block, place, cell.page, cell.box),
        )

    def _paragraph(self, para: Para, place: Location) -> Paragraph:
        spans = spans_of(para, self._vocabulary)
        first = para.lines[0]
        for line in para.lines:
            for text in (self._notes[number] for number in line.notes):
                self.marks.append(Mark(kind="footnote", text=text, note=text, location=place))
        for words in lone_letters(para):
            self.marks.append(Mark(kind="line_end", text=words, location=place))
        return Paragraph(
            text="".join(span.text for span in spans),
            location=place,
            spans=spans,
            heading_level=first.tag.heading if first.tag else None,
            label=para.label,
            list_level=para.list_level,
            indent=round(max(0.0, first.box[0] - para.regions[0].left), 1),
            centred=is_centred_block(para),
        )

    def _place(self, part: Part, block: int, cell: Cell | None, para: Para) -> Location:
        """Where the paragraph stands, on the page where it begins."""
        page = para.lines[0].page
        box = around(line.box for line in para.lines if line.page == page)
        return self._location(part, block, cell, page, box)

    def _location(self, part: Part, block: int, cell: Cell | None, page: int, box: Box) -> Location:
        shown = rounded(self._pages[page].shown(box))
        return Location(part=part, block=block, cell=cell, page=page, bbox=shown)


def _position(block: Block) -> tuple[int, float]:
    """Page and height of a block."""
    place = block.location
    return place.page or 0, place.bbox[1] if place.bbox else 0.0


def _set_levels(paras: list[Para]) -> None:
    """Number the levels of bullets that follow each other by how far they are indented.

    Items that only the tags know of, as browsers draw their bullets, get a bullet.
    """
    stack: list[float] = []
    for para in paras:
        tag = para.lines[0].tag
        numbered = marker_of(f"{para.lines[0].text} ") is not None
        if tag and tag.item and para.label is None and not numbered:
            para.label = "•"  # drawn as a disc
        if para.label is None:
            stack = []
            continue
        left = para.lines[0].box[0]
        while stack and stack[-1] > left + _SAME_LEVEL:
            stack.pop()
        if not stack or left > stack[-1] + _SAME_LEVEL:
            stack.append(left)
        para.list_level = len(stack) - 1
