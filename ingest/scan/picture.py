"""The picture of a page as an array, its paper made white.

Arrays are height × width of bytes. In `ink` 0 is paper and 255 the darkest print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from ingest.pdf.geometry import Point
from ingest.pdf.handles import Handle
from ingest.pdf.page import frame_of

Bytes: TypeAlias = NDArray[np.uint8]
Flags: TypeAlias = NDArray[np.bool_]

# What Tesseract reads best; small print in tables suffers from less.
DPI = 300
PER_POINT = DPI / 72
# A page whose shorter side is out of this range, in points, is a picture of unknown resolution: it
# is taken for an A4. More dots than this would cost too much memory and time.
_NARROWEST, _WIDEST, _A4 = 250.0, 900.0, 595.0
_MOST_DOTS = 20_000_000
# Strokes are narrower than this share of an inch, grey cells and pictures are wider: what is dark
# over less than it is print, over more it is paper. Looked for in a picture made so much smaller.
_STROKE = 0.12
PAPER_SHRINK = 4
# Grain is less dark than the first, print darker than the second is wholly black: laser print
# reaches 150–220 above the paper.
_GRAIN, _BLACK = 12, 160
# Dots of print with so few others within a point and a half are specks; a full stop has sixteen.
_SPECK, _NEAR = 12, 6
_DARK = 100
_LEAST_PRINT = 3_000


@dataclass(frozen=True, slots=True)
class View:
    """Where the picture of a page lies on the page as displayed.

    It begins at `corner`, in points; a point of the picture is `scale` points of the page.
    """

    corner: Point = (0.0, 0.0)
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page in shades of grey, taken for one of `DPI`; pages count from 1."""

    number: int
    grey: Image.Image
    view: View


def render(page: Handle, number: int) -> Picture:
    """What is visible of the open PDFium page."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    view = View(_corner(page), _scale(width, height))
    across, down = (max(1, round(side / view.scale * PER_POINT)) for side in (width, height))
    bitmap = pypdfium2.PdfBitmap.new_native(across, down, pdfium.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
        pdfium.FPDF_RenderPageBitmap(bitmap.raw, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        return Picture(number, bitmap.to_pil().copy(), view)
    finally:
        bitmap.close()


def _corner(page: Handle) -> Point:
    """The top left of what is visible, as the frame of the page counts."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    x0, top, _, _ = frame_of(page).box(rect.left, rect.bottom, rect.right, rect.top)
    return x0, top


def _scale(width: float, height: float) -> float:
    """How many points of a page of this size are one of the picture."""
    shorter = min(width, height)
    scale = 1.0 if _NARROWEST <= shorter <= _WIDEST else shorter / _A4
    dots = width * height * (PER_POINT / scale) ** 2
    return max(scale, scale * (dots / _MOST_DOTS) ** 0.5) if shorter > 0 else 1.0


@dataclass(frozen=True, slots=True)
class Print:
    """The print of a page, and the paper without it in a picture `PAPER_SHRINK` times smaller."""

    ink: Bytes
    paper: Bytes


def print_on(grey: Image.Image) -> Print:
    """The print of a picture: how much darker than the paper around it each point is."""
    small = np.asarray(grey.reduce(PAPER_SHRINK))
    reach = round(_STROKE * DPI / PAPER_SHRINK / 2)
    paper = _darkest(_lightest(small, reach), reach)
    around = Image.fromarray(paper).filter(ImageFilter.BoxBlur(1))
    darker = ImageChops.subtract(around.resize(grey.size, Image.Resampling.BILINEAR), grey)
    levels = [max(0, level - _GRAIN) * 255 // (_BLACK - _GRAIN) for level in range(256)]
    return Print(_without_specks(darker.point([min(255, level) for level in levels])), paper)


def is_printed(ink: Bytes) -> bool:
    """Whether there is more on a page than specks: about ten letters' worth."""
    return int((ink > _DARK).sum()) >= _LEAST_PRINT


def _without_specks(ink: Image.Image) -> Bytes:
    dark = ink.point([255 * (level > _DARK) for level in range(256)])
    around = np.asarray(dark.filter(ImageFilter.BoxBlur(_NEAR)))
    lonely = around < _SPECK * 255 / (2 * _NEAR + 1) ** 2
    return np.where(lonely & (np.asarray(dark) > 0), np.uint8(0), np.asarray(ink))


def _lightest(picture: Bytes, reach: int) -> Bytes:
    """The lightest point within so many points of each."""
    for axis in (0, 1):
        padded = np.pad(picture, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)], "edge")
        picture = sliding_window_view(padded, 2 * reach + 1, axis).max(-1)
    return picture


def _darkest(picture: Bytes, reach: int) -> Bytes:
    return 255 - _lightest(255 - picture, reach)


def drawn(ink: Bytes) -> Image.Image:
    """The picture of the print on white paper."""
    return Image.fromarray(255 - ink)


def ink_in(picture: Image.Image) -> Bytes:
    """The print on a picture with white paper."""
    return 255 - np.asarray(picture)
