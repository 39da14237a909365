"""Pictures on a page: those that a reader would call one."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.pdf.drawing import Picture
from ingest.pdf.geometry import area, around, overlap
from ingest.pdf.layout import Figure
from ingest.pdf.tags import Tag
from model.location import Box

# Smaller ones are bullets, lines and corners.
_SMALLEST_SIDE = 12.0
# A picture over the whole page is its background, or the scan under recognised text.
_BACKGROUND = 0.8
# Programs cut a large picture into strips that touch.
_TOUCHING = 1.5


def figures_of(
    pictures: list[Picture], tags: Mapping[int, Tag], page_box: Box, page: int
) -> list[Figure]:
    """The pictures from top to bottom, strips put together, background left out."""
    merged: list[tuple[Box, str | None]] = []
    for picture in sorted(pictures, key=lambda picture: (picture.box[1], picture.box[0])):
        tag = tags.get(picture.mark)
        alt = tag.alt if tag else None
        for index, (box, known) in enumerate(merged):
            if _strips(box, picture.box):
                merged[index] = around((box, picture.box)), known or alt
                break
        else:
            merged.append((picture.box, alt))
    return [
        Figure(page, box, alt)
        for box, alt in merged
        if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST_SIDE
        and area(box) < _BACKGROUND * area(page_box)
        and overlap(box, page_box) > 0
    ]


def _strips(a: Box, b: Box) -> bool:
    """Whether two boxes are stacked or side by side with the same edges."""
    stacked = abs(a[0] - b[0]) < _TOUCHING and abs(a[2] - b[2]) < _TOUCHING
    beside = abs(a[1] - b[1]) < _TOUCHING and abs(a[3] - b[3]) < _TOUCHING
    return (stacked and abs(a[3] - b[1]) < _TOUCHING) or (beside and abs(a[2] - b[0]) < _TOUCHING)
