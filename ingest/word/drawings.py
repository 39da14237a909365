"""Pictures, charts, diagrams and text boxes that are anchored in a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.word.names import (
    ALTERNATE,
    OFF,
    RELATION_DIAGRAM,
    TEXT_BOX,
    branch,
    w,
)

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_VML = "urn:schemas-microsoft-com:vml"
_PROPERTIES = f"{{{_WP}}}docPr"
_GRAPHIC = f"{{{_A}}}graphicData"
_PICTURE = f"{{{_PIC}}}pic"
_RELATIONS = f"{{{_DIAGRAM}}}relIds"
_POINT = f"{{{_DIAGRAM}}}pt"
_A_PARAGRAPH, _A_TEXT = f"{{{_A}}}p", f"{{{_A}}}t"
_IMAGE_DATA = f"{{{_VML}}}imagedata"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
# Shapes, groups of shapes and drawing canvases are pictures only by the pictures in them.
_SHAPES = ("/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")


@dataclass(slots=True)
class Picture:
    """What a picture says of itself; `alt_text` and `name` are None where it says nothing."""

    alt_text: str | None
    name: str | None
    decorative: bool = False


@dataclass(slots=True)
class Drawing:
    """What a w:drawing, w:pict or w:object holds, each thing once.

    `diagram` is the relationship to the data of a diagram, whose texts are not in the drawing.
    """

    picture: Picture | None = None
    text_boxes: list[Element] = field(default_factory=list)
    diagram: str | None = None


def read_drawing(element: Element) -> Drawing:
    """Take a w:drawing, w:pict or w:object apart."""
    drawing = Drawing()
    properties: Element | None = None
    is_picture = False
    shape: Element | None = None
    for child in _inside(element):
        tag = child.tag
        if tag == TEXT_BOX:
            drawing.text_boxes.append(child)
        elif tag == _PROPERTIES and properties is None:
            properties = child
        elif tag == _GRAPHIC:
            is_picture |= not child.get("uri", "").endswith(_SHAPES)
        elif tag in (_PICTURE, _IMAGE_DATA):
            is_picture = True
            shape = child.getparent() if tag == _IMAGE_DATA and shape is None else shape
        elif tag == _RELATIONS:
            drawing.diagram = child.get(RELATION_DIAGRAM)
    if is_picture:
        drawing.picture = _vml_picture(shape) if properties is None else _picture(properties)
    return drawing


def diagram_lines(data: Element | None) -> list[str]:
    """The texts of a diagram's boxes in the order of its data part."""
    if data is None:
        return []
    lines = (
        "".join(text.text or "" for text in paragraph.iter(_A_TEXT))
        for point in data.iter(_POINT)
        for paragraph in point.iter(_A_PARAGRAPH)
    )
    return [line for line in lines if line.strip()]


def _inside(element: Element) -> Iterator[Element]:
    """Everything in a drawing but second copies and what is in its text boxes."""
    for child in element:
        if child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _inside(chosen)
            continue
        yield child
        if child.tag != TEXT_BOX:
            yield from _inside(child)


def _picture(properties: Element) -> Picture:
    mark = next(properties.iter(_DECORATIVE), None)
    return Picture(
        alt_text=properties.get("descr") or properties.get("title") or None,
        name=properties.get("name") or None,
        decorative=mark is not None and mark.get("val", "1") not in OFF,
    )


def _vml_picture(shape: Element | None) -> Picture:
    if shape is None:
        return Picture(None, None)
    return Picture(shape.get("alt") or shape.get("title") or None, shape.get("id") or None)


DRAWING_TAGS = (w("drawing"), w("pict"), w("object"))
