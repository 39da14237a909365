"""Opening a PDF file with PDFium, its pages one at a time, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.facts import fact as file_fact
from ingest.pdf.annotations import Overlay, take_annotations
from ingest.pdf.attachments import Attachment, attachments
from ingest.pdf.figure_tags import PlacedFigure, placed_figures
from ingest.pdf.handles import Handle, utf16
from ingest.pdf.words import fact
from model.document import Metadata
from model.errors import Damaged, Encrypted, TooLarge, Unsupported
from model.settings import Limits

_MEGABYTE = 1 << 20


@contextmanager
def open_pdf(path: Path, limits: Limits) -> Iterator[PdfFile]:
    """An open PDF file, closed at the end of the with block.

    Raises Encrypted, Damaged, TooLarge (bytes, pages) or Unsupported (a form that only Acrobat
    shows).
    """
    megabytes = -(-path.stat().st_size // _MEGABYTE)
    if megabytes > limits.file_megabytes:
        raise TooLarge(
            file_fact("too_many_bytes", megabytes=megabytes, limit=limits.file_megabytes)
        )
    _forget_last_error()
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted(file_fact("password")) from error
        raise Damaged(fact("broken")) from error
    try:
        yield PdfFile(path, document, limits)
    finally:
        document.close()


def _forget_last_error() -> None:
    """Open what is no PDF: else a file without pages fails with the error of the file before."""
    pdfium.FPDF_LoadMemDocument(b"-", 1, None)


class PdfFile:
    """An open PDF file. PDFium is not thread-safe: one thread at a time."""

    def __init__(self, path: Path, document: pypdfium2.PdfDocument, limits: Limits) -> None:
        """Raises Damaged without pages, TooLarge with more than the limits allow.

        Raises Unsupported for a dynamic XFA form: its only page says "Please wait".
        """
        self._path = path
        self._raw: Handle = document.raw
        self.pages: int = len(document)
        if self.pages == 0:
            raise Damaged(fact("no_pages"))
        if self.pages > limits.pages:
            raise TooLarge(fact("pages", pages=self.pages, limit=limits.pages))
        self.tagged = bool(pdfium.FPDFCatalog_IsTagged(self._raw))
        form = pdfium.FPDF_GetFormType(self._raw)
        if form == pdfium.FORMTYPE_XFA_FULL:
            raise Unsupported(fact("xfa"))
        self._form: Handle | None = None
        if form != pdfium.FORMTYPE_NONE:
            document.init_forms()
            self._form = document.formenv.raw if document.formenv else None
        self._overlays: dict[int, Overlay] = {}

    @contextmanager
    def page(self, number: int) -> Iterator[Handle | None]:
        """A page, counted from 1, open inside the with block; None when it does not open.

        What is filled in in form fields, or typed over the page, counts as text of the page.
        """
        page = self._load(number)
        if page and number not in self._overlays:
            overlay = self._overlays[number] = take_annotations(page, self._form)
            flattened = overlay.flatten and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            if flattened == pdfium.FLATTEN_SUCCESS:  # to be seen when the page is loaded again
                pdfium.FPDF_ClosePage(page)
                page = self._load(number)
        try:
            yield page or None
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def overlay(self, number: int) -> Overlay:
        """What lies over a page that has been opened, without what has become part of it."""
        return self._overlays.get(number) or Overlay()

    def _load(self, number: int) -> Handle:
        return pdfium.FPDF_LoadPage(self._raw, number - 1)

    def placed_figures(self, number: int) -> list[PlacedFigure]:
        """The pictures on a page that the tags name by their place."""
        return [figure for figure in self._placed if figure.page == number]

    @cached_property
    def _placed(self) -> tuple[PlacedFigure, ...]:
        return placed_figures(self._path)

    def attachments(self) -> list[Attachment]:
        """The files that are attached to this one."""
        return attachments(self._raw)

    def metadata(self) -> Metadata:
        """Title, author and language as the file gives them."""
        return Metadata(
            title=self._text(pdfium.FPDF_GetMetaText, b"Title"),
            author=self._text(pdfium.FPDF_GetMetaText, b"Author"),
            language=self._text(pdfium.FPDFCatalog_GetLanguage),
        )

    def _text(self, call: Handle, *arguments: bytes) -> str | None:
        return utf16(call, self._raw, *arguments).strip() or None
