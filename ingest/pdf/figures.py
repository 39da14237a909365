"""Pictures on a page: those that a reader would call one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ingest.pdf.drawing import Picture
from ingest.pdf.geometry import area, around, overlap
from ingest.pdf.layout import Figure
from ingest.pdf.tags import Tag
from model.location import Box

# Smaller ones are bullets, lines and corners.
_SMALLEST_SIDE = 12.0
# A picture over the whole page is its background, or the scan under recognised text.
_BACKGROUND = 0.8
# Two boxes of one picture share so much of the larger one.
_SAME_PLACE = 0.7
# Programs cut a large picture into strips that touch.
_TOUCHING = 1.5

# A place in points from the top left, and the alternative text or None.
Placed = tuple[Box, str | None]


def figures_of(
    pictures: list[Picture],
    tags: Mapping[int, Tag],
    page_box: Box,
    page: int,
    placed: Callable[[], Sequence[Placed]] | None = None,
) -> list[Figure]:
    """The pictures from top to bottom, strips put together, background left out.

    `placed` gives the pictures that the tags name by their place; None for a file without tags.
    """
    merged: list[Figure] = []
    for picture in sorted(pictures, key=lambda picture: (picture.box[1], picture.box[0])):
        tag = tags.get(picture.mark)
        figure = Figure(page, picture.box, tag.alt if tag else None, placed is not None and not tag)
        for index, known in enumerate(merged):
            if _strips(known.box, picture.box):
                both = around((known.box, picture.box))
                decorative = known.decorative and figure.decorative
                merged[index] = Figure(page, both, known.alt or figure.alt, decorative)
                break
        else:
            merged.append(figure)
    figures = [
        figure
        for figure in merged
        if min(figure.box[2] - figure.box[0], figure.box[3] - figure.box[1]) >= _SMALLEST_SIDE
        and area(figure.box) < _BACKGROUND * area(page_box)
        and overlap(figure.box, page_box) > 0
    ]
    if placed is not None:
        _name_by_place([figure for figure in figures if figure.decorative], placed)
    return figures


def _name_by_place(figures: list[Figure], placed: Callable[[], Sequence[Placed]]) -> None:
    """Give pictures without a tag what the tags say of a picture at their place."""
    for figure in figures:
        for box, alt in placed():
            if overlap(box, figure.box) > _SAME_PLACE * max(area(box), area(figure.box)):
                figure.alt, figure.decorative = alt, False
                break


def _strips(a: Box, b: Box) -> bool:
    """Whether two boxes are stacked or side by side with the same edges."""
    stacked = abs(a[0] - b[0]) < _TOUCHING and abs(a[2] - b[2]) < _TOUCHING
    beside = abs(a[1] - b[1]) < _TOUCHING and abs(a[3] - b[3]) < _TOUCHING
    return (stacked and abs(a[3] - b[1]) < _TOUCHING) or (beside and abs(a[2] - b[0]) < _TOUCHING)
