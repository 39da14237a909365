"""Two pages printed side by side on one sheet: the left one is read before the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.pdf.columns import in_reading_order
from ingest.pdf.geometry import Frame
from ingest.pdf.layout import Item
from ingest.pdf.lines import Line

# A sheet for two pages is so much wider than high, and nothing stands in so much of its middle.
_WIDER, _GUTTER = 1.2, 0.05
# Each page has so many pieces of text, and so many begin at its margin, give or take points.
_LEAST_PIECES, _LEAST_AT_MARGIN = 6, 4
_MARGIN = 3.0


def ordered(items: list[Item], frame: Frame) -> list[Item]:
    """Pieces of lines, tables and pictures of a page as lines, tables and pictures in order."""
    pages = _two_pages(items, frame)
    if pages is None:
        return in_reading_order(items)
    for page in pages:
        pieces = [item for item in page if isinstance(item, Line)]
        if not pieces:
            continue
        edges = min(piece.box[0] for piece in pieces), max(piece.box[2] for piece in pieces)
        for piece in pieces:
            piece.column = edges
    return [item for page in pages for item in in_reading_order(page)]


def _two_pages(items: Sequence[Item], frame: Frame) -> tuple[list[Item], list[Item]] | None:
    """What stands on the left and the right page; None where it is one page."""
    if frame.width < _WIDER * frame.height:
        return None
    middle, half = frame.width / 2, _GUTTER * frame.width / 2
    left = [item for item in items if item.box[2] <= middle - half]
    right = [item for item in items if item.box[0] >= middle + half]
    if len(left) + len(right) < len(items):
        return None
    # The last sheet may hold little, or nothing, on its right half.
    return (left, right) if _is_page(left) and (_is_page(right) or len(right) < len(left)) else None


def _is_page(items: Sequence[Item]) -> bool:
    starts = Counter(round(item.box[0] / _MARGIN) for item in items)
    at_margin = starts.most_common(1)[0][1] if starts else 0
    return len(items) >= _LEAST_PIECES and at_margin >= _LEAST_AT_MARGIN
