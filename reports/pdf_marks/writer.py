"""The author's PDF with a highlight or a note for every finding."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from pikepdf import Array, Object, Pdf

from model.finding import Severity
from model.location import Location
from model.plan import Action
from model.review import Review
from model.template import Template
from reports.clean import clean
from reports.pdf_marks.annotations import NOTE_SIZE, Remarked, frame, highlight, note
from reports.pdf_marks.geometry import Rectangle
from reports.pdf_marks.signatures import drop_signatures
from reports.pdf_marks.words import Pages, open_pages, words_of
from reports.remarks import Marked, Remark, explanation, remarks
from reports.wording import Wording

# Notes on the whole document stand in rows in the top left corner of the first page.
_MARGIN, _STEP, _IN_A_ROW = 10.0, NOTE_SIZE + 4, 12


def highlighted(
    data: bytes, review: Review, template: Template, words: Wording, day: date | None = None
) -> Marked:
    """The PDF with the remarks as annotations, dated `day` (None: no date).

    Words are highlighted; a place whose words are not found (a scan, an empty cell) is framed; what
    is about the whole document is a note on the first page. Pages, and annotations that were there,
    stay as they are; signatures, which do not hold for a copy, are taken out, and a note says so.
    The same input gives the same bytes.

    Raises pikepdf.PdfError and pypdfium2.PdfiumError on a file that cannot be opened; one that was
    read before is none.
    """
    with Pdf.open(io.BytesIO(data)) as pdf, open_pages(data) as pages:
        copy = _Copy(pdf, pages, words, day)
        copy.actions = review.plan.actions if review.plan else ()
        if drop_signatures(pdf):
            copy.begin_with(words.say("remarks.signed"))
        for remark in remarks(review, template, words):
            copy.put(remark)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, linearize=False)
    return Marked(out.getvalue(), copy.exact, copy.near)


class _Copy:
    """One file being marked up."""

    def __init__(self, pdf: Pdf, pages: Pages, words: Wording, day: date | None) -> None:
        self.pdf = pdf
        self.pages = pages
        self.actions: tuple[Action, ...] = ()
        self.words = words
        self.day = day
        self.exact = self.near = 0
        self._names = self._notes = 0

    def begin_with(self, text: str) -> None:
        """A note on the copy as a whole."""
        self._note(self._said(text, (), Severity.INFO))

    def put(self, remark: Remark) -> None:
        """Put a remark at the words that it is about, else at the nearest place."""
        finding = remark.finding
        page, lines = words_of(self.pages, finding, self.actions)
        reason = explanation(finding, self.words, exact=bool(lines), page_marks=True)
        said = self._said(
            remark.title, (*remark.lines, *([reason] if reason else [])), finding.severity
        )
        if lines:
            self.exact += 1
            self._add(page, highlight(self.pdf, lines, said))
            return
        self.near += 1
        place = finding.location
        box = self._box(place)
        if place is None or place.page is None or box is None:
            self._note(said)
        else:
            self._add(place.page, frame(self.pdf, box, said))

    def _said(self, title: str, lines: tuple[str, ...], severity: Severity) -> Remarked:
        self._names += 1
        return Remarked(
            author=self.words.say("remarks.author"),
            title=title,
            text=clean("\n".join((title, *lines))),
            severity=severity,
            name=f"hdr-{self._names}",
            day=self.day,
        )

    def _box(self, place: Location | None) -> Rectangle | None:
        page = self.pages.page(place.page) if place and place.page else None
        if page is None or place is None or place.bbox is None:
            return None
        return page.sheet.rectangle(place.bbox)

    def _note(self, said: Remarked) -> None:
        """A note in the top left corner of the first page, beside those that are there."""
        first = self.pages.page(1)
        if first is None:
            return
        row, column = divmod(self._notes, _IN_A_ROW)
        self._notes += 1
        left, top = _MARGIN + column * _STEP, _MARGIN + row * _STEP
        box = first.sheet.rectangle((left, top, left + NOTE_SIZE, top + NOTE_SIZE))
        self._add(1, note(self.pdf, (box[0], box[1]), said))

    def _add(self, number: int, annotation: Object) -> None:
        page: Any = self.pdf.pages[number - 1].obj
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
