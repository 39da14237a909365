"""Putting what lies over a page among its text: ticked boxes, typed additions, comments."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.pdf.annotations import Addition, Overlay
from ingest.pdf.drawing import Drawing
from ingest.pdf.fonts import Face
from ingest.pdf.geometry import Frame, holds
from ingest.pdf.layout import Remark
from ingest.pdf.lines import Line
from ingest.pdf.stretches import ASCENT, PageText, Stretch
from model.location import Box

# The frame of a form field lies on its edge, give or take so many points.
_ON_EDGE = 2.0
# How high lines of an addition stand that do not say: points, and shares of the size.
_USUAL_SIZE, _LINE = 11.0, 1.2
_LETTER = 0.5


def lay_over(text: PageText, drawing: Drawing, overlay: Overlay, frame: Frame) -> list[Remark]:
    """Add the additions to the text, take the frames of fields off the drawing; the remarks."""
    fields = [frame.box(*place) for place in overlay.fields]
    if fields:
        drawing.edges = [
            edge
            for edge in drawing.edges
            if not _is_among((edge["x0"], edge["top"], edge["x1"], edge["bottom"]), fields)
        ]
        drawing.shades = [shade for shade in drawing.shades if not _is_among(shade, fields)]
    printed = list(text.upright)
    for addition in overlay.additions:
        text.upright += _stretches(addition, frame.box(*addition.place), printed)
    remarks = []
    for comment in overlay.comments:
        box = frame.box(*comment.place)
        remarks.append(Remark(comment.text, _words_in(box, printed), box))
    return remarks


def keep_to_fields(lines: Iterable[Line], overlay: Overlay, frame: Frame) -> None:
    """Give lines that end in a form field its right edge, where its text is broken."""
    for place in overlay.fields:
        x0, top, x1, bottom = frame.box(*place)
        for line in lines:
            middle = (line.box[1] + line.box[3]) / 2
            if top <= middle <= bottom and x0 < line.box[2] <= x1 + _ON_EDGE:
                line.column = min(line.box[0], x0 + _ON_EDGE), x1 - _ON_EDGE


def _is_among(box: Box, fields: list[Box]) -> bool:
    return any(holds(one, box, _ON_EDGE) for one in fields)


def _stretches(addition: Addition, box: Box, printed: list[Stretch]) -> list[Stretch]:
    """The lines of an addition, from the top of its place; a sign on the line of its neighbours."""
    x0, top, x1, bottom = box
    lines = addition.text.splitlines()
    size = min(_USUAL_SIZE, (bottom - top) / (_LINE * len(lines)))
    if len(addition.text) == 1:
        middle = (top + bottom) / 2
        beside = [one for one in printed if top <= one.middle <= bottom]
        nearest = min(beside, key=lambda one: abs(one.starts[0] - x1), default=None)
        size = nearest.size if nearest else size
        baseline = nearest.baseline if nearest else middle + (ASCENT - 0.5) * size
        return [Stretch(baseline, size, Face(), -1, [addition.text], [x0], [x1])]
    made = []
    for number, line in enumerate(lines):
        width = min(_LETTER * size, (x1 - x0) / max(1, len(line)))
        starts = [x0 + place * width for place in range(len(line))]
        baseline = top + (ASCENT + number * _LINE) * size
        ends = [start + width for start in starts]
        made.append(Stretch(baseline, size, Face(), -1, list(line), starts, ends))
    return [stretch for stretch in made if stretch.texts]


def _words_in(box: Box, printed: list[Stretch]) -> str:
    """The words under a box."""
    x0, top, x1, bottom = box
    lines = []
    for stretch in printed:
        if top <= stretch.middle <= bottom:
            middles = [(a + b) / 2 for a, b in zip(stretch.starts, stretch.ends, strict=True)]
            inside = [t for t, x in zip(stretch.texts, middles, strict=True) if x0 <= x <= x1]
            lines.append("".join(inside).strip())
    return " ".join(filter(None, lines))
