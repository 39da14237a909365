"""Where something stands in a submission."""

from __future__ import annotations

from typing import Literal

from model.base import Frozen

Part = Literal["body", "header", "footer", "footnote", "textbox", "comment"]
Cell = tuple[int, int]
Box = tuple[float, float, float, float]


class Location(Frozen):
    """A place in a document, precise enough to show it to a person (contract: LOCATION).

    `block` counts the blocks of its `part` from 0 in reading order. `cell` is (row, column) from 0
    in the table that is this block, or None outside tables. `page` counts from 1 and is None for
    Word files that store no pages. `bbox` is (x0, top, x1, bottom) in points from the top left of
    the page, None where the format has no geometry.
    """

    part: Part = "body"
    block: int
    cell: Cell | None = None
    page: int | None = None
    bbox: Box | None = None
