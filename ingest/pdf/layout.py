"""The layout of one page: lines, tables and pictures in reading order, with where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.pdf.lines import Line
from model.location import Box


@dataclass(slots=True)
class Figure:
    """A picture; `alt` is its alternative text from the tags, or None.

    `decorative` says that the tags of the page leave it out, as they do with ornaments.
    """

    page: int
    box: Box
    alt: str | None = None
    decorative: bool = False


@dataclass(slots=True)
class FoundCell:
    """A cell with what stands in it: lines from top to bottom, tables, pictures.

    `shaded` says that its background is not white.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    lines: list[Line] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    shaded: bool = False

    @property
    def text(self) -> str:
        """The lines joined by spaces, for comparing."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in the cell."""
        return not (self.lines or self.tables or self.figures)


@dataclass(slots=True)
class FoundTable:
    """A table on a page, or over several pages once they are joined.

    `xs` are the column boundaries in points. `last_page` is where it ends.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    rows: int
    cells: list[FoundCell]
    last_page: int
    header_rows: int = 0
    ruled: bool = True

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def text(self) -> str:
        """All text, for comparing."""
        return "\n".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that somebody put on a page, on these words, at this place."""

    text: str
    words: str
    box: Box


@dataclass(frozen=True, slots=True)
class UnseenPassage:
    """Words on a page that nobody sees, and why, as a mark says it."""

    text: str
    why: str
    box: Box


Item = Line | FoundTable | Figure


def lines_in(items: Iterable[Item]) -> Iterator[Line]:
    """Every line of these items, those in cells and in tables inside cells too."""
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, FoundTable):
            for cell in item.cells:
                yield from cell.lines
                yield from lines_in(cell.tables)


@dataclass(slots=True)
class PageLayout:
    """A page as laid out. `stray` counts characters inside a table that no cell holds.

    Boxes are in the frame that the text is read in: the page as displayed, turned back by `turn`
    quarter turns where nearly all text runs down (1), upside down (2) or up (3).
    `picture_only` says that the page is a picture with next to no text; `tables_sought` is False
    where there was too much drawing to look for tables. `rules` are short horizontal lines.
    """

    number: int
    width: float
    height: float
    items: list[Item]
    characters: int = 0
    rules: list[Box] = field(default_factory=list)
    picture_only: bool = False
    tables_sought: bool = True
    stray: int = 0
    tagged: bool = False
    turn: int = 0
    remarks: list[Remark] = field(default_factory=list)
    unseen: list[UnseenPassage] = field(default_factory=list)

    def shown(self, box: Box) -> Box:
        """The box where it stands on the displayed page."""
        x0, top, x1, bottom = box
        across, down = self.width, self.height
        for _ in range(self.turn):
            x0, top, x1, bottom = down - bottom, x0, down - top, x1
            across, down = down, across
        return x0, top, x1, bottom
