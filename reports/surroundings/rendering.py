"""Pages of a PDF as pixels: rendered once, private data covered, cut where no line is cut."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw

from model.location import Box
from reports.pdf_marks.geometry import Sheet

# Pixels to a point (115 dpi): letters of 8 points stay readable on any screen. A poster gets fewer.
_SCALE, _MOST_PIXELS = 1.6, 6_000_000
_COLOURS = 16
_JPEG_QUALITY = 60
_COVER = (0, 0, 0)
# Darker pixels are ink; the margins of a page hold none but specks.
_INK = 150
_SPECKS = 2
_MARGIN = 8.0
# How far an edge may move to pass between two lines, in points: outwards, inwards.
_OUT, _IN = 14.0, 8.0


@dataclass(frozen=True)
class Sight:
    """A page as it is seen: pixels, how many of them make a point, and what is covered (points)."""

    image: Image.Image
    scale: float
    ink: np.ndarray
    covered: tuple[Box, ...]

    @property
    def height(self) -> float:
        """In points."""
        return float(self.image.height / self.scale)

    def width(self) -> tuple[float, float]:
        """From where to where there is ink, with a margin, in points."""
        columns = np.flatnonzero(self.ink.sum(axis=0) > _SPECKS)
        full = self.image.width / self.scale
        if not len(columns):
            return 0.0, full
        left, right = columns[0] / self.scale, (columns[-1] + 1) / self.scale
        return max(0.0, left - _MARGIN), min(full, right + _MARGIN)

    def between_lines(self, top: float, bottom: float) -> tuple[float, float]:
        """The edges of a part of the page moved a little to where there is least ink."""
        rows = self.ink.sum(axis=1)
        return self._edge(rows, top, _OUT, _IN), self._edge(rows, bottom, _IN, _OUT)

    def _edge(self, rows: np.ndarray, at: float, up: float, down: float) -> float:
        first = max(0, round((at - up) * self.scale))
        last = min(len(rows), round((at + down) * self.scale) + 1)
        here = rows[first:last]
        if at <= 0 or at * self.scale >= len(rows) - 1 or not len(here):
            return at
        best = np.flatnonzero(here == here.min()) + first
        nearest = best[np.argmin(np.abs(best - at * self.scale))]
        return float(nearest / self.scale)

    def cut(self, box: Box) -> str:
        """A part of the page as a data URI: a PNG of few colours, or a JPEG where that is smaller.

        A scan is a photograph, and small only as a JPEG; letters are small and sharp as a PNG.
        """
        x0, top, x1, bottom = (round(value * self.scale) for value in box)
        part = self.image.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1)))
        photograph = io.BytesIO()
        part.save(photograph, "JPEG", quality=_JPEG_QUALITY)
        drawing = io.BytesIO()
        few = part.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(drawing, "PNG", bits=4)
        if drawing.tell() <= photograph.tell():
            return _uri("png", drawing.getvalue())
        return _uri("jpeg", photograph.getvalue())


def shown_sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """What is seen of a page (from 1): its crop box, where it has one that is smaller."""
    page = document[number - 1]
    try:
        left, bottom, right, top = page.get_bbox()
        return Sheet(left, bottom, right, top, page.get_rotation())
    finally:
        page.close()


def sight_of(document: pypdfium2.PdfDocument, number: int, covered: Sequence[Box]) -> Sight:
    """A page (from 1) as it is seen, with boxes in points of the page as shown covered."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
    finally:
        page.close()
    pen = ImageDraw.Draw(image)
    for box in covered:
        x0, top, x1, bottom = (value * scale for value in box)
        pen.rectangle((int(x0), int(top), int(x1) + 1, int(bottom) + 1), fill=_COVER)
    ink = np.asarray(image.convert("L")) < _INK
    return Sight(image, scale, ink, tuple(covered))


def _uri(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
