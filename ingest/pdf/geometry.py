"""Boxes on a PDF page, and the way from PDF user space to the page as people see it.

Boxes are (x0, top, x1, bottom) in points from the top left of the page as displayed (`/Rotate`
applied, media box), the way pdfplumber counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.location import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's media box in user space (points, y upwards) and its clockwise rotation (0–270).

    `crop` is the part of it that is shown, in user space, None for all of it.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0
    crop: Box | None = None

    @property
    def width(self) -> float:
        """The width in points of the page as displayed."""
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height in points of the page as displayed."""
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    @property
    def shown(self) -> Box:
        """The part of the displayed page that is not cropped off."""
        return self.box(*self.crop) if self.crop else (0.0, 0.0, self.width, self.height)

    def point(self, x: float, y: float) -> Point:
        """(x, top) on the displayed page of a point in user space."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def back(self, x: float, top: float) -> Point:
        """The point in user space of one on the displayed page."""
        if self.rotation == 0:
            return x + self.left, self.top - top
        if self.rotation == 90:
            return top + self.left, x + self.bottom
        if self.rotation == 180:
            return self.right - x, top + self.bottom
        return self.right - top, self.top - x

    def direction(self, dx: float, dy: float) -> Point:
        """A direction of user space as seen on the displayed page (x to the right, y down)."""
        if self.rotation == 0:
            return dx, -dy
        if self.rotation == 90:
            return dy, dx
        if self.rotation == 180:
            return -dx, dy
        return -dy, -dx

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box on the displayed page of a rectangle given by any two opposite corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of these (at least one)."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def holds(outer: Box, inner: Box, slack: float = 1.0) -> bool:
    """Whether `inner` lies in `outer`, give or take `slack` points on each side."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def area(box: Box) -> float:
    """Square points; 0 for a box turned inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlap(a: Box, b: Box) -> float:
    """Square points that two boxes share."""
    return area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def rounded(box: Box) -> Box:
    """The box to a tenth of a point: finer digits differ between releases of PDFium."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
