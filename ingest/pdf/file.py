"""Opening a PDF file with PDFium, its pages one at a time, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.facts import fact as file_fact
from ingest.pdf.handles import Handle, utf16
from ingest.pdf.words import fact
from model.document import Metadata
from model.errors import Damaged, Encrypted, TooLarge
from model.settings import Limits

_MEGABYTE = 1 << 20


@contextmanager
def open_pdf(path: Path, limits: Limits) -> Iterator[PdfFile]:
    """An open PDF file, closed at the end of the with block.

    Raises Encrypted, Damaged or TooLarge (bytes, pages).
    """
    megabytes = -(-path.stat().st_size // _MEGABYTE)
    if megabytes > limits.file_megabytes:
        raise TooLarge(
            file_fact("too_many_bytes", megabytes=megabytes, limit=limits.file_megabytes)
        )
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted(file_fact("password")) from error
        raise Damaged(fact("broken")) from error
    try:
        yield PdfFile(document, limits)
    finally:
        document.close()


class PdfFile:
    """An open PDF file. PDFium is not thread-safe: one thread at a time."""

    def __init__(self, document: pypdfium2.PdfDocument, limits: Limits) -> None:
        """Raises Damaged without pages, TooLarge with more than the limits allow."""
        self._raw: Handle = document.raw
        self.pages: int = len(document)
        if self.pages == 0:
            raise Damaged(fact("no_pages"))
        if self.pages > limits.pages:
            raise TooLarge(fact("pages", pages=self.pages, limit=limits.pages))
        self.tagged = bool(pdfium.FPDFCatalog_IsTagged(self._raw))
        self._form = pdfium.FPDF_GetFormType(self._raw) != pdfium.FORMTYPE_NONE

    @contextmanager
    def page(self, number: int) -> Iterator[Handle | None]:
        """A page, counted from 1, open inside the with block; None when it does not open.

        What is filled in in form fields counts as text of the page.
        """
        page = pdfium.FPDF_LoadPage(self._raw, number - 1)
        if page and self._form:
            flattened = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            if flattened == pdfium.FLATTEN_SUCCESS:  # to be seen when the page is loaded again
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(self._raw, number - 1)
        try:
            yield page or None
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def metadata(self) -> Metadata:
        """Title, author and language as the file gives them."""
        return Metadata(
            title=self._text(pdfium.FPDF_GetMetaText, b"Title"),
            author=self._text(pdfium.FPDF_GetMetaText, b"Author"),
            language=self._text(pdfium.FPDFCatalog_GetLanguage),
        )

    def _text(self, call: Handle, *arguments: bytes) -> str | None:
        return utf16(call, self._raw, *arguments).strip() or None
