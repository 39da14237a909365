"""Finding quoted words on the pages of a PDF, as rectangles, with PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from model.finding import Finding
from model.location import Location
from model.plan import Action
from reports.pdf_marks.geometry import Rectangle, Sheet, apart, share_inside, sheet_of
from reports.quotes import find_quote

# A paragraph or cell may go on over the page, and a cell be named by its row; words that are
# further away from the place than this, in points, are others that read the same.
_FARTHEST = 400.0
_MOSTLY = 0.5
# Commas and full stops share little height with the letters before them; in justified text a gap
# between words may be this many times the size of a letter.
_TOUCHING = 0.1
_WIDEST_GAP = 4.0


class Pages:
    """The pages of one open PDF, read only where a mark is looked for."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._read: dict[int, Page] = {}

    def page(self, number: int) -> Page | None:
        """The page of this number (from 1), None when there is none or it does not open."""
        if not 1 <= number <= len(self._document):
            return None
        if number not in self._read:
            raw = pdfium.FPDF_LoadPage(self._document.raw, number - 1)
            if not raw:
                return None
            try:
                self._read[number] = Page(raw, number)
            finally:
                pdfium.FPDF_ClosePage(raw)
        return self._read[number]


@contextmanager
def open_pages(data: bytes) -> Iterator[Pages]:
    """The pages of a PDF, open inside the with block. Raises PdfiumError when it does not open."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield Pages(document)
    finally:
        document.close()


class Page:
    """The characters of one page, in the order of the file."""

    def __init__(self, raw: Any, number: int) -> None:  # noqa: ANN401 - PDFium's handle
        self.number = number
        self.sheet: Sheet = sheet_of(raw)
        self.text = ""
        self._boxes: list[Rectangle | None] = []
        text_page = pdfium.FPDFText_LoadPage(raw)
        if not text_page:
            return
        try:
            self._take_in(text_page)
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def _take_in(self, text_page: Any) -> None:  # noqa: ANN401 - PDFium's handle
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        chars = []
        for index in range(pdfium.FPDFText_CountChars(text_page)):
            code = pdfium.FPDFText_GetUnicode(text_page, index)
            chars.append(chr(code) if code <= 0x10FFFF else "\ufffd")
            # Around the ink: PDFium's loose boxes are wrong on turned pages.
            known = pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
            box = (left.value, bottom.value, right.value, top.value)
            inked = known and box[2] > box[0] and box[3] > box[1]
            self._boxes.append(box if inked else None)
        self.text = "".join(chars)

    def words(self, quote: str, at: Rectangle | None) -> list[Rectangle]:
        """The lines of the quote nearest to a rectangle, as rectangles; [] when it is not there.

        Tried first with the characters inside the rectangle alone, since the lines of neighbouring
        cells may be mixed in the file; then on the whole page.
        """
        if at is not None:
            inside = [
                index
                for index, box in enumerate(self._boxes)
                if box is None or share_inside(box, at) > _MOSTLY
            ]
            text = "".join(self.text[index] for index in inside)
            for start, end in find_quote(text, quote):
                return self.lines(inside[start:end])
        found = [self.lines(range(start, end)) for start, end in find_quote(self.text, quote)]
        if at is None:
            return found[0] if found else []
        near = [(apart(lines[0], at), lines) for lines in found if lines]
        distance, lines = min(near, default=(0.0, []))
        return lines if distance <= _FARTHEST else []

    def lines(self, indices: list[int] | range) -> list[Rectangle]:
        """Rectangles around characters of `text`, one for each stretch on a line."""
        lines: list[Rectangle] = []
        for index in indices:
            box = self._boxes[index]
            if box is None or self.text[index].isspace():
                continue
            if lines and _goes_on(lines[-1], box):
                last = lines[-1]
                lines[-1] = (
                    min(last[0], box[0]),
                    min(last[1], box[1]),
                    max(last[2], box[2]),
                    max(last[3], box[3]),
                )
            else:
                lines.append(box)
        return lines


def words_of(
    pages: Pages, finding: Finding, actions: Sequence[Action]
) -> tuple[int, list[Rectangle]]:
    """The page and the lines of a finding's quote, (0, []) when it is not found.

    What lacks in one cell is quoted from another: the action's name, where that stands.
    """
    if finding.location is None or not finding.quote:
        return 0, []
    named = (action.location for action in actions if action.name == finding.quote)
    for place in (finding.location, *named):
        page, lines = found_near(pages, finding.quote, place)
        if lines:
            return page, lines
    return 0, []


def found_near(pages: Pages, quote: str, place: Location) -> tuple[int, list[Rectangle]]:
    """The page and the rectangles of a quote: on the page of the place, else on the next one.

    (0, []) when it is on neither.
    """
    first = place.page or 1
    for number in (first, first + 1):
        page = pages.page(number)
        if page is None:
            continue
        here = number == place.page and place.bbox is not None
        at = page.sheet.rectangle(place.bbox) if here and place.bbox else None
        if lines := page.words(quote, at):
            return number, lines
    return 0, []


def _goes_on(line: Rectangle, box: Rectangle) -> bool:
    """Whether a character stands on the same line as those before it, upright or turned."""
    size = max(box[3] - box[1], box[2] - box[0])
    if apart(line, box) > _WIDEST_GAP * size:
        return False
    upright = _shared(line[1], line[3], box[1], box[3])
    turned = _shared(line[0], line[2], box[0], box[2])
    if line[2] - line[0] >= line[3] - line[1] or upright >= turned:
        return upright > _TOUCHING
    return turned > _TOUCHING


def _shared(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much two stretches share, as part of the shorter."""
    shorter = min(a1 - a0, b1 - b0)
    return (min(a1, b1) - max(a0, b0)) / shorter if shorter > 0 else 0.0
