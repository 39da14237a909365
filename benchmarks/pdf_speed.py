"""The pages of a PDF: our reader's words and tables against pdfplumber's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from benchmarks.corpus import SAMPLES
from benchmarks.cpu import Times
from ingest.pdf.file import open_pdf
from ingest.pdf.layout import FoundTable, Item, PageLayout
from ingest.pdf.lines import Line
from ingest.pdf.page import read_page
from ingest.pdf.reader import read_pdf
from model.settings import Limits
from model.text import squeeze

ROUNDS = 3
_MOST_CHARS = 100_000
# Signs that the two libraries give in different ways: a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\u0002": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"})


@dataclass
class Compared:
    """Of pdfplumber's words and cells, how many our pages hold too.

    `pages` are (file, number), `plain` those without rulings.
    """

    words: int = 0
    same_words: int = 0
    cells: int = 0
    same_cells: int = 0
    pages: list[tuple[Path, int]] = field(default_factory=list)
    plain: set[tuple[Path, int]] = field(default_factory=set)

    def add(self, ours: PageLayout, words: list[str], cells: list[str]) -> None:
        """Count a page. Texts are compared by what they say, each as often as it stands there."""
        said, held = Counter(_words(ours)), Counter(_cells(ours))
        self.words += len(words)
        self.same_words += (Counter(words) & said).total()
        self.cells += len(cells)
        self.same_cells += (Counter(cells) & held).total()


def pdf_files() -> list[Path]:
    """The PDF files with text."""
    return [path for path in sorted(SAMPLES.glob("*.pdf")) if not path.stem.endswith("-scan")]


def pages_of(path: Path) -> int:
    """How many pages a PDF file has."""
    with open_pdf(path, Limits()) as file:
        return file.pages


def time_pdf_pages(rounds: int = ROUNDS) -> tuple[Times, Compared]:
    """The CPU time of (file, page, "ours" or "pdfplumber"), and of (file, "document")."""
    times, compared = Times(), Compared()
    for turn in range(rounds + 1):
        for path in pdf_files():
            _time_file(path, times if turn else Times(), None if turn else compared)
    return times, compared


def _time_file(path: Path, times: Times, compared: Compared | None) -> None:
    with open_pdf(path, Limits()) as file, pdfplumber.open(path) as peer:
        for number, page in enumerate(peer.pages, start=1):
            with file.page(number) as handle:
                ours = times.time(
                    (path, number, "ours"),
                    read_page,
                    handle,
                    number,
                    tagged=file.tagged,
                    most_chars=_MOST_CHARS,
                )
            words, tables = times.time((path, number, "pdfplumber"), _pdfplumber, page)
            if compared is not None:
                cells = [cell for table in tables for row in table for cell in row]
                compared.add(
                    ours,
                    [_same(word["text"]) for word in words],
                    [_same(cell) for cell in cells if cell and cell.strip()],
                )
                compared.pages.append((path, number))
                if not (page.lines or page.rects or page.curves):
                    compared.plain.add((path, number))
            page.close()
    times.time((path, "document"), read_pdf, path, Limits())


def _pdfplumber(page: Page) -> tuple[list[dict[str, Any]], list[list[list[str | None]]]]:
    return page.extract_words(), page.extract_tables()


def _same(text: str) -> str:
    return squeeze(text.translate(_HYPHENS))


def _lines(items: Sequence[Item]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, FoundTable):
            for cell in item.cells:
                yield from cell.lines
                yield from _lines(cell.tables)


def _words(page: PageLayout) -> list[str]:
    return [word for line in _lines(page.items) for word in _same(line.text).split()]


def _tables(items: Sequence[Item]) -> Iterator[FoundTable]:
    for item in items:
        if isinstance(item, FoundTable):
            yield item
            for cell in item.cells:
                yield from _tables(cell.tables)


def _cells(page: PageLayout) -> list[str]:
    return [_same(cell.text) for table in _tables(page.items) for cell in table.cells]
