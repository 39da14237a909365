"""Reading one page: what PDFium holds, put into tables, lines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pypdfium2.raw as pdfium

from ingest.pdf.annotations import Overlay
from ingest.pdf.borderless import find_borderless
from ingest.pdf.cells import find_cells
from ingest.pdf.chars import read_text
from ingest.pdf.decoration import decorate
from ingest.pdf.drawing import Drawing, read_drawing
from ingest.pdf.figure_tags import PlacedFigure
from ingest.pdf.figures import Placed, figures_of
from ingest.pdf.fill import fill
from ingest.pdf.footnotes import LONGEST_RULE, SHORTEST_RULE
from ingest.pdf.geometry import Frame, area, overlap
from ingest.pdf.grid import grids
from ingest.pdf.handles import Handle
from ingest.pdf.layout import PageLayout, lines_in
from ingest.pdf.lines import pieces_of, turned_lines
from ingest.pdf.overlays import keep_to_fields, lay_over
from ingest.pdf.shading import shade
from ingest.pdf.side_headings import find_side_headings
from ingest.pdf.stretches import PageText
from ingest.pdf.tags import Tag, read_tags
from ingest.pdf.two_up import ordered
from ingest.pdf.unseen import take_unseen
from ingest.pdf.unseen_passages import passages
from model.location import Box

_CROP_BOX = pdfium.FPDFPage_GetCropBox
# A scanned page may carry a stamp or a number as text; so little text is not its content.
_NEXT_TO_NO_TEXT = 30
_PICTURE_SHARE = 0.5
# Letters turned into outlines leave a page with paths and no text at all.
_OUTLINED_PATHS = 500
# The share of a page's characters above which a turn is that of the page, not of a table head.
_MOST = 0.6


def read_page(  # noqa: PLR0913 - each is known to the caller only
    page: Handle,
    number: int,
    *,
    tagged: bool,
    most_chars: int,
    overlay: Overlay | None = None,
    placed: Callable[[], Iterable[PlacedFigure]] = tuple,
) -> PageLayout:
    """The layout of an open PDFium page. `number` counts from 1; `overlay` is what lies over it.

    `placed` gives the pictures on the page that the tags name by their place.
    """
    frame = frame_of(page)
    text = read_text(page, frame, tagged=tagged, most=most_chars)
    turn = next((turn for turn, them in text.turned.items() if len(them) > _MOST * text.count), 0)
    if turn:  # a landscape table on an upright page: read it as if the page were turned back
        frame = replace(frame, rotation=(frame.rotation - 90 * turn) % 360)
        text = read_text(page, frame, tagged=tagged, most=most_chars)
    drawing = read_drawing(page, frame, tagged=tagged)
    unseen = take_unseen(page, text, drawing, frame)
    remarks = lay_over(text, drawing, overlay, frame) if overlay else []
    tags = read_tags(page) if tagged else {}

    def by_place() -> list[Placed]:
        return [(frame.box(*each.place), each.alt) for each in placed()]

    layout = lay_out(text, drawing, tags, frame, number, placed=by_place if tagged else None)
    layout.turn, layout.remarks = turn, remarks
    layout.unseen = passages(unseen, number) if unseen else []
    if overlay and overlay.fields:
        keep_to_fields(list(lines_in(layout.items)), overlay, frame)
    return layout


def frame_of(page: Handle) -> Frame:
    """The media box, or what PDFium makes of the page where it is inherited, and what is shown."""
    media, crop = (_box(page, get) for get in (pdfium.FPDFPage_GetMediaBox, _CROP_BOX))
    if media is None:
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, rect)
        media, crop = (rect.left, rect.bottom, rect.right, rect.top), None
    rotation = 90 * max(0, pdfium.FPDFPage_GetRotation(page))
    left, bottom, right, top = media
    inside = crop if crop and crop != media and overlap(crop, media) else None
    return Frame(left, bottom, right, top, rotation, inside)


def _box(page: Handle, get: Callable[..., int]) -> Box | None:
    """A box of the page in user space as PDFium gives it, None where the page has none."""
    numbers = [ctypes.c_float() for _ in range(4)]
    if not get(page, *numbers):
        return None
    x0, y0, x1, y1 = (number.value for number in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def lay_out(  # noqa: PLR0913 - what a page consists of
    text: PageText,
    drawing: Drawing,
    tags: Mapping[int, Tag],
    frame: Frame,
    number: int,
    *,
    placed: Callable[[], list[Placed]] | None = None,
) -> PageLayout:
    """Put what stands on a page into tables, lines and pictures, in reading order.

    `placed` as in `figures_of`.
    """
    text.upright = decorate(text.upright, drawing.edges)
    page_box = (0.0, 0.0, frame.width, frame.height)
    found = grids(find_cells(drawing, page_box), area(page_box))
    figures = figures_of(drawing.pictures, tags, page_box, number, placed)
    filled = fill(found, text, figures, tags, number)
    shade(filled.tables, drawing.colours)
    pieces = pieces_of(filled.text.upright, tags, number)
    unruled, pieces = find_borderless(pieces, drawing, number)
    sides, pieces = find_side_headings(pieces, number)
    items = ordered([*pieces, *filled.tables, *unruled, *sides, *filled.figures], frame)
    for turn, them in filled.text.turned.items():
        items += turned_lines(them, turn, number)
    pictured = sum(overlap(picture.box, page_box) for picture in drawing.pictures)
    covered = pictured > _PICTURE_SHARE * area(page_box) or drawing.paths > _OUTLINED_PATHS
    return PageLayout(
        number=number,
        width=frame.width,
        height=frame.height,
        items=items,
        characters=text.count,
        rules=[
            (edge["x0"], edge["top"], edge["x1"], edge["bottom"])
            for edge in drawing.edges
            if edge["orientation"] == "h" and SHORTEST_RULE <= edge["width"] <= LONGEST_RULE
        ],
        picture_only=text.count < _NEXT_TO_NO_TEXT and covered,
        tables_sought=drawing.complete,
        stray=filled.stray,
        tagged=bool(tags),
    )
