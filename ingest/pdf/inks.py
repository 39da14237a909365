"""What text objects are painted with, and whether they are content of a layer."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from ingest.pdf.handles import Handle
from ingest.pdf.stretches import NO_INK

# Of 255: what is less opaque than this leaves no trace on paper.
_LEAST_OPAQUE = 6
_STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
# ISO 32000-1, 8.11.3.2: the tag of content that belongs to a layer.
_LAYER = "OC\0".encode("utf-16-le")


class Inks:
    """Asks PDFium about text objects; holds the numbers that it fills.

    Of the object asked about last, `ink` is the colour as 0xRRGGBB, or NO_INK, white for a pattern;
    `layered` says that it belongs to a layer that can be switched off.
    """

    def __init__(self) -> None:
        self.ink, self.layered = 0, False
        self._red, self._green, self._blue, self._alpha = (ctypes.c_uint() for _ in range(4))
        self._name = (ctypes.c_ushort * 4)()
        self._length = ctypes.c_ulong()

    def ask(self, text_object: Handle, mode: int, *, marked: bool) -> None:
        """Ask about an object of this rendering mode. `marked`: it has a marked-content id."""
        count = pdfium.FPDFPageObj_CountMarks(text_object)
        self.layered = count > marked and any(
            self._is_layer(pdfium.FPDFPageObj_GetMark(text_object, index)) for index in range(count)
        )
        colour_of = (
            pdfium.FPDFPageObj_GetStrokeColor
            if mode in _STROKED
            else pdfium.FPDFPageObj_GetFillColor
        )
        red, green, blue, alpha = self._red, self._green, self._blue, self._alpha
        if not colour_of(text_object, red, green, blue, alpha):
            self.ink = 0
        elif alpha.value < _LEAST_OPAQUE:
            self.ink = NO_INK
        else:
            self.ink = red.value << 16 | green.value << 8 | blue.value

    def _is_layer(self, mark: Handle) -> bool:
        """Whether the name of a mark says so; longer names do not fit and are not written."""
        size = ctypes.sizeof(self._name)
        found = pdfium.FPDFPageObjMark_GetName(mark, self._name, size, self._length)
        return (
            bool(found)
            and self._length.value == len(_LAYER)
            and bytes(self._name).startswith(_LAYER)
        )
