"""Reading one page: what PDFium holds, put into tables, lines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import replace

import pypdfium2.raw as pdfium

from ingest.pdf.borderless import find_borderless
from ingest.pdf.cells import find_cells
from ingest.pdf.chars import read_text
from ingest.pdf.columns import in_reading_order
from ingest.pdf.decoration import decorate
from ingest.pdf.drawing import Drawing, read_drawing
from ingest.pdf.figures import figures_of
from ingest.pdf.fill import fill
from ingest.pdf.footnotes import LONGEST_RULE, SHORTEST_RULE
from ingest.pdf.geometry import Frame, area, overlap
from ingest.pdf.grid import grids
from ingest.pdf.handles import Handle
from ingest.pdf.layout import PageLayout
from ingest.pdf.lines import pieces_of, turned_lines
from ingest.pdf.stretches import PageText
from ingest.pdf.tags import Tag, read_tags

# A scanned page may carry a stamp or a number as text; so little text is not its content.
_NEXT_TO_NO_TEXT = 30
_PICTURE_SHARE = 0.5
# Letters turned into outlines leave a page with paths and no text at all.
_OUTLINED_PATHS = 500
# The share of a page's characters above which a turn is that of the page, not of a table head.
_MOST = 0.6


def read_page(page: Handle, number: int, *, tagged: bool, most_chars: int) -> PageLayout:
    """The layout of an open PDFium page. `number` counts from 1."""
    frame = frame_of(page)
    text = read_text(page, frame, tagged=tagged, most=most_chars)
    turn = next((turn for turn, them in text.turned.items() if len(them) > _MOST * text.count), 0)
    if turn:  # a landscape table on an upright page: read it as if the page were turned back
        frame = replace(frame, rotation=(frame.rotation - 90 * turn) % 360)
        text = read_text(page, frame, tagged=tagged, most=most_chars)
    drawing = read_drawing(page, frame, tagged=tagged)
    tags = read_tags(page) if tagged else {}
    layout = lay_out(text, drawing, tags, frame, number)
    layout.turn = turn
    return layout


def frame_of(page: Handle) -> Frame:
    """The media box, or what PDFium makes of the page where it is inherited."""
    numbers = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPage_GetMediaBox(page, *numbers):
        left, bottom, right, top = (number.value for number in numbers)
    else:
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    rotation = 90 * max(0, pdfium.FPDFPage_GetRotation(page))
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), rotation)


def lay_out(
    text: PageText, drawing: Drawing, tags: Mapping[int, Tag], frame: Frame, number: int
) -> PageLayout:
    """Put what stands on a page into tables, lines and pictures, in reading order."""
    text.upright = decorate(text.upright, drawing.edges)
    page_box = (0.0, 0.0, frame.width, frame.height)
    found = grids(find_cells(drawing, page_box), area(page_box))
    figures = figures_of(drawing.pictures, tags, page_box, number)
    filled = fill(found, text, figures, tags, number)
    pieces = pieces_of(filled.text.upright, tags, number)
    unruled, pieces = find_borderless(pieces, drawing, number)
    items = in_reading_order([*pieces, *filled.tables, *unruled, *filled.figures])
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
