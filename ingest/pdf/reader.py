"""The PDF reader: a file with text → Document.

Pages are read one at a time and closed, so memory stays flat. What belongs to several pages comes
after: running headers, tables and paragraphs over page breaks.
"""

from __future__ import annotations

from pathlib import Path

from ingest.pdf.blocks import Builder
from ingest.pdf.continued import join_tables
from ingest.pdf.file import PdfFile, open_pdf
from ingest.pdf.footnotes import take_footnotes
from ingest.pdf.layout import Item, PageLayout
from ingest.pdf.lines import Line
from ingest.pdf.measures import drop_tags_of_lines, measure, text_size
from ingest.pdf.page import read_page
from ingest.pdf.running import take_running
from ingest.pdf.vocabulary import IsWord, vocabulary_of
from ingest.pdf.words import fact, note
from model.document import Block, Document, Mark
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
        blocks, marks = _build(pages, is_word)
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


def _build(pages: list[PageLayout], is_word: IsWord | None) -> tuple[list[Block], list[Mark]]:
    """The blocks of all parts, and the marks."""
    drop_tags_of_lines(pages)
    watermarks = _take_slanting(pages)
    running = take_running(pages, text_size(pages))
    measures = measure(pages)
    builder = Builder(pages, measures, vocabulary_of(pages, is_word))
    notes = builder.footnotes(take_footnotes(pages, measures.body_size))
    headers = [item for edge, item in running if edge == "header"]
    footers = [item for edge, item in running if edge == "footer"]
    body = join_tables([item for page in pages for item in page.items])
    blocks = [
        *builder.blocks([*headers, *watermarks], "header"),
        *builder.blocks(body, "body"),
        *notes,
        *builder.blocks(footers, "footer"),
    ]
    return blocks, builder.marks


def _take_slanting(pages: list[PageLayout]) -> list[Item]:
    """Take watermarks off the pages; each text once. Word keeps them in the header."""
    found: dict[str, Item] = {}
    for page in pages:
        slanting = [item for item in page.items if isinstance(item, Line) and item.slanting]
        for line in slanting:
            found.setdefault(line.text, line)
        gone = set(map(id, slanting))
        page.items = [item for item in page.items if id(item) not in gone]
    return list(found.values())


def _unread(pages: list[PageLayout], unopened: list[int]) -> tuple[str, ...]:
    pictures = [page.number for page in pages if page.picture_only]
    drawings = [page.number for page in pages if not page.tables_sought]
    kinds = (("picture", pictures), ("unopened", unopened), ("drawing", drawings))
    return tuple(note(name, numbers) for name, numbers in kinds if numbers)
