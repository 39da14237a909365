"""What is drawn on a PDF page besides text: rulings for the table finder, and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypedDict

import pypdfium2.raw as pdfium

from ingest.pdf.geometry import Frame, Point, around
from ingest.pdf.handles import Handle
from model.location import Box

# A page of tables has some hundred paths; a drawing with more than this is a map or a plan.
_MOST_PATHS = 20_000
_DEEPEST_FORM = 8
# Shorter stretches are dots, corners and ends of borders (pdfplumber's edge_min_length_prefilter).
_SHORTEST = 1.0
# How far a line may lean and still be a ruling, in points over its whole length.
_LEAN = 0.5
# A filled box up to this thick is a line: Word and browsers draw borders so. A thicker one is
# shading, and Word shades a cell paragraph by paragraph, inside its padding: that box is no cell.
_THICKEST_LINE = 5.0
# Of 255; lighter is no colour.
_WHITE = 251
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]
# The outlines of a path on the displayed page, whether it is filled without a frame, and its colour
# as 0xRRGGBB; None where it is not filled, or too thin to matter.
_Path = tuple[list[list[Point]], bool, int | None]


class Edge(TypedDict):
    """A straight ruling as pdfplumber's table finder takes it; points on the displayed page."""

    object_type: str
    orientation: Literal["h", "v"]
    x0: float
    x1: float
    top: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on the page. `mark` is its marked-content id, or -1."""

    box: Box
    mark: int = -1


@dataclass(slots=True)
class Fill:
    """A box filled with a colour (0xRRGGBB), white too; thicker than a line.

    `after` is the address of the text object that was drawn last before it, 0 for none.
    """

    box: Box
    colour: int
    after: int


@dataclass(slots=True)
class Drawing:
    """Rulings (each once), shaded boxes, pictures, and the number of paths.

    `colours` are the boxes filled with another colour than white, framed ones too; `fills` those
    filled with any, as they lie over each other. `complete` is False where there was too much to
    read it all.
    """

    edges: list[Edge] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    colours: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    paths: int = 0
    complete: bool = True


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A horizontal or vertical edge between two points, the longer side saying which."""
    level = x1 - x0 >= bottom - top
    return {
        "object_type": "line",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1 if level else x0,
        "top": top,
        "bottom": top if level else bottom,
        "width": x1 - x0 if level else 0.0,
        "height": 0.0 if level else bottom - top,
    }


def box_edges(box: Box) -> list[Edge]:
    """The four sides of a box."""
    x0, top, x1, bottom = box
    sides = (
        (x0, top, x1, top),
        (x0, bottom, x1, bottom),
        (x0, top, x0, bottom),
        (x1, top, x1, bottom),
    )
    return [edge(*side) for side in sides]


def read_drawing(page: Handle, frame: Frame, *, tagged: bool) -> Drawing:
    """The rulings and pictures of an open PDFium page, those inside form objects too."""
    drawing = Drawing()
    seen: set[Box] = set()
    text: Handle | None = None
    holder = _IDENTITY
    for item, kind, matrix in _objects(page):
        if matrix is not holder:  # of another form; the order of forms is not known here
            holder, text = matrix, None
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            text = item
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
            if drawing.paths > _MOST_PATHS:
                drawing.complete = False
                break
            _add_path(drawing, seen, _read_path(item, matrix, frame), text)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item) if tagged else -1
            drawing.pictures.append(Picture(_picture_box(item, matrix, frame), mark))
    return drawing


def _read_path(path: Handle, matrix: Matrix, frame: Frame) -> _Path:
    fills, strokes = _paints(path)
    filled = fills and not strokes
    line = _thin(path, frame) if filled and matrix is _IDENTITY else None
    if line is not None:
        return [line], filled, None
    outlines = [[frame.point(x, y) for x, y in one] for one in _outlines(path, matrix)]
    return outlines, filled, _colour(path) if fills else None


def _add_path(drawing: Drawing, seen: set[Box], path: _Path, text: Handle | None) -> None:
    """The rulings, shades and colours of a path that was drawn after this text object."""
    outlines, filled, colour = path
    for points in outlines:
        if colour is not None and _is_level(points):
            _add_colour(drawing, points, colour, text)
        if filled:
            _add_filled(drawing, seen, points)
        else:
            for a, b in pairwise(points):
                _add_edge(drawing.edges, seen, around(((*a, *a), (*b, *b))))


def _add_filled(drawing: Drawing, seen: set[Box], points: list[Point]) -> None:
    """A thin filled outline is a ruling along its middle, a thick rectangle a shade."""
    x0, top, x1, bottom = box = around((*point, *point) for point in points)
    if min(x1 - x0, bottom - top) > _THICKEST_LINE:
        if _is_level(points):
            drawing.shades.append(box)
    elif x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        _add_edge(drawing.edges, seen, (x0, middle, x1, middle))
    else:
        middle = (x0 + x1) / 2
        _add_edge(drawing.edges, seen, (middle, top, middle, bottom))


def _add_colour(drawing: Drawing, points: list[Point], colour: int, text: Handle | None) -> None:
    """A filled rectangle of this colour, drawn after this text object."""
    box = around((*point, *point) for point in points)
    if min(colour >> 16, colour >> 8 & 255, colour & 255) < _WHITE:
        drawing.colours.append(box)
    if min(box[2] - box[0], box[3] - box[1]) > _THICKEST_LINE:
        after = ctypes.addressof(text.contents) if text else 0
        drawing.fills.append(Fill(box, colour, after))


def _add_edge(edges: list[Edge], seen: set[Box], box: Box) -> None:
    x0, top, x1, bottom = box
    if max(x1 - x0, bottom - top) < _SHORTEST or min(x1 - x0, bottom - top) > _LEAN:
        return
    key = round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)
    if key not in seen:
        seen.add(key)
        edges.append(edge(*box))


def _thin(path: Handle, frame: Frame) -> list[Point] | None:
    """Two corners of a path that is thin enough for a line, None for a thicker one.

    Bounds are one call, where the points would be many; browsers draw each border as such a path.
    """
    numbers = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *numbers)
    left, bottom, right, top = (number.value for number in numbers)
    if min(right - left, top - bottom) > _THICKEST_LINE:
        return None
    return [frame.point(left, bottom), frame.point(right, top)]


def _is_level(points: list[Point]) -> bool:
    """Whether all sides between the points are level or upright."""
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _LEAN for a, b in pairwise(points))


def _paints(path: Handle) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _colour(path: Handle) -> int | None:
    """The colour of a filled path as 0xRRGGBB, None where nothing is laid on the paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) or not alpha.value:
        return None
    return red.value << 16 | green.value << 8 | blue.value


def _objects(page: Handle) -> Iterator[tuple[Handle, int, Matrix]]:
    """(object, type, the matrix of the form it stands in) for all but forms."""
    waiting = [(page, 0, _IDENTITY)]
    while waiting:
        holder, depth, matrix = waiting.pop()
        count_of, item_of = (
            (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            if depth
            else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
        )
        for index in range(count_of(holder)):
            item = item_of(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST_FORM:
                    waiting.append((item, depth + 1, _times(_matrix_of(item), matrix)))
            else:
                yield item, kind, matrix


def _outlines(path: Handle, outer: Matrix) -> Iterator[list[Point]]:
    """The points of each run of straight segments in user space; a curve starts a new run."""
    matrix = _times(_matrix_of(path), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _picture_box(image: Handle, outer: Matrix, frame: Frame) -> Box:
    """The unit square under the image's matrix."""
    matrix = _times(_matrix_of(image), outer)
    corners = [frame.point(*_apply(matrix, x, y)) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]
    xs, tops = zip(*corners, strict=True)
    return min(xs), min(tops), max(xs), max(tops)


def _matrix_of(item: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
