"""The PDF reader: a file → Document.

Pages are read one at a time and closed, so memory stays flat. What belongs to several pages comes
after: running headers, tables and paragraphs over page breaks.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ingest.pdf.assembly import assemble
from ingest.pdf.attachments import ReadAttached, is_cover, remark
from ingest.pdf.encoding import repair
from ingest.pdf.file import PdfFile, open_pdf
from ingest.pdf.layout import PageLayout
from ingest.pdf.page import read_page
from ingest.pdf.pictures import Pictures, ReadPictures, read_scan, read_some
from ingest.pdf.vocabulary import IsWord
from ingest.pdf.words import fact, note
from model.document import Document
from model.errors import Damaged, ScanWithoutText, TooLarge
from model.settings import Limits

# A page of small print has 10,000 characters; more than this is no page.
_MOST_CHARACTERS = 100_000


def read_pdf(
    path: Path,
    limits: Limits,
    is_word: IsWord | None = None,
    read_pictures: ReadPictures | None = None,
    read_attached: ReadAttached | None = None,
) -> Document:
    """Read a PDF: pages with text, and with `read_pictures` also those that are pictures.

    With `read_attached` a file that is only the cover of a document attached to it gives that one.

    `is_word` tells whether a form is a Polish word; with it, words that narrow columns broke
    without a hyphen are put together. `Document.reader` is "scan" when no page has text.

    Raises Encrypted, Damaged (broken or without content), TooLarge (bytes, pages, characters on a
    page), and for a file without text what `read_scan` raises. Pages that are pictures and could
    not be read, when others have text, are named in `Document.unread`.
    """
    with open_pdf(path, limits) as file:
        pages, unopened = _read_pages(file)
        attached = file.attachments()
        if attached and read_attached and is_cover(pages):
            inner = read_attached(attached)
            if inner is not None:
                return inner
        repaired = repair(pages, is_word)
        numbers = [page.number for page in pages if page.picture_only]
        scanned = _is_scan(pages)
        pictures = Pictures()
        if numbers:
            try:
                pictures = (read_scan if scanned else read_some)(
                    file, numbers, limits, is_word, read_pictures
                )
            except ScanWithoutText as error:
                detail = fact("garbled") if repaired.garbled else error.detail
                raise ScanWithoutText(detail) from error
        remarks, unread = repaired.notes({page.number for page in pictures.layouts})
        pictures.wordless = [n for n in pictures.wordless if n not in repaired.garbled]
        blocks, marks = assemble(_in_place(pictures.layouts, pages), is_word)
        return Document(
            reader="scan" if scanned else "pdf",
            blocks=tuple(blocks),
            marks=tuple(marks),
            metadata=file.metadata(),
            pages=file.pages,
            tagged=file.tagged,
            unread=(*pictures.notes(), *unread, *_unread(pages, unopened)),
            remarks=(*remarks, *remark(attached)),
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
            layout = read_page(
                page,
                number,
                tagged=file.tagged,
                most_chars=_MOST_CHARACTERS,
                overlay=file.overlay(number),
                placed=partial(file.placed_figures, number),
            )
        if layout.characters >= _MOST_CHARACTERS:
            raise TooLarge(fact("characters", page=number, limit=_MOST_CHARACTERS))
        pages.append(layout)
    return pages, unopened


def _is_scan(pages: list[PageLayout]) -> bool:
    """Whether there are pictures only. Raises Damaged when there is nothing at all."""
    if not pages:
        raise Damaged(fact("broken"))
    if any(page.characters and not page.picture_only for page in pages):
        return False
    if not any(page.characters or page.picture_only for page in pages):
        raise Damaged(fact("nothing"))
    return True


def _in_place(layouts: list[PageLayout], pages: list[PageLayout]) -> list[PageLayout]:
    """The pages, those that were read as pictures in the place of the pictures."""
    read = {layout.number: layout for layout in layouts}
    return [read.get(page.number, page) for page in pages]


def _unread(pages: list[PageLayout], unopened: list[int]) -> list[str]:
    drawings = [page.number for page in pages if not page.tables_sought and not page.picture_only]
    kinds = (("unopened", unopened), ("drawing", drawings))
    return [note(name, numbers) for name, numbers in kinds if numbers]
