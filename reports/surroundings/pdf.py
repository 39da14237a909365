"""The places of findings in a PDF: parts of its pages with the passages marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2

from model.finding import Finding, Severity
from model.location import Box, Location
from model.plan import Action
from reports.pdf_marks.geometry import Rectangle, share_inside
from reports.pdf_marks.words import Pages, words_of
from reports.surroundings.masks import masks_of
from reports.surroundings.private import Private
from reports.surroundings.rendering import Sight, shown_sheet, sight_of
from reports.surroundings.views import PageView, Picture, Unshown, View, Views
from reports.surroundings.windows import Band, Window, bands_of, fit_together, span_around

# One file of notes holds at most so many pictures, and so many characters of them.
MOST_PICTURES, MOST_CHARACTERS = 48, 1_500_000
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_ROOM = 1.0  # around the ink of marked words, in points
_PARTLY = 0.3


@dataclass(frozen=True)
class _Drawn:
    """A band as a picture, and what is seen of it."""

    band: Band
    picture: Picture
    views: tuple[tuple[str, PageView], ...]


def page_views(
    data: bytes, findings: Sequence[Finding], actions: Sequence[Action], private: Private
) -> Views:
    """A part of a page for every finding that has a place on one, private data covered.

    Findings near each other share a picture. Where the pictures would be too many or too large,
    those of lighter findings are left out, and where private data could not be covered, those of
    the page; such a finding has an `Unshown`. The same input gives the same bytes.

    Raises pypdfium2.PdfiumError on a file that cannot be opened.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        if document.get_formtype():
            document.init_forms()
        return _views(document, findings, actions, private)
    finally:
        document.close()


def _views(
    document: pypdfium2.PdfDocument,
    findings: Sequence[Finding],
    actions: Sequence[Action],
    private: Private,
) -> Views:
    pages = Pages(document)
    bands = _by_weight(bands_of(_windows(document, pages, findings, actions)))
    of: dict[str, View] = dict(_unshown(bands[MOST_PICTURES:], "limit"))
    drawn: list[_Drawn] = []
    chosen = sorted(bands[:MOST_PICTURES], key=lambda band: (band.page, band.top))
    for number, on_page in groupby(chosen, key=lambda band: band.page):
        together = list(on_page)
        sight = _sight(document, pages, number, private)
        if sight is None:
            of.update(_unshown(together, "private"))
        else:
            drawn += [_draw(band, sight) for band in together]
    kept, rest = _within_limit(drawn)
    of.update(_unshown((each.band for each in rest), "limit"))
    for number, each in enumerate(kept):
        for fingerprint, view in each.views:
            of[fingerprint] = view.model_copy(update={"picture": number})
    return Views(of=of, pictures=tuple(each.picture for each in kept))


def _windows(
    document: pypdfium2.PdfDocument,
    pages: Pages,
    findings: Iterable[Finding],
    actions: Sequence[Action],
) -> Iterator[Window]:
    for finding in findings:
        place = finding.location
        number, lines = words_of(pages, finding, actions)
        at = _at(pages, place)
        if not lines and place is not None and place.page is not None and at is not None:
            number = place.page
        if not number:
            continue
        sheet = shown_sheet(document, number)
        marks = tuple(_grown(sheet.box(line)) for line in lines)
        frame = _frame(sheet.box(at), place) if at and place and number == place.page else None
        if frame and marks and (_are_inside(lines, at) or not fit_together(marks, frame)):
            frame = None
        top, bottom = span_around((*marks, frame) if frame else marks, sheet.height)
        if top < bottom:
            weight = _WEIGHT[finding.severity]
            yield Window(finding.fingerprint, number, top, bottom, marks, frame, weight)


def _frame(box: Box, place: Location) -> Box:
    """The frame of a place: a cell has its lines, letters get some room."""
    return box if place.cell else _grown(_grown(box))


def _at(pages: Pages, place: Location | None) -> Rectangle | None:
    page = pages.page(place.page) if place and place.page else None
    return page.sheet.rectangle(place.bbox) if page and place and place.bbox else None


def _are_inside(lines: Sequence[Rectangle], at: Rectangle | None) -> bool:
    return at is not None and any(share_inside(line, at) > _PARTLY for line in lines)


def _sight(
    document: pypdfium2.PdfDocument, pages: Pages, number: int, private: Private
) -> Sight | None:
    """The page with private data covered; None when some could not be found on it."""
    page = pages.page(number)
    if page is None:
        return None
    masks = masks_of(page, private)
    if not masks.whole:
        return None
    sheet = shown_sheet(document, number)
    return sight_of(document, number, [sheet.box(each) for each in masks.rectangles])


def _draw(band: Band, sight: Sight) -> _Drawn:
    edges = [sight.between_lines(window.top, window.bottom) for window in band.windows]
    top, bottom = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    left, right = sight.width()
    views = []
    for window, (first, last) in zip(band.windows, edges, strict=True):
        view = PageView(
            page=band.page,
            picture=0,
            box=_rounded((0.0, first - top, right - left, last - top)),
            marks=tuple(_rounded(_moved(mark, left, top)) for mark in window.marks),
            frame=_rounded(_moved(window.frame, left, top)) if window.frame else None,
            covered=any(box[1] < last and box[3] > first for box in sight.covered),
        )
        views.append((window.fingerprint, view))
    data = sight.cut((left, top, right, bottom))
    picture = Picture(width=round(right - left, 2), height=round(bottom - top, 2), data=data)
    return _Drawn(band, picture, tuple(views))


def _within_limit(drawn: Sequence[_Drawn]) -> tuple[list[_Drawn], list[_Drawn]]:
    """The pictures of the most serious findings that fit, in the order of the pages; the rest."""
    left = MOST_CHARACTERS
    kept = set()
    for each in sorted(drawn, key=lambda one: _rank(one.band)):
        if len(each.picture.data) <= left:
            left -= len(each.picture.data)
            kept.add(_rank(each.band))
    return (
        [each for each in drawn if _rank(each.band) in kept],
        [each for each in drawn if _rank(each.band) not in kept],
    )


def _by_weight(bands: Iterable[Band]) -> list[Band]:
    return sorted(bands, key=_rank)


def _rank(band: Band) -> tuple[int, int, float]:
    return band.weight, band.page, band.top


def _unshown(bands: Iterable[Band], reason: str) -> Iterator[tuple[str, Unshown]]:
    for band in bands:
        for window in band.windows:
            view = Unshown.model_validate({"page": band.page, "reason": reason})
            yield window.fingerprint, view


def _grown(box: Box) -> Box:
    return box[0] - _ROOM, box[1] - _ROOM, box[2] + _ROOM, box[3] + _ROOM


def _moved(box: Box, left: float, top: float) -> Box:
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
