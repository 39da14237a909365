"""Which block, or cell of a table, something on a page stands nearest to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.document import Block, Table
from model.location import Box, Location


def places_on(blocks: Sequence[Block], page: int) -> list[Location]:
    """Where the blocks, or the cells of the tables among them, stand on a page."""
    return [place for block in blocks for place in _places(block, page)]


def nearest(places: Sequence[Location], box: Box) -> Location:
    """The one of these places (at least one) that is nearest to a box."""
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
