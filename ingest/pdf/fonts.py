"""The fonts of a PDF page: bold, italic, typewriter or symbol, told from what the file says."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.glyphs import symbol_table
from ingest.pdf.handles import Handle

# ISO 32000-1, table 123: bits of the font descriptor's /Flags.
_FIXED_PITCH, _ITALIC, _FORCE_BOLD = 1 << 0, 1 << 6, 1 << 18
# PDFium works the weight out of the stem width, which some programs make up. So the name counts,
# and the weight only where there is none: "F2", "CIDFont+F4", "TT1".
_SURELY_BOLD = 700
_NO_NAME = re.compile(r"(?:CIDFont|Font|[A-Z]{0,3}\d*)?[+_-]?[A-Z]{0,2}\d*(?:_\d+)?", re.I)
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|semibd|(?<=[,-])bd(?![a-z])", re.I)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|(?<=[,-])it(?![a-z])", re.I)
_MONO_NAME = re.compile(r"courier|mono", re.I)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Face:
    """What text looks like. `symbols` names the table that reads its codes, None for letters.

    `font` tells the fonts of a document apart: the name, and the size of the font's file in bytes.
    """

    bold: bool = False
    italic: bool = False
    mono: bool = False
    symbols: str | None = None
    underlined: bool = False
    struck: bool = False
    font: str = ""


class Fonts:
    """The faces of the fonts of one page, asked of PDFium once each.

    For one page only: PDFium may give the address of a closed font to another one.
    """

    def __init__(self) -> None:
        self._faces: dict[int, Face] = {}
        self._name = ctypes.create_string_buffer(256)
        self._angle = ctypes.c_int()
        self._size = ctypes.c_size_t()

    def face(self, text_object: Handle) -> Face:
        """The face that a text object is set in."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return Face()
        address = ctypes.addressof(font.contents)
        if address not in self._faces:
            self._faces[address] = self._ask(font)
        return self._faces[address]

    def _ask(self, font: Handle) -> Face:
        pdfium.FPDFFont_GetBaseFontName(font, self._name, len(self._name))
        name = _SUBSET.sub("", self._name.value.decode("utf-8", "replace"))
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        pdfium.FPDFFont_GetItalicAngle(font, self._angle)
        heavy = _NO_NAME.fullmatch(name) and pdfium.FPDFFont_GetWeight(font) >= _SURELY_BOLD
        return Face(
            bold=bool(_BOLD_NAME.search(name) or flags & _FORCE_BOLD or heavy),
            italic=bool(_ITALIC_NAME.search(name) or flags & _ITALIC or self._angle.value),
            mono=bool(_MONO_NAME.search(name) or flags & _FIXED_PITCH),
            symbols=symbol_table(name),
            font=f"{name} {self._file_size(font)}",
        )

    def _file_size(self, font: Handle) -> int:
        """The size of the font's file: two subsets of a font have the name in common."""
        pdfium.FPDFFont_GetFontData(font, None, 0, self._size)
        return self._size.value
