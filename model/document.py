"""What a file says and where it says it, the same for Word and PDF.

A reader builds one `Document`; nothing later opens the file again except the writers of marked-up
copies. Text is as the author meant it to be read: tracked deletions are left out (and kept in
`marks`), automatic list numbers are worked out, soft hyphens are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from model.base import Frozen
from model.location import Cell, Location, Part
from model.text import squeeze

ReaderName = Literal["word", "pdf", "office", "scan"]


class Span(Frozen):
    """A stretch of text in one format. `size` is in points, None where it is not stated."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    size: float | None = None


class Paragraph(Frozen):
    """A paragraph of text.

    `style` is the name of its style as the file gives it (None in a PDF); `heading_level` is 1–9
    where the file itself declares a heading (outline level of the style, or a PDF tag), else None:
    headings by look are found later, from `spans`. `label` is the number or bullet that Word
    computes for an automatic list ("1.", "a)", "•"), never part of `text`; a typed number stays in
    `text`. `list_level` counts from 0. `indent` is the left indent in points.

    `anchors` are for writers of marked-up copies: the numbers of the w:p elements in the w:body of
    a Word file that the paragraph was read from, or at which it stands (a footnote: where it is
    referred to), counted from 0 in the order of the XML, nested ones too. Empty for what stands
    beside the body (headers, footers) and for other formats.
    """

    kind: Literal["paragraph"] = "paragraph"
    text: str
    location: Location
    spans: tuple[Span, ...] = ()
    style: str | None = None
    heading_level: int | None = None
    label: str | None = None
    list_level: int | None = None
    indent: float = 0.0
    centred: bool = False
    anchors: tuple[int, ...] = ()

    @property
    def bold(self) -> bool:
        """True when every visible character is bold."""
        inked = [span for span in self.spans if span.text.strip()]
        return bool(inked) and all(span.bold for span in inked)

    @property
    def size(self) -> float | None:
        """The size in points of most of the characters, or None when the file does not say."""
        sizes: dict[float, int] = {}
        for span in self.spans:
            if span.size is not None:
                sizes[span.size] = sizes.get(span.size, 0) + len(span.text)
        return max(sizes, key=sizes.__getitem__) if sizes else None

    @property
    def full_text(self) -> str:
        """The text with the automatic label before it, as a person sees it."""
        return f"{self.label} {self.text}" if self.label else self.text


class TableCell(Frozen):
    """One cell. A merged cell stands once, at its top left, and spans rows and columns.

    `shaded` is True for a background other than white.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False
    blocks: tuple[Block, ...] = ()
    location: Location

    @cached_property
    def text(self) -> str:
        """The paragraphs of the cell, one a line; nested tables row by row."""
        return "\n".join(line for block in self.blocks for line in block_lines(block))

    @cached_property
    def typed_text(self) -> str:
        """The text without automatic bullets and numbers, every line squeezed."""
        paragraphs = (part for block in self.blocks for part in block_paragraphs(block))
        lines = (squeeze(line) for part in paragraphs for line in part.text.splitlines())
        return "\n".join(filter(None, lines))


class Table(Frozen):
    """A table as a grid. `header_rows` counts the leading rows that the file marks as header.

    `ruled` is False for a table found by the position of its words only. Every grid position is
    covered by at most one cell; positions that the file leaves out are covered by none.
    """

    kind: Literal["table"] = "table"
    rows: int
    columns: int
    cells: tuple[TableCell, ...]
    location: Location
    header_rows: int = 0
    ruled: bool = True

    def grid(self) -> tuple[tuple[TableCell | None, ...], ...]:
        """rows × columns; a merged cell fills every position that it covers."""
        return self._grid

    @cached_property
    def _grid(self) -> tuple[tuple[TableCell | None, ...], ...]:
        grid: list[list[TableCell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return tuple(map(tuple, grid))


class Image(Frozen):
    """A picture. `alt_text` is None when the file has none; decorative pictures say so.

    `anchors` as in a paragraph.
    """

    kind: Literal["image"] = "image"
    location: Location
    alt_text: str | None = None
    decorative: bool = False
    name: str | None = None
    anchors: tuple[int, ...] = ()


Block = Paragraph | Table | Image
TableCell.model_rebuild()
Table.model_rebuild()

MarkKind = Literal[
    "insertion",
    "deletion",
    "formatting",
    "comment",
    "hidden",
    "unseen",
    "placeholder",
    "unfilled_date",
    "footnote",
    "line_end",
]


class Mark(Frozen):
    """Something that a reader noticed beside the plain text.

    `text` is what was inserted, deleted, hidden, the anchor words of a comment, the paragraph that
    was formatted anew, or the prompt that a content control still shows; `note` is the text of a
    comment or footnote. "hidden" is no part of the text: in a Word file what is formatted so, in a
    PDF what paints nothing (`note` "invisible"), stands on a layer that is off ("layer") or off the
    part of the page that is shown ("cropped"), or lies under a rectangle ("covered"). "unseen" is
    part of the text that nobody sees, since it has the colour of its ground (`note` "colour") or
    letters of a point or two ("size"). A "line_end" is the end of a
    line of a PDF that is long enough for another break and ends with a letter that stands alone,
    with the words before it.
    """

    kind: MarkKind
    text: str
    location: Location
    note: str | None = None


class Metadata(Frozen):
    """What the file says of itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    company: str | None = None
    last_editor: str | None = None
    language: str | None = None


class Document(Frozen):
    """One submission, read. `blocks` holds every part; `body()` is the text in reading order.

    Text boxes stand in `blocks` at their anchor with part "textbox". `pages` is None for a Word
    file that does not say. `unread` names what the reader had to leave out, in words for people;
    `remarks` what else an editor should know of the file, such as letters that were put right.
    """

    reader: ReaderName
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    metadata: Metadata = Metadata()
    pages: int | None = None
    tagged: bool | None = None
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def part(self, part: Part) -> tuple[Block, ...]:
        """The blocks of one part in order."""
        return tuple(block for block in self.blocks if block.location.part == part)

    def body(self) -> tuple[Block, ...]:
        """Body and text boxes in reading order."""
        return tuple(block for block in self.blocks if block.location.part in ("body", "textbox"))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of every part, those in table cells too."""
        for block in self.blocks:
            yield from block_paragraphs(block)

    def marks_of(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """The marks of these kinds in reading order."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


def block_paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs in a block: itself, or those of a table's cells, nested ones too."""
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from block_paragraphs(inner)


def block_lines(block: Block) -> Iterator[str]:
    """The text of a block line by line, with automatic labels; empty lines are left out."""
    for paragraph in block_paragraphs(block):
        if paragraph.text.strip():
            yield paragraph.full_text


def cell_at(table: Table, place: Cell) -> TableCell | None:
    """The cell that covers (row, column), or None."""
    row, column = place
    for cell in table.cells:
        inside = cell.row <= row < cell.row + cell.row_span
        if inside and cell.column <= column < cell.column + cell.column_span:
            return cell
    return None
