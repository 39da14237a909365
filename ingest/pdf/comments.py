"""Comments on the pages of a PDF as marks, at the block or the cell that they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.pdf.geometry import rounded
from ingest.pdf.layout import PageLayout
from model.document import Block, Mark, Table
from model.location import Box, Location


def comments(pages: Iterable[PageLayout], blocks: Sequence[Block]) -> Iterator[Mark]:
    """A mark for each remark on the pages; those on empty pages have no place and are left out."""
    for page in pages:
        if not page.remarks:
            continue
        places = [place for block in blocks for place in _places(block, page.number)]
        for remark in page.remarks if places else ():
            box = rounded(page.shown(remark.box))
            here = _nearest(places, box).model_copy(update={"bbox": box})
            yield Mark(kind="comment", text=remark.words, note=remark.text, location=here)


def _nearest(places: Sequence[Location], box: Box) -> Location:
    return min(places, key=lambda place: _distance(place.bbox, box))


def _places(block: Block, page: int) -> Iterator[Location]:
    """Where the block, or each cell of a table, stands on the page."""
    if isinstance(block, Table):
        for cell in block.cells:
            if cell.location.page == page:
                yield cell.location
    elif block.location.page == page:
        yield block.location


def _distance(box: Box | None, other: Box) -> float:
    """How far apart the middles of two boxes are in height, and in width by a little."""
    if box is None:
        return float("inf")
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    across = max(box[0] - x, x - box[2], 0.0)
    down = max(box[1] - y, y - box[3], 0.0)
    return down + across / 10
