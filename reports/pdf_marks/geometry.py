"""Boxes of a review (from the top left of the page as shown) and rectangles of the PDF itself."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from model.location import Box

# (left, bottom, right, top) in user space: points, y upwards, before the page is turned.
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's media box in user space and its clockwise rotation (0, 90, 180 or 270)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def rectangle(self, box: Box) -> Rectangle:
        """The rectangle in user space of a box on the page as shown."""
        corners = [self._point(box[0], box[1]), self._point(box[2], box[3])]
        (ax, ay), (bx, by) = corners
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def box(self, rectangle: Rectangle) -> Box:
        """The box on the page as shown of a rectangle in user space."""
        (ax, ay), (bx, by) = self._shown(*rectangle[:2]), self._shown(*rectangle[2:])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    @property
    def width(self) -> float:
        """The width of the page as shown, in points."""
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height of the page as shown, in points."""
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def _point(self, x: float, down: float) -> tuple[float, float]:
        if self.rotation == 0:
            return self.left + x, self.top - down
        if self.rotation == 90:
            return self.left + down, self.bottom + x
        if self.rotation == 180:
            return self.right - x, self.bottom + down
        return self.right - down, self.top - x

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """From user space to the page as shown, the other way of `_point`."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def sheet_of(page: Any) -> Sheet:  # noqa: ANN401 - PDFium's handles have no type
    """The sheet of an open PDFium page; its media box may be inherited."""
    numbers = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPage_GetMediaBox(page, *numbers):
        x0, y0, x1, y1 = (number.value for number in numbers)
    else:
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, rect)
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
    rotation = 90 * max(0, pdfium.FPDFPage_GetRotation(page))
    return Sheet(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), rotation)


def share_inside(inner: Rectangle, outer: Rectangle) -> float:
    """How much of a rectangle lies in another, from 0 to 1."""
    if inner[0] >= outer[2] or inner[2] <= outer[0] or inner[1] >= outer[3] or inner[3] <= outer[1]:
        return 0.0  # the common case
    width = min(inner[2], outer[2]) - max(inner[0], outer[0])
    height = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0


def apart(a: Rectangle, b: Rectangle) -> float:
    """How far two rectangles are apart, in points; 0 where they touch."""
    across = max(a[0] - b[2], b[0] - a[2], 0.0)
    down = max(a[1] - b[3], b[1] - a[3], 0.0)
    return math.hypot(across, down)
