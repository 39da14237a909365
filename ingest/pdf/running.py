"""Running headers and footers: what repeats at one place near the edge of the pages.

They are taken off the pages, so that text and tables join over the page breaks, and kept once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ingest.pdf.layout import Figure, FoundTable, Item, PageLayout
from ingest.pdf.lines import Line
from ingest.pdf.page_numbers import digits_hidden, is_page_number, number_the_pages

Edge = Literal["header", "footer"]

# Headers and footers with a logo reach this far into the page, as a share of its height.
_REACH = 0.18
# How far the same header may stand from its place on another page, in points.
_SAME_PLACE = 3.0
# A larger bold line on every page is the title of a form, not a running header.
_TITLE_LARGER = 1.0
# A page without the header whose text starts at its height speaks against it, up to this share.
_CONTRADICTED = 0.3


@dataclass(slots=True)
class _Repeated:
    """Items that say the same at the same distance from an edge."""

    distance: float
    found: list[tuple[PageLayout, Item]]

    @property
    def pages(self) -> set[int]:
        """The numbers of the pages."""
        return {page.number for page, _ in self.found}


def take_running(pages: list[PageLayout], body_size: float) -> list[tuple[Edge, Item]]:
    """Take headers and footers off the pages and return each once, in reading order.

    `body_size` is the font size of most text, in points.
    """
    taken: list[tuple[Edge, Item]] = []
    edges: tuple[Edge, Edge] = ("header", "footer")
    for edge in edges:
        running = _running(pages, edge, body_size)
        kept: set[str] = set()
        for page in pages:
            outer = _outermost(page, edge, running)
            for item in sorted(outer, key=lambda item: (item.box[1], item.box[0])):
                if _key(item) not in kept:
                    kept.add(_key(item))
                    taken.append((edge, item))
            gone = set(map(id, outer))
            page.items = [item for item in page.items if id(item) not in gone]
    return taken


def _running(pages: list[PageLayout], edge: Edge, body_size: float) -> set[int]:
    """The ids of the items that repeat."""
    groups: dict[str, list[_Repeated]] = {}
    for page in pages:
        for item in _near(page, edge):
            if isinstance(item, Line) and item.bold and item.size > body_size + _TITLE_LARGER:
                continue
            distance = _distance(page, item, edge)
            places = groups.setdefault(_key(item), [])
            place = next((p for p in places if abs(p.distance - distance) <= _SAME_PLACE), None)
            if place is None:
                place = _Repeated(distance, [])
                places.append(place)
            place.found.append((page, item))
    least = 2 if len(pages) < 5 else 3
    repeated = [
        same
        for places in groups.values()
        for place in places
        for same in _same_or_numbering(place)
        if len(same.pages) >= least
    ]
    candidates = {id(item) for place in repeated for _, item in place.found}
    return {
        id(item)
        for place in repeated
        if not _contradicted(place, pages, edge, candidates)
        for _, item in place.found
    }


def _same_or_numbering(place: _Repeated) -> list[_Repeated]:
    """The group as it is when its numbers number the pages, else apart by its exact words."""
    texts = [(page.number, _text(item)) for page, item in place.found]
    parted = all(isinstance(item, Line) and _is_parted(item) for _, item in place.found)
    if len({text for _, text in texts}) == 1 or number_the_pages(texts, parted=parted):
        return [place]
    apart: dict[str, _Repeated] = {}
    for page, item in place.found:
        same = apart.setdefault(_text(item), _Repeated(place.distance, []))
        same.found.append((page, item))
    return list(apart.values())


def _is_parted(line: Line) -> bool:
    """Whether white space wider than a letter is high parts the line."""
    return any(end - start > line.size for start, end in line.gaps)


def _contradicted(
    place: _Repeated, pages: list[PageLayout], edge: Edge, candidates: set[int]
) -> bool:
    """Whether body text stands at this height on pages that lack the item (but the first)."""
    others = [page for page in pages[1:] if page.number not in place.pages and page.items]
    against = sum(
        any(
            id(item) not in candidates
            and _distance(page, item, edge) <= place.distance + _SAME_PLACE
            for item in page.items
        )
        for page in others
    )
    return against > _CONTRADICTED * len(others)


def _outermost(page: PageLayout, edge: Edge, running: set[int]) -> list[Item]:
    """The running items of a page, from the edge inwards up to the first that is not running."""
    outer: list[Item] = []
    artifacts = _untagged(page)
    for number, item in enumerate(_near(page, edge)):
        alone = number == len(outer) == 0 and isinstance(item, Line) and is_page_number(item.text)
        if id(item) in running or id(item) in artifacts or alone:
            outer.append(item)
        else:
            break
    return outer


def _untagged(page: PageLayout) -> set[int]:
    """On a tagged page, the lines that the tags leave out: the file calls them artifacts."""
    lines = [item for item in page.items if isinstance(item, Line)]
    loose = {id(line) for line in lines if line.tag is None}
    return loose if page.tagged and len(loose) <= 0.3 * len(lines) else set()


def _near(page: PageLayout, edge: Edge) -> Iterable[Item]:
    """The items within reach of the edge, from the edge inwards."""
    near = [item for item in page.items if _distance(page, item, edge) <= _REACH * page.height]
    return sorted(near, key=lambda item: _distance(page, item, edge))


def _distance(page: PageLayout, item: Item, edge: Edge) -> float:
    """How far the inner side of the item is from the edge of the page, in points."""
    return item.box[3] if edge == "header" else page.height - item.box[1]


def _text(item: Item) -> str:
    if isinstance(item, Figure):
        x0, top, x1, bottom = item.box
        return f"picture {x1 - x0:.0f} × {bottom - top:.0f}"
    return item.text


def _key(item: Item) -> str:
    if isinstance(item, Figure):
        return _text(item)
    return ("table " if isinstance(item, FoundTable) else "") + digits_hidden(item.text)
