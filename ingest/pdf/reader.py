"""The PDF reader: a file with text → Document.

Pages are read one at a time and closed, so memory stays flat. What belongs to several pages comes
after: running headers, tables and paragraphs over page breaks.
"""

from __future__ import annotations

from pathlib import Path

from ingest.pdf.assembly import assemble
from ingest.pdf.file import PdfFile, open_pdf
from ingest.pdf.layout import PageLayout
from ingest.pdf.page import read_page
from ingest.pdf.vocabulary import IsWord
from ingest.pdf.words import fact, note
from model.document import Document
from model.errors import Damaged, ScanWithoutText, TooLarge
from model.settings import Limits

# A page of small print has 10,000 characters; more than this is no page.
_MOST_CHARACTERS = 100_000


def read_pdf(path: Path, limits: Limits, is_word: IsWord | None = None) -> Document:
    """Read a PDF with text.

    `is_word` tells whether a form is a Polish word; with it, words that narrow columns broke
    without a hyphen are put together.

    Raises Encrypted, Damaged (broken or without content), TooLarge (bytes, pages, characters on a
    page) and ScanWithoutText. Pages that are pictures, when others have text, are named in
    `Document.unread`.
    """
    with open_pdf(path, limits) as file:
        pages, unopened = _read_pages(file)
        _refuse_without_text(pages)
        blocks, marks = assemble(pages, is_word)
        return Document(
            reader="pdf",
            blocks=tuple(blocks),
            marks=tuple(marks),
            metadata=file.metadata(),
            pages=file.pages,
            tagged=file.tagged,
            unread=_unread(pages, unopened),
        )


def _read_pages(file: PdfFile) -> tuple[list[PageLayout], list[int]]:
    """The layouts of the pages, and the numbers of those that do not open."""
    pages: list[PageLayout] = []
    unopened: list[int] = []
    for number in range(1, file.pages + 1):
        with file.page(number) as page:
            if page is None:
                unopened.append(number)
                continue
            layout = read_page(page, number, tagged=file.tagged, most_chars=_MOST_CHARACTERS)
        if layout.characters >= _MOST_CHARACTERS:
            raise TooLarge(fact("characters", page=number, limit=_MOST_CHARACTERS))
        pages.append(layout)
    return pages, unopened


def _refuse_without_text(pages: list[PageLayout]) -> None:
    """Raise what fits when there is nothing to read."""
    if not pages:
        raise Damaged(fact("broken"))
    if any(page.characters and not page.picture_only for page in pages):
        return
    if any(page.picture_only for page in pages):
        raise ScanWithoutText
    if not any(page.characters for page in pages):
        raise Damaged(fact("nothing"))


def _unread(pages: list[PageLayout], unopened: list[int]) -> tuple[str, ...]:
    pictures = [page.number for page in pages if page.picture_only]
    drawings = [page.number for page in pages if not page.tables_sought]
    kinds = (("picture", pictures), ("unopened", unopened), ("drawing", drawings))
    return tuple(note(name, numbers) for name, numbers in kinds if numbers)
