"""The characters of a PDF page, read with PDFium as stretches of text.

The calls for each character are most of the time of a page; so only what the text needs is asked
for, and what follows each other on a baseline in one face is put together at once. Heights come
from the baseline and the font size, not from PDFium's boxes: those are taller for Ś and Ż.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import pypdfium2.raw as pdfium

from ingest.glyphs import sign
from ingest.pdf.fonts import Face, Fonts
from ingest.pdf.geometry import Frame, Point, overlap
from ingest.pdf.handles import Handle
from ingest.pdf.inks import Inks
from ingest.pdf.stretches import GAP, MADE_UP, NO_INK, PageText, Stretch, Turned
from ingest.pdf.surrogates import half_or_none, join_halves
from model.location import Box

# PDFium leaves out spaces that are drawn alone and makes up others where it sees a gap; a gap
# narrower than this share of the font size is kerning, one wider than the other is no space.
_NARROWEST_SPACE, _WIDEST_SPACE = 0.1, 0.5
_USUAL_SPACE = 0.25
_NO_WIDTH = 0.01
# Of spaces that follow each other PDFium keeps the first: so many may be missing after one.
_DROPPED = 2
_STRIDE = 8
# Browsers make an object of every letter; one of so few goes on in the colour of its word.
_FEW = 3
_TAB = 9
HYPHEN_AT_LINE_END = "\u0002"
# Where the codes of control characters (0–31, 128–159) are kept: of a font without a table they are
# letters. What stays there in the end is dropped.
KEPT_CONTROLS = 0x10FF00


@dataclass(slots=True)
class _Shared:
    """What the characters of one text object have in common. `turn` is None when upright.

    `ink`, `layered` and `order` as in `Stretch`.
    """

    face: Face
    size: float
    turn: int | None
    baseline: float
    mark: int
    ink: int
    layered: bool
    order: int


def read_text(page: Handle, frame: Frame, *, tagged: bool, most: int) -> PageText:
    """The text of an open PDFium page, at most `most` characters; none from outside the page.

    `tagged` says whether to ask for the marked-content ids.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageText()
    try:
        reader = _Reader(text_page, frame, tagged)
        reader.read(min(pdfium.FPDFText_CountChars(text_page), most))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    found = reader.found
    if _Texts.halves:
        join_halves(found)
    shown = frame.shown
    inside: list[Stretch] = []
    for stretch in found.upright:
        (inside if _on_page(stretch, shown) else found.outside).append(stretch)
    found.upright = inside
    if frame.crop:
        found.turned = {
            turn: kept
            for turn, chars in found.turned.items()
            if (kept := [char for char in chars if overlap(char.box, shown)])
        }
    return found


class _Reader:
    """One pass over the characters of a page; holds the structures that PDFium fills."""

    def __init__(self, text_page: Handle, frame: Frame, tagged: bool) -> None:
        self.found = PageText()
        self._text_page = text_page
        self._frame = frame
        self._tagged = tagged
        self._fonts = Fonts()
        self._inks = Inks()
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._numbers = tuple(ctypes.c_double() for _ in range(4))

    def read(self, count: int) -> None:
        """Read the characters 0 to `count` into `found`."""
        after_gap = True
        order, upright = self.found.order, self.found.upright
        for text_object, address, start, end in self._runs(count):
            if text_object is None:
                after_gap = True
                continue
            order[address] = len(order)
            long = end - start > _FEW
            begins = after_gap or long or not upright or upright[-1].texts[-1] == " "
            shared = self._shared(text_object, start, begins=begins)
            if shared.turn is not None:
                self._read_turned(shared, start, end)
            elif self._frame.rotation == 0:
                self._read_upright(shared, start, end, after_gap=after_gap)
            else:
                self._read_by_ink(shared, start, end, after_gap=after_gap)
            after_gap = False

    def _runs(self, count: int) -> Iterator[tuple[Handle | None, int, int, int]]:
        """(text object, its address, first, end); None and 0 for what PDFium made up itself.

        The characters of an object lie together, so it is asked of every eighth first.
        """
        object_of, text_page = pdfium.FPDFText_GetTextObject, self._text_page

        def address(index: int) -> int:
            pointer = object_of(text_page, index)
            return ctypes.addressof(pointer.contents) if pointer else 0

        index = 0
        while index < count:
            here, end = address(index), index + 1
            while here and end + _STRIDE <= count and address(end + _STRIDE - 1) == here:
                end += _STRIDE
            while end < count and address(end) == here:
                end += 1
            yield object_of(text_page, index) if here else None, here, index, end
            index = end

    def _shared(self, text_object: Handle, index: int, *, begins: bool) -> _Shared:
        """What the characters have in common. `begins`: not a letter in the middle of a word."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._text_page, index, matrix)
        pdfium.FPDFTextObj_GetFontSize(text_object, self._size)
        face = self._fonts.face(text_object)
        right, down = self._frame.direction(matrix.a, matrix.b)
        turn = _turn(right, down)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(text_object) if self._tagged else -1
        if begins:
            self._inks.ask(text_object, mode, marked=mark >= 0)
        fattened = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        skewed = turn is None and abs(matrix.c) > 0.1 * abs(matrix.d) and matrix.b == 0
        if (fattened and not face.bold) or (skewed and not face.italic):
            face = replace(face, bold=face.bold or fattened, italic=face.italic or skewed)
        return _Shared(
            face=face,
            size=abs(self._size.value) * math.hypot(matrix.c, matrix.d),
            turn=turn,
            baseline=_baseline(self._frame.point(matrix.e, matrix.f), turn),
            mark=mark,
            ink=NO_INK if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE else self._inks.ink,
            layered=self._inks.layered,
            order=len(self.found.order) - 1,
        )

    def _open(self, shared: _Shared, left: float, *, after_gap: bool) -> Stretch:
        """The stretch that text beginning at `left` goes on with, or a new one."""
        last = self.found.upright[-1] if self.found.upright else None
        if last and last.ends and abs(last.baseline - shared.baseline) < 0.1:
            gap = (left - last.ends[-1]) / (shared.size or 1.0)
            spaced = after_gap and not last.texts[-1].isspace()
            if spaced and _NARROWEST_SPACE < gap < _WIDEST_SPACE:
                last.add(MADE_UP, last.ends[-1], left)
                gap = 0.0
            alike = last.face == shared.face and abs(last.size - shared.size) < 0.1
            alike = alike and last.ink == shared.ink and last.layered == shared.layered
            if alike and last.mark == shared.mark and gap <= GAP and left >= last.starts[-1]:
                return last
        stretch = Stretch(
            shared.baseline,
            shared.size,
            shared.face,
            shared.mark,
            ink=shared.ink,
            layered=shared.layered,
            order=shared.order,
        )
        self.found.upright.append(stretch)
        return stretch

    def _read_upright(self, shared: _Shared, start: int, end: int, *, after_gap: bool) -> None:
        """The usual case, from PDFium's loose boxes: their sides are the advance widths."""
        rect, pointer, shift = self._rect, ctypes.byref(self._rect), self._frame.left
        code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        text_page, texts_of = self._text_page, _Texts.of(shared.face.symbols)
        widest = GAP * shared.size
        stretch: Stretch | None = None
        last_left = last_right = last_width = 0.0
        last_text = ""
        for index in range(start, end):
            text = texts_of[code_of(text_page, index)]
            if not text:
                continue
            box_of(text_page, index, pointer)
            left, right = rect.left - shift, rect.right - shift
            if text == " " and right - left < _NO_WIDTH:  # made up by PDFium inside the object
                after_gap = True
                continue
            apart = left - last_right - (_DROPPED * last_width if last_text == " " else 0.0)
            if stretch is None or after_gap or left < last_left or apart > widest:
                stretch = self._open(shared, left, after_gap=after_gap)
                texts, starts, ends = stretch.texts, stretch.starts, stretch.ends
                after_gap = False
            texts.append(text)
            starts.append(left)
            ends.append(right)
            last_left, last_right, last_width, last_text = left, right, right - left, text

    def _read_by_ink(self, shared: _Shared, start: int, end: int, *, after_gap: bool) -> None:
        """Upright text on a turned page, where the loose boxes are wrong: from the tight ones."""
        stretch: Stretch | None = None
        for text, (left, _, right, _) in self._inked(shared, start, end):
            fresh = stretch is None or left < stretch.starts[-1]
            if stretch is None or fresh or left > stretch.ends[-1] + GAP * shared.size:
                stretch = self._open(shared, left, after_gap=after_gap and stretch is None)
            stretch.add(text, left, right)

    def _read_turned(self, shared: _Shared, start: int, end: int) -> None:
        turned = self.found.turned.setdefault(shared.turn or 0, [])
        for text, box in self._inked(shared, start, end):
            turned.append(Turned(text, box, shared.baseline, shared.size, shared.face))

    def _inked(
        self, shared: _Shared, start: int, end: int
    ) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
        """(text, box on the displayed page around the ink) of characters; a space has a width."""
        x0, x1, y0, y1 = self._numbers
        texts_of = _Texts.of(shared.face.symbols)
        for index in range(start, end):
            text = texts_of[pdfium.FPDFText_GetUnicode(self._text_page, index)]
            if not text:
                continue
            pdfium.FPDFText_GetCharBox(self._text_page, index, x0, x1, y0, y1)
            left, top, right, bottom = self._frame.box(x0.value, y0.value, x1.value, y1.value)
            if text == " ":
                right = max(right, left + _USUAL_SPACE * shared.size)
            yield text, (left, top, right, bottom)


class _Texts(dict[int, str]):
    """Code → text for one table of symbols (None: letters), worked out once for each code."""

    _known: ClassVar[dict[str | None, _Texts]] = {}
    halves: ClassVar[bool] = False  # whether any code so far was half a character

    def __init__(self, symbols: str | None) -> None:
        super().__init__({_TAB: " ", 2: HYPHEN_AT_LINE_END})
        self._symbols = symbols

    def __missing__(self, code: int) -> str:
        control = code < 32 or 127 <= code < 160
        if half := half_or_none(code):
            _Texts.halves = True
            self[code] = half
            return half
        self[code] = text = (
            sign(code, self._symbols)
            if self._symbols or not control
            else chr(KEPT_CONTROLS + code)
            if code
            else ""
        )
        return text

    @classmethod
    def of(cls, symbols: str | None) -> _Texts:
        """The one for this table."""
        if symbols not in cls._known:
            cls._known[symbols] = cls(symbols)
        return cls._known[symbols]


def _turn(right: float, down: float) -> int | None:
    """None for text that runs to the right, else the quarter turns, 0 when it slants."""
    if abs(down) <= 0.05 * abs(right):
        return None if right > 0 else 2
    if abs(right) <= 0.05 * abs(down):
        return 1 if down > 0 else 3
    return 0


def _baseline(origin: Point, turn: int | None) -> float:
    """How far down the text stands, in a frame turned so that it runs to the right."""
    x, y = origin
    return {1: -x, 2: -y, 3: x}.get(turn or 0, y)


def _on_page(stretch: Stretch, shown: Box) -> bool:
    if not stretch.texts:
        return False
    x0, top, x1, bottom = stretch.box
    return x1 > shown[0] and x0 < shown[2] and bottom > shown[1] and top < shown[3]
