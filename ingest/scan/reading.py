"""Reading the print of a levelled page with Tesseract, its cells one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.programs import tesseract
from ingest.programs.workspace import Workspace
from ingest.scan.cells import Cells
from ingest.scan.picture import DPI, PER_POINT, Bytes, drawn
from ingest.scan.pieces import Piece, put_back, stacked, sureness, unread
from ingest.scan.words import Line, Paragraph, read_words
from model.location import Box

# A cell is read sideways, too, when its print is so many times as high as wide, higher than so many
# points, and Tesseract is not so sure of what it read.
_TALLER, _TALL = 1.5, 25.0
_UNSURE = 70
# It must be surer of what it reads sideways.
_SURER = 10


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: paragraphs, and lines that run up the page, as in the head of a column.

    The baseline of the words of those is how far across the page their letters stand.
    """

    paragraphs: list[Paragraph]
    upwards: list[Line]


def read_print(program: str, space: Workspace, ink: Bytes, cells: Cells) -> Read:
    """The text of a page; the rulings of its tables are erased from `ink`.

    What stands around the tables is read as it stands; the cells, and what was missed, are read
    one by one. Raises what `tesseract.recognise` raises.
    """
    rest = _without(ink, cells.plain)
    around = _without(rest, cells.holders)
    read = read_words(tesseract.recognise(program, space, drawn(around), DPI))
    parts = [(ink, box) for box in cells.plain] + [(rest, box) for box in cells.holders]
    missed = [(around, box) for box in unread(around, read)]
    column, pieces = stacked([*parts, *missed])
    if not pieces:
        return Read(read, [])
    more = read_words(tesseract.recognise(program, space, drawn(column), DPI, block=True))
    back = put_back(more, pieces)
    upwards: list[Line] = []
    for piece, lines in _sideways(program, space, ink, _doubtful(pieces, back)).items():
        if (sureness(lines) or 0) >= (sureness(back.get(piece, [])) or 0) + _SURER:
            back.pop(piece, None)
            upwards += lines
    return Read([*read, *back.values()], upwards)


def _doubtful(pieces: Sequence[Piece], back: dict[Piece, Paragraph]) -> list[Piece]:
    """The tall pieces that were read badly."""
    tall = [
        piece
        for piece in pieces
        if piece.box[3] - piece.box[1]
        > max(_TALL * PER_POINT, _TALLER * (piece.box[2] - piece.box[0]))
    ]
    return [piece for piece in tall if (sureness(back.get(piece, [])) or 0) < _UNSURE]


def _sideways(
    program: str, space: Workspace, ink: Bytes, pieces: Sequence[Piece]
) -> dict[Piece, Paragraph]:
    """What these pieces say when they are read from the bottom up."""
    if not pieces:
        return {}
    boxes = [tuple(map(float, piece.box)) for piece in pieces]
    column, turned = stacked([(ink, (x0, t, x1, b)) for x0, t, x1, b in boxes], turned=True)
    read = read_words(tesseract.recognise(program, space, drawn(column), DPI, block=True))
    upright = {piece.box: piece for piece in pieces}
    return {upright[piece.box]: lines for piece, lines in put_back(read, turned).items()}


def _without(ink: Bytes, boxes: Sequence[Box]) -> Bytes:
    """The print outside these boxes."""
    rest = ink.copy()
    for x0, top, x1, bottom in boxes:
        rest[round(top) : round(bottom), round(x0) : round(x1)] = 0
    return rest
