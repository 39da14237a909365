"""Walking the blocks of one story: paragraphs, tables, controls, and what is anchored in them."""

from __future__ import annotations

from lxml.etree import _Element as Element

from ingest.word.controls import read_control
from ingest.word.drawings import Drawing, diagram_lines
from ingest.word.inline import Inline
from ingest.word.names import (
    ALTERNATE,
    DEL,
    MOVE_FROM,
    PPR,
    SDT,
    SECT_PR,
    TBL,
    P,
    branch,
    w,
    word_fact,
)
from ingest.word.numbering import Counters
from ingest.word.package import Package
from ingest.word.paragraphs import (
    Own,
    build_paragraph,
    joins_next,
    note_mark_change,
    read_own,
)
from ingest.word.story import Story
from ingest.word.tables import read_table
from model.document import Block, Image, MarkKind, Paragraph, Span, Table
from model.errors import Damaged
from model.location import Cell, Location, Part

# Deeper than any form; a file beyond it is made to exhaust whoever walks the result.
_NESTED_TABLES = 40
# What these take out of the text is not in the blocks either.
_GONE = frozenset({"deletion", "hidden"})

_COMMENT_BEGIN, _COMMENT_END, _ID = w("commentRangeStart"), w("commentRangeEnd"), w("id")
_PROPERTIES = frozenset({SECT_PR, w("tcPr"), w("sdtPr"), w("customXmlPr")})
_UNREAD = {w("altChunk"): "chunk", w("subDoc"): "subdocument"}


class BlockReader:
    """Reads the blocks of one part, `source` in the package, and numbers them from `first`.

    Text boxes of the body are of part "textbox" and share the body's numbers. `unread` collects
    the names (in `data/word.toml`) of what is left out.
    """

    def __init__(
        self, story: Story, package: Package, source: str, part: Part, first: int = 0
    ) -> None:
        self.unread: list[str] = []
        self._story = story
        self._package = package
        self._source = source
        self._part: Part = part
        self._next = first
        self._cell: Cell | None = None
        self._depth = 0
        self._box_counters = Counters()
        self._carried: tuple[Inline, Own] | None = None

    def read(self, container: Element, mode: MarkKind | None = None) -> list[Block]:
        """The blocks in a container. `mode` is what becomes of its words, None for text.

        Raises Damaged where tables are nested absurdly deep.
        """
        outer, self._carried = self._carried, None
        blocks: list[Block] = []
        self._walk(container, mode, blocks)
        self._flush(mode, blocks)
        self._carried = outer
        return blocks

    def _walk(self, container: Element, mode: MarkKind | None, out: list[Block]) -> None:
        for child in container:
            tag = child.tag
            if tag == P:
                self._paragraph(child, mode, out)
            elif tag == TBL:
                self._flush(mode, out)
                self._table(child, mode, out)
            elif tag == SDT:
                control = read_control(child)
                if control.content is not None:
                    self._walk(control.content, mode or control.prompt, out)
            elif tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self._walk(chosen, mode, out)
            elif tag in (DEL, MOVE_FROM):
                self._walk(child, mode or "deletion", out)
            else:
                self._other(child, mode, out)

    def _other(self, child: Element, mode: MarkKind | None, out: list[Block]) -> None:
        tag = child.tag
        if tag == _COMMENT_BEGIN:
            self._story.begin_comment(child.get(_ID, ""))
        elif tag == _COMMENT_END:
            self._story.end_comment(child.get(_ID, ""))
        elif tag in _UNREAD:
            self.unread.append(_UNREAD[tag])
        elif tag not in _PROPERTIES and len(child):  # w:customXml, w:ins, whatever comes
            self._walk(child, mode, out)

    def _paragraph(self, element: Element, mode: MarkKind | None, out: list[Block]) -> None:
        own = read_own(element.find(PPR))
        style = self._story.styles.paragraph(own.style_id)
        if style.new_page if own.new_page is None else own.new_page:
            self._story.pages.asked()
        if self._carried is None:
            inline = Inline(self._story, style, mode)
        else:  # the mark between them is gone: one paragraph, in the style of the last
            inline = self._carried[0]
            inline.go_on(style)
        self._anchor(element, inline)
        inline.read(element)
        note_mark_change(own, self._story)
        self._carried = inline, own
        if not joins_next(own, inline, self._story):
            self._flush(mode, out)

    def _anchor(self, element: Element, inline: Inline) -> None:
        number = self._story.numbers.get(element)
        if number is not None:
            self._story.anchors = (*inline.anchors, number)
        inline.anchors = self._story.anchors

    def _flush(self, mode: MarkKind | None, out: list[Block]) -> None:
        """End the paragraph that was read last, if it has not ended yet."""
        if self._carried is None:
            return
        (inline, own), self._carried = self._carried, None
        location = self._location(inline.page)
        self._story.place(location)
        if mode in _GONE:
            return
        self._put(build_paragraph(inline, own, self._story, location), out)
        for drawing in inline.drawings:
            self._drawing(drawing, inline, mode, out)

    def _drawing(
        self, drawing: Drawing, inline: Inline, mode: MarkKind | None, out: list[Block]
    ) -> None:
        page, anchors = inline.page, inline.anchors
        if drawing.picture is not None:
            picture = drawing.picture
            image = Image(
                location=self._location(page),
                alt_text=picture.alt_text,
                decorative=picture.decorative,
                name=picture.name,
                anchors=anchors,
            )
            self._put(image, out)
        part, counters = self._part, self._story.counters
        self._part = "textbox" if part == "body" else part
        self._story.counters = self._box_counters
        for box in drawing.text_boxes:
            out.extend(self.read(box, mode))
        for line in self._diagram(drawing):
            paragraph = Paragraph(
                text=line,
                location=self._location(page),
                spans=(Span(text=line),),
                anchors=anchors,
            )
            self._put(paragraph, out)
        self._part, self._story.counters = part, counters

    def _diagram(self, drawing: Drawing) -> list[str]:
        if drawing.diagram is None:
            return []
        return diagram_lines(
            self._package.tree(self._package.target(self._source, drawing.diagram))
        )

    def _table(self, element: Element, mode: MarkKind | None, out: list[Block]) -> None:
        outermost = self._cell is None

        def read_cell(
            cell: Element, place: Cell, mode: MarkKind | None
        ) -> tuple[Location, tuple[Block, ...]]:
            if outermost:
                self._cell = place
            empty = self._location(self._story.pages.now)
            blocks = tuple(self.read(cell, mode))
            return blocks[0].location if blocks else empty, blocks

        self._depth += 1
        if self._depth > _NESTED_TABLES:
            raise Damaged(word_fact("nested"))
        grid = read_table(element, self._story.pages, mode, read_cell)
        self._depth -= 1
        if outermost:
            self._cell = None
        if mode in _GONE or not grid.cells:
            return
        table = Table(
            rows=grid.rows,
            columns=grid.columns,
            cells=grid.cells,
            location=self._location(grid.cells[0].location.page),
            header_rows=grid.header_rows,
        )
        self._put(table, out)

    def _location(self, page: int | None) -> Location:
        return Location(part=self._part, block=self._next, cell=self._cell, page=page)

    def _put(self, block: Block, out: list[Block]) -> None:
        out.append(block)
        if self._cell is None:
            self._next += 1
