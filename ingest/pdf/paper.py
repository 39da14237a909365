"""What an open PDF page shows, as a picture: whether anything is to be seen at a place.

Drawn only for the few pages with text that may be unseen, in shades of grey.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pdf.geometry import Frame
from ingest.pdf.handles import Handle
from model.location import Box

# Dots for a point: strokes of small print are as wide as a dot. A large sheet gets fewer, so that
# its picture stays small.
_PER_POINT = 2.0
_MOST_DOTS = 4_000_000
# Of 255; the eye tells no such difference on a page.
_NEAR = 8


class Paper:
    """The picture of the part of a page that holds all these boxes (at least one)."""

    def __init__(self, page: Handle, frame: Frame, boxes: Sequence[Box]) -> None:
        """Draws it; boxes are on the displayed page, as `frame` has it."""
        self._page, self._frame = page, frame
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(_PER_POINT, math.sqrt(_MOST_DOTS / max(1.0, width * height)))
        self._across, self._down = max(1, round(width * scale)), max(1, round(height * scale))
        lefts, tops, rights, bottoms = zip(*map(self._dots, boxes), strict=True)
        x1, bottom = max(rights), max(bottoms)
        self._left, self._top = max(0, min(lefts)), max(0, min(tops))
        self._width = max(0, min(self._across, x1) - self._left)
        self._height = max(0, min(self._down, bottom) - self._top)
        self._rows = self._draw() if self._width and self._height else b""

    def is_blank(self, box: Box) -> bool:
        """Whether all of the box is of one shade; what is off the picture is."""
        x0, top, x1, bottom = self._dots(box)
        x0, x1 = max(0, x0 - self._left), min(self._width, x1 - self._left)
        darkest, lightest = 255, 0
        for y in range(max(0, top - self._top), min(self._height, bottom - self._top)):
            row = self._rows[y * self._width + x0 : y * self._width + x1]
            if row:
                darkest, lightest = min(darkest, min(row)), max(lightest, max(row))
        return lightest - darkest <= _NEAR

    def _dots(self, box: Box) -> tuple[int, int, int, int]:
        """The box in dots from the top left of what the page shows."""
        x, y = ctypes.c_int(), ctypes.c_int()
        corners = []
        for corner in (box[:2], box[2:]):
            place = self._frame.back(*corner)
            whole = (0, 0, self._across, self._down)
            pdfium.FPDF_PageToDevice(self._page, *whole, 0, *place, x, y)
            corners.append((x.value, y.value))
        (ax, ay), (bx, by) = corners
        (x0, x1), (top, bottom) = sorted((ax, bx)), sorted((ay, by))
        return x0, top, max(x0 + 1, x1), max(top + 1, bottom)

    def _draw(self) -> bytes:
        """The shades of the part, row after row."""
        width, height = self._width, self._height
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        try:
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            whole = (-self._left, -self._top, self._across, self._down)
            pdfium.FPDF_RenderPageBitmap(bitmap.raw, self._page, *whole, 0, pdfium.FPDF_ANNOT)
            held, stride = bytes(bitmap.buffer), bitmap.stride
        finally:
            bitmap.close()
        if stride == width:
            return held
        return b"".join(held[y * stride : y * stride + width] for y in range(height))
