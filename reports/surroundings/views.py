"""What is shown of the place of a finding, as data: made where the file is, shown in the notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.base import Frozen
from model.location import Box
from model.text import squeeze

_THIRD = 1 / 3
_MOSTLY = 0.8


class Piece(Frozen):
    """A stretch of a line; `marked` where it is the passage that a finding is about."""

    text: str
    marked: bool = False


class Passage(Frozen):
    """A paragraph, shortened around its marks; `label` is its automatic number or bullet.

    `kind` is "empty", "table" or "image" for what has no text of its own to show.
    """

    kind: Literal["text", "empty", "table", "image"] = "text"
    label: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def is_marked(self) -> bool:
        """Whether some of it is the passage that a finding is about."""
        return any(piece.marked for piece in self.pieces)


class ParagraphView(Frozen):
    """A paragraph between its neighbours; None where there is none."""

    kind: Literal["paragraph"] = "paragraph"
    before: Passage | None
    here: Passage
    after: Passage | None

    def shows(self, quote: str) -> bool:
        """Whether the whole quote is marked in it."""
        return _says((self.here,), quote)


class CellView(Frozen):
    """A cell under its heading ("" for none); `here` where the finding is."""

    heading: str
    lines: tuple[Passage, ...]
    here: bool


class RowView(Frozen):
    """A row of a table."""

    kind: Literal["row"] = "row"
    cells: tuple[CellView, ...]

    def shows(self, quote: str) -> bool:
        """Whether the whole quote is marked in it."""
        return any(_says(cell.lines, quote) for cell in self.cells)


class PageView(Frozen):
    """A part of a page: `box` of the picture of this number, the quoted words marked in it.

    Boxes are in points from the top left of the picture. `frame` is the place of the finding where
    the words stand elsewhere or are not found; `covered` says that private data is blacked out.
    """

    kind: Literal["page"] = "page"
    page: int
    picture: int
    box: Box
    marks: tuple[Box, ...] = ()
    frame: Box | None = None
    covered: bool = False

    @property
    def side(self) -> Literal["xMin", "xMid", "xMax"]:
        """Where the marks are, in the words of SVG: what a narrow screen shows of the part."""
        seen = (*self.marks, self.frame) if self.frame else self.marks
        width = max(1.0, self.box[2] - self.box[0])
        if min(box[0] for box in seen) < self.box[0] + _THIRD * width:
            return "xMin"
        return "xMax" if max(box[2] for box in seen) > self.box[2] - _THIRD * width else "xMid"


class Unshown(Frozen):
    """A part of a page that is not shown, and why: the file of notes would grow too large, or
    private data on the page could not be covered.
    """

    kind: Literal["unshown"] = "unshown"
    page: int
    reason: Literal["limit", "private"]


class Picture(Frozen):
    """A part of a page that several views may share: its size in points, and a data URI."""

    width: float
    height: float
    data: str


View = Annotated[ParagraphView | RowView | PageView | Unshown, Field(discriminator="kind")]


class Views(Frozen):
    """The views of one file: by fingerprint of the finding, and the pictures they refer to."""

    of: dict[str, View] = Field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()


def _says(passages: tuple[Passage, ...], quote: str) -> bool:
    """Whether a quote is marked: the number before it and signs in it do not count."""
    marked = " ".join(piece.text for each in passages for piece in each.pieces if piece.marked)
    said, wanted = _signless(marked), _signless(quote)
    if not wanted:
        return squeeze(marked) == squeeze(quote)
    return bool(said) and said in wanted and len(said) >= _MOSTLY * len(wanted)


def _signless(text: str) -> str:
    return "".join(filter(str.isalnum, text))
