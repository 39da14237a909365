"""A scanned page: its picture set straight, its text recognised, its tables told by their lines."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from PIL import Image

from ingest.pdf.drawing import Drawing
from ingest.pdf.geometry import Frame
from ingest.pdf.layout import PageLayout
from ingest.pdf.page import lay_out as lay_out_text
from ingest.pdf.vocabulary import IsWord
from ingest.programs import tesseract
from ingest.programs.workspace import Workspace
from ingest.scan.align import Sheet, paper
from ingest.scan.boxes import find_boxes, with_boxes, without_boxes
from ingest.scan.cells import cells_between
from ingest.scan.counted import mend_counts
from ingest.scan.joints import apart, edges, joined
from ingest.scan.measuring import Measured, measured, settled
from ingest.scan.mending import mended
from ingest.scan.picture import DPI, PER_POINT, Picture, View, drawn, ink_in, is_printed, print_on
from ingest.scan.pieces import sureness
from ingest.scan.reading import Read, read_print
from ingest.scan.rulings import Ruling, erase, find_rulings
from ingest.scan.signs import with_signs
from ingest.scan.skew import levelled, skew_of, unlevelled
from ingest.scan.text import page_text, text_upwards
from ingest.scan.type import Types
from ingest.scan.words import Word
from model.location import Box

# Below this a page was probably read lying on its side or upside down.
_READABLE = 60
_QUARTERS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found on a page before the document's types are known. Points of the picture.

    The picture was turned back by `turn` quarters and `skew` degrees. `grey` are the cells with a
    background; `upwards` as in `Read`;
    `sure` is how sure Tesseract is of the letters, 0–100; `printed` says whether there is more on
    the page than specks.
    """

    number: int
    view: View
    width: float
    height: float
    turn: int
    skew: float
    rulings: list[Ruling]
    grey: list[Box]
    paragraphs: list[list[list[Measured]]]
    upwards: list[list[Word]]
    sure: float
    printed: bool

    @property
    def lines(self) -> list[list[Measured]]:
        """All lines of words."""
        return [line for paragraph in self.paragraphs for line in paragraph]

    @property
    def sheet(self) -> Sheet:
        """What tells how the page lies."""
        words = [[one.word for one in line] for line in self.lines]
        return Sheet(self.width, self.height, self.rulings, words)


@dataclass(slots=True)
class ScannedPage(PageLayout):
    """A page in the frame of its levelled picture; `shown` leads back to the page as displayed.

    It was `seen` so, and moved by `way` points to the right and down. Its width and height are
    those of the paper.
    """

    seen: Recognised | None = None
    way: tuple[float, float] = (0.0, 0.0)

    def shown(self, box: Box) -> Box:
        """The box where it stands on the displayed page: around it, as it lies askew there."""
        seen = self.seen
        if seen is None:
            return box
        middle = seen.width / 2, seen.height / 2
        x, y = (box[0] + box[2]) / 2 - self.way[0], (box[1] + box[3]) / 2 - self.way[1]
        x, y = unlevelled(x, y, middle, seen.skew)
        half, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        picture = PageLayout(self.number, seen.width, seen.height, [], turn=self.turn)
        sides = picture.shown((x - half, y - high, x + half, y + high))
        x0, top, x1, bottom = (side * seen.view.scale for side in sides)
        right, down = seen.view.corner
        return x0 + right, top + down, x1 + right, bottom + down


def recognise(program: str, space: Workspace, picture: Picture, *, can_turn: bool) -> Recognised:
    """Read the picture of a page. `can_turn`: Tesseract can tell which way up it is.

    Raises what `tesseract.recognise` raises.
    """
    found = _recognise(program, space, picture)
    legible = bool(found.paragraphs) and found.sure >= _READABLE
    if legible or not found.printed or not can_turn:
        return found
    turns = tesseract.quarter_turns(program, space, picture.grey, DPI)
    if turns == 0:
        return found
    upright = replace(picture, grey=picture.grey.transpose(_QUARTERS[3 - turns]))
    again = replace(_recognise(program, space, upright), turn=(4 - turns) % 4)
    return max(found, again, key=lambda one: (bool(one.paragraphs), one.sure))


def lay_out(
    page: Recognised, types: Types, way: tuple[float, float], is_word: IsWord | None
) -> ScannedPage:
    """The page as the PDF reader lays one out, with the types of the whole document.

    It is moved by `way`, points to the right and down.
    """
    typed = (line for paragraph in page.paragraphs for line in types.typed(paragraph))
    text = page_text([mended(line, is_word) for line in typed], way)
    text.turned = text_upwards(page.upwards, types.usual, way)
    frame = Frame(0.0, 0.0, *paper(page.width, page.height))
    right, down = way
    grey = [(x0 + right, t + down, x1 + right, b + down) for x0, t, x1, b in page.grey]
    drawing = Drawing(edges=edges(page.rulings, way), colours=grey)
    layout = lay_out_text(text, drawing, {}, frame, page.number)
    mend_counts(layout.items)
    known = {field.name: getattr(layout, field.name) for field in fields(PageLayout)}
    known["turn"] = page.turn
    return ScannedPage(**known, seen=page, way=way)


def _recognise(program: str, space: Workspace, picture: Picture) -> Recognised:
    """Read a picture as it lies."""
    seen = print_on(picture.grey)
    skew = skew_of(seen.ink)
    ink = ink_in(levelled(drawn(seen.ink), skew))
    rulings = find_rulings(ink)
    of_tables = joined(rulings)
    others = [line for line in apart(rulings, of_tables) if line.solid]
    ink = erase(erase(ink, of_tables), others, underlines=True)
    boxes = find_boxes(ink)
    ink = without_boxes(ink, boxes)
    printed = is_printed(ink)
    cells = cells_between(of_tables, np.asarray(levelled(Image.fromarray(seen.paper), skew)))
    read = read_print(program, space, ink, cells) if printed else Read([], [])
    lines_settled = [[settled(ink, line) for line in one] for one in read.paragraphs]
    paragraphs = with_signs(ink, with_boxes(lines_settled, boxes), of_tables)
    return Recognised(
        number=picture.number,
        view=picture.view,
        width=ink.shape[1] / PER_POINT,
        height=ink.shape[0] / PER_POINT,
        turn=0,
        skew=skew,
        rulings=[*of_tables, *apart(rulings, of_tables)],
        grey=cells.grey,
        paragraphs=[[measured(ink, line) for line in paragraph] for paragraph in paragraphs],
        upwards=read.upwards,
        sure=_sure(read),
        printed=printed or bool(boxes),
    )


def _sure(read: Read) -> float:
    """How sure Tesseract is of the letters of a page; surely, where there are none."""
    sure = sureness([*(line for one in read.paragraphs for line in one), *read.upwards])
    return 100.0 if sure is None else sure
