"""Pictures that the tags of a PDF name by their place only, without the content on the page.

LibreOffice writes such elements for pictures inside a line of text. PDFium goes by the content and
does not show them, so the tree is read from the file itself; only tagged files that have a picture
without a tag need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Left, bottom, right, top in user space, points.
Rectangle = tuple[float, float, float, float]

_MOST_ELEMENTS = 200_000


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A picture that the tags name. `alt` is its text, None when it has none."""

    page: int
    place: Rectangle
    alt: str | None


def placed_figures(path: Path) -> tuple[PlacedFigure, ...]:
    """The pictures that the tags give a place to; () where the tags cannot be read."""
    import pikepdf  # needed for few files

    try:
        with pikepdf.open(path) as file:
            numbers = {page.obj.objgen: n for n, page in enumerate(file.pages, start=1)}
            tree = file.Root.get("/StructTreeRoot")
            return tuple(_figures(tree, numbers)) if isinstance(tree, pikepdf.Dictionary) else ()
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return ()  # PDFium opens files with broken trees; then nothing is known of these pictures


def _figures(tree: Any, numbers: dict[tuple[int, int], int]) -> Iterator[PlacedFigure]:  # noqa: ANN401 - objects of pikepdf
    import pikepdf

    waiting: list[tuple[Any, int | None]] = [(tree, None)]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            return
        element, page = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += ((each, page) for each in element)
            continue
        if not isinstance(element, pikepdf.Dictionary):
            continue
        own = element.get("/Pg")
        page = numbers.get(own.objgen, page) if own is not None else page
        if element.get("/S") == pikepdf.Name.Figure and page is not None:
            place = _place(element.get("/A"))
            said = element.get("/Alt", element.get("/ActualText"))
            text = str(said).strip() if said is not None else ""
            if place is not None:
                yield PlacedFigure(page, place, text or None)
        waiting.append((element.get("/K"), page))


def _place(attributes: Any) -> Rectangle | None:  # noqa: ANN401
    """The bounding box among the attributes of an element (ISO 32000-1, table 344)."""
    import pikepdf

    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    for each in several:
        box = each.get("/BBox") if isinstance(each, pikepdf.Dictionary) else None
        if isinstance(box, pikepdf.Array) and len(box) == 4:
            left, bottom, right, top = (float(number) for number in box)
            return left, bottom, right, top
    return None
