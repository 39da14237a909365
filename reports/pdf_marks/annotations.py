"""Annotations of a PDF: highlighted words, framed places, notes in the margin.

Each brings its own appearance, so that every program shows the same (ISO 32000-1, 12.5.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from model.finding import Severity
from reports.pdf_marks.geometry import Rectangle

# Red, amber and blue of the notes page, light enough for black letters under them.
_COLOURS = {
    Severity.ERROR: (1.0, 0.72, 0.70),
    Severity.WARNING: (1.0, 0.88, 0.45),
    Severity.INFO: (0.74, 0.86, 1.0),
}
_INK = {
    Severity.ERROR: (0.75, 0.11, 0.10),
    Severity.WARNING: (0.70, 0.45, 0.0),
    Severity.INFO: (0.10, 0.36, 0.70),
}
_ROOM = 1.0  # around the ink of the letters, in points
_FRAME = 1.2
NOTE_SIZE = 18.0
# Bit 3: shown on paper too (ISO 32000-1, table 165). Notes keep their size and stay upright.
_PRINT, _NO_ZOOM, _NO_ROTATE = 4, 8, 16


@dataclass(frozen=True)
class Remarked:
    """What every annotation says of itself. `name` is its own in the file."""

    author: str
    title: str
    text: str
    severity: Severity
    name: str
    day: date | None


def highlight(pdf: Pdf, lines: Sequence[Rectangle], said: Remarked) -> Any:  # noqa: ANN401 - as _annotation says
    """A highlight over lines of words."""
    around = [_grown(line, _ROOM) for line in lines]
    colour = _COLOURS[said.severity]
    drawn = [_colour(colour, "rg")]
    drawn += [f"{_numbers(_origin_and_size(box))} re f" for box in around]
    annotation = _annotation(pdf, "/Highlight", _bounds(around), colour, said)
    # Upper left, upper right, lower left, lower right: the order that programs expect.
    quads = [value for x0, y0, x1, y1 in around for value in (x0, y1, x1, y1, x0, y0, x1, y0)]
    annotation.QuadPoints = Array([_rounded(value) for value in quads])
    annotation.F = _PRINT
    _show(pdf, annotation, drawn, multiply=True)
    return annotation


def frame(pdf: Pdf, box: Rectangle, said: Remarked) -> Any:  # noqa: ANN401 - as _annotation says
    """A frame around a place where the words themselves could not be found or are lacking."""
    colour = _INK[said.severity]
    annotation = _annotation(pdf, "/Square", _grown(box, _FRAME), colour, said)
    annotation.BS = Dictionary(W=_FRAME, S=Name.S)
    annotation.F = _PRINT
    drawn = [_colour(colour, "RG"), f"{_FRAME} w", f"{_numbers(_origin_and_size(box))} re S"]
    _show(pdf, annotation, drawn)
    return annotation


def note(pdf: Pdf, corner: tuple[float, float], said: Remarked) -> Any:  # noqa: ANN401 - as _annotation says
    """A note whose sign has its lower left corner here."""
    x, y = corner
    colour = _INK[said.severity]
    box = (x, y, x + NOTE_SIZE, y + NOTE_SIZE)
    annotation = _annotation(pdf, "/Text", box, colour, said)
    annotation.Name = Name.Comment
    annotation.Open = False
    annotation.F = _PRINT | _NO_ZOOM | _NO_ROTATE
    drawn = [_colour(_COLOURS[said.severity], "rg"), _colour(colour, "RG"), "1 w"]
    drawn.append(f"{_numbers(_origin_and_size(_grown(box, -1)))} re B")
    drawn += [
        f"{_numbers((x + 4, y + line))} m {_numbers((x + 14, y + line))} l S"
        for line in (5.0, 9.0, 13.0)
    ]
    _show(pdf, annotation, drawn)
    return annotation


def _annotation(
    pdf: Pdf, subtype: str, box: Rectangle, colour: tuple[float, ...], said: Remarked
) -> Any:  # noqa: ANN401 - pikepdf objects have no attributes that a checker knows
    annotation: Any = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name(subtype),
            Rect=Array([_rounded(value) for value in box]),
            C=Array(list(colour)),
            T=String(said.author),
            Subj=String(said.title),
            Contents=String(said.text),
            NM=String(said.name),
        )
    )
    if said.day is not None:
        stamp = f"D:{said.day:%Y%m%d}000000Z"
        annotation.M = annotation.CreationDate = String(stamp)
    return annotation


def _show(pdf: Pdf, annotation: Any, drawn: Sequence[str], *, multiply: bool = False) -> None:  # noqa: ANN401
    """Give the annotation its appearance, drawn in the coordinates of the page."""
    operators = list(drawn)
    resources = Dictionary()
    if multiply:  # the letters stay black under the colour
        resources = Dictionary(ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply)))
        operators.insert(0, "/M gs")
    form = pdf.make_stream(
        "\n".join(operators).encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=annotation.Rect,
        Resources=resources,
        Group=Dictionary(S=Name.Transparency),
    )
    annotation.AP = Dictionary(N=form)


def _bounds(boxes: Sequence[Rectangle]) -> Rectangle:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _grown(box: Rectangle, by: float) -> Rectangle:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _origin_and_size(box: Rectangle) -> Rectangle:
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def _colour(colour: tuple[float, ...], operator: str) -> str:
    return f"{_numbers(colour)} {operator}"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.2f}" for value in values)


def _rounded(value: float) -> float:
    return round(value, 2)
