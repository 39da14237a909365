"""What of a page of a PDF has to be covered, as boxes on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.finding import Finding
from model.location import Location, Part
from reports.pdf_marks.geometry import Rectangle, share_inside
from reports.pdf_marks.words import Page
from reports.surroundings.private import Private, typed

# Stand on every page, though a finding names one.
_RUNNING: tuple[Part, ...] = ("header", "footer")
_ROOM = 1.5  # around the letters, in points
_TOUCHED, _NEARLY_ALL = 0.05, 0.95
# Line ends become spaces, one for each character, so that places stay where they are.
_ONE_LINE = str.maketrans("\r\n", "  ")
_LINES = str.maketrans("\r", " ")


@dataclass(frozen=True)
class Masks:
    """Rectangles in user space to be covered; `whole` is False where some could not be found."""

    rectangles: tuple[Rectangle, ...]
    whole: bool = True


def masks_of(page: Page, private: Private) -> Masks:
    """What of a page is private: by its text, and by what findings say.

    Where the words of a finding are not found, its whole place is covered.
    """
    covered: list[Rectangle] = []
    whole = True
    for text in (page.text.translate(_LINES), page.text.translate(_ONE_LINE)):
        for start, end, _ in private.stretches(text):
            lines = page.lines(range(start, end))
            covered += lines
            whole = whole and bool(lines)
    for finding, place in private.places():
        if not _may_be_on(page, place):
            continue
        at = page.sheet.rectangle(place.bbox) if place.bbox else None
        if _is_covered(finding, page, at, covered):
            continue
        if at is None:
            whole = False
        else:
            covered.append(at)
    return Masks(tuple(map(_grown, dict.fromkeys(covered))), whole)


def _may_be_on(page: Page, place: Location) -> bool:
    return place.page in (None, page.number) or place.part in _RUNNING


def _is_covered(
    finding: Finding, page: Page, at: Rectangle | None, covered: Sequence[Rectangle]
) -> bool:
    """Whether the words of a finding are covered, at its place where that is known."""
    for found in _typed_at(finding, page):
        here = at is None or share_inside(found, at) > _TOUCHED
        if here and any(share_inside(found, cover) > _NEARLY_ALL for cover in covered):
            return True
    return False


def _typed_at(finding: Finding, page: Page) -> Iterator[Rectangle]:
    if not finding.quote:
        return
    for match in typed(finding.quote).finditer(page.text):
        yield from page.lines(range(*match.span()))


def _grown(box: Rectangle) -> Rectangle:
    return box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM
