"""Which cells of tables have a background other than white."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.pdf.geometry import area, overlap
from ingest.pdf.layout import FoundTable
from model.location import Box

# A colour fills a cell when it takes this share of it; Word keeps it inside the borders.
_FILLS = 0.6
# More boxes than this on one page are a chart.
_MOST_BOXES = 2_000


def shade(tables: Iterable[FoundTable], colours: list[Box]) -> None:
    """Mark the cells that coloured boxes fill, alone or together with others."""
    if not colours or len(colours) > _MOST_BOXES:
        return
    for table in tables:
        near = [colour for colour in colours if overlap(table.box, colour)]
        for cell in table.cells:
            x0, top, x1, bottom = cell.box
            filled = sum(
                overlap(cell.box, colour)
                for colour in near
                if colour[1] < bottom and colour[3] > top and colour[0] < x1 and colour[2] > x0
            )
            cell.shaded = filled >= _FILLS * area(cell.box) > 0
            shade(cell.tables, near)
