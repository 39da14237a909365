"""The characters of a PDF page, read with PDFium, in the shape that pdfplumber's finders take.

Only what the finders and the text need is asked for: the calls for each character are most of the
time of a page. Top and bottom come from the baseline and the font size, not from PDFium's boxes:
those are taller for Ś and Ż, which would split words.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, TypedDict

import pypdfium2.raw as pdfium

from ingest.pdf_fonts import Face, Fonts
from ingest.pdf_geometry import Frame, Point
from ingest.pdf_glyphs import sign
from ingest.pdf_handles import Handle

# How far letters rise above the baseline, in shares of the font size. One value for every font, so
# that a bullet from a symbol font has the top of the words beside it.
ASCENT = 0.78
# PDFium leaves out spaces that are drawn alone and makes up others where it sees a gap; a gap
# narrower than this share of the font size is kerning, one wider than the other is no space.
_NARROWEST_SPACE, _WIDEST_SPACE = 0.1, 1.0
_USUAL_SPACE = 0.25
_STRIDE = 8
_TAB, _CONTROLS = 9, 32
HYPHEN_AT_LINE_END = "\u0002"


class Char(TypedDict):
    """A character as pdfplumber's word finder takes it, with what the text needs besides.

    `baseline` is in points from the top of the page (for turned text: of the page turned so that
    the text runs to the right). `mark` is the marked-content id that ties the character to the
    tags of the file, or -1.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    doctop: float
    upright: bool
    size: float
    baseline: float
    face: Face
    mark: int


@dataclass(slots=True)
class PageChars:
    """The characters of a page in the order of the file: the upright ones, and those turned.

    `turned` is by quarter turns clockwise (1 reads downwards, 2 is upside down, 3 reads upwards);
    0 holds what slants, such as a watermark. Boxes are where the characters stand on the page.
    """

    upright: list[Char] = field(default_factory=list)
    turned: dict[int, list[Char]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many characters there are."""
        return len(self.upright) + sum(len(chars) for chars in self.turned.values())


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the characters of one text object have in common. `turn` is None when upright."""

    face: Face
    size: float
    turn: int | None
    baseline: float
    mark: int


def read_chars(page: Handle, frame: Frame, *, tagged: bool, most: int) -> PageChars:
    """The characters of an open PDFium page, at most `most`; none from outside the page.

    `tagged` says whether to ask for the marked-content ids.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageChars()
    try:
        reader = _Reader(text_page, frame, tagged)
        reader.read(min(pdfium.FPDFText_CountChars(text_page), most))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    found = reader.found
    width, height = frame.width, frame.height
    found.upright = [
        char
        for char in found.upright
        if char["x1"] > 0 and char["x0"] < width and char["bottom"] > 0 and char["top"] < height
    ]
    return found


class _Reader:
    """One pass over the characters of a page; holds the structures that PDFium fills."""

    def __init__(self, text_page: Handle, frame: Frame, tagged: bool) -> None:
        self.found = PageChars()
        self._text_page = text_page
        self._frame = frame
        self._tagged = tagged
        self._fonts = Fonts()
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._numbers = tuple(ctypes.c_double() for _ in range(4))

    def read(self, count: int) -> None:
        """Read the characters 0 to `count` into `found`."""
        after_gap = False
        for text_object, start, end in self._runs(count):
            if text_object is None:
                after_gap = True
                continue
            shared = self._shared(text_object, start)
            if shared.turn is None and self._frame.rotation == 0:
                chars = self._upright(shared, start, end)
            else:
                chars = self._by_ink(shared, start, end)
            if shared.turn is not None:
                self.found.turned.setdefault(shared.turn, []).extend(chars)
                continue
            if after_gap and chars and self.found.upright:
                self.found.upright.extend(_blank_between(self.found.upright[-1], chars[0]))
            self.found.upright.extend(chars)
            after_gap = False

    def _runs(self, count: int) -> Iterator[tuple[Handle | None, int, int]]:
        """(text object, first, end) for each stretch; None for what PDFium made up itself.

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
            yield object_of(text_page, index) if here else None, index, end
            index = end

    def _shared(self, text_object: Handle, index: int) -> _Shared:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._text_page, index, matrix)
        pdfium.FPDFTextObj_GetFontSize(text_object, self._size)
        face = self._fonts.face(text_object)
        right, down = self._frame.direction(matrix.a, matrix.b)
        turn = _turn(right, down)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        fattened = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        skewed = turn is None and abs(matrix.c) > 0.1 * abs(matrix.d) and matrix.b == 0
        if (fattened and not face.bold) or (skewed and not face.italic):
            face = replace(face, bold=face.bold or fattened, italic=face.italic or skewed)
        return _Shared(
            face=face,
            size=abs(self._size.value) * math.hypot(matrix.c, matrix.d),
            turn=turn,
            baseline=_baseline(self._frame.point(matrix.e, matrix.f), turn),
            mark=pdfium.FPDFPageObj_GetMarkedContentID(text_object) if self._tagged else -1,
        )

    def _upright(self, shared: _Shared, start: int, end: int) -> list[Char]:
        """The usual case, from PDFium's loose boxes: their sides are the advance widths."""
        rect, pointer, left = self._rect, ctypes.byref(self._rect), self._frame.left
        code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        text_page, texts = self._text_page, _Texts.of(shared.face.symbols)
        face, size, baseline, mark = shared.face, shared.size, shared.baseline, shared.mark
        top = baseline - ASCENT * size
        bottom = top + size
        chars: list[Char] = []
        for index in range(start, end):
            text = texts[code_of(text_page, index)]
            if text:
                box_of(text_page, index, pointer)
                chars.append(
                    {
                        "text": text,
                        "x0": rect.left - left,
                        "x1": rect.right - left,
                        "top": top,
                        "bottom": bottom,
                        "doctop": top,
                        "upright": True,
                        "size": size,
                        "baseline": baseline,
                        "face": face,
                        "mark": mark,
                    }
                )
        return chars

    def _by_ink(self, shared: _Shared, start: int, end: int) -> list[Char]:
        """Turned text and turned pages, where the loose boxes are wrong: from the tight ones."""
        x0, x1, y0, y1 = self._numbers
        texts = _Texts.of(shared.face.symbols)
        chars: list[Char] = []
        for index in range(start, end):
            text = texts[pdfium.FPDFText_GetUnicode(self._text_page, index)]
            if not text:
                continue
            pdfium.FPDFText_GetCharBox(self._text_page, index, x0, x1, y0, y1)
            left, top, right, bottom = self._frame.box(x0.value, y0.value, x1.value, y1.value)
            if text == " ":  # no ink
                right = max(right, left + _USUAL_SPACE * shared.size)
            if shared.turn is None:
                top = shared.baseline - ASCENT * shared.size
                bottom = top + shared.size
            chars.append(
                {
                    "text": text,
                    "x0": left,
                    "x1": right,
                    "top": top,
                    "bottom": bottom,
                    "doctop": top,
                    "upright": True,
                    "size": shared.size,
                    "baseline": shared.baseline,
                    "face": shared.face,
                    "mark": shared.mark,
                }
            )
        return chars


class _Texts(dict[int, str]):
    """Code → text for one table of symbols (None: letters), worked out once for each code."""

    _known: ClassVar[dict[str | None, _Texts]] = {}

    def __init__(self, symbols: str | None) -> None:
        super().__init__({_TAB: " ", 2: HYPHEN_AT_LINE_END})
        self._symbols = symbols

    def __missing__(self, code: int) -> str:
        self[code] = text = "" if code < _CONTROLS else sign(code, self._symbols)
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


def _blank_between(before: Char, after: Char) -> list[Char]:
    """The space that PDFium saw between two characters, if it is one and not yet there."""
    gap = after["x0"] - before["x1"]
    same_line = abs(after["baseline"] - before["baseline"]) < 0.5 * after["size"]
    if before["text"] == " " or after["text"] == " " or not same_line:
        return []
    if not _NARROWEST_SPACE * after["size"] < gap < _WIDEST_SPACE * after["size"]:
        return []
    blank = before.copy()
    blank["text"], blank["x0"], blank["x1"] = " ", before["x1"], after["x0"]
    return [blank]
