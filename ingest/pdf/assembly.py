"""Layouts of pages → blocks: running headers, notes, tables and paragraphs over page breaks."""

from __future__ import annotations

from ingest.pdf.blocks import Builder
from ingest.pdf.comments import comments
from ingest.pdf.continued import join_tables
from ingest.pdf.footnotes import take_footnotes
from ingest.pdf.layout import Item, PageLayout
from ingest.pdf.lines import Line
from ingest.pdf.measures import drop_tags_of_lines, measure, text_size
from ingest.pdf.running import take_running
from ingest.pdf.unseen_passages import unseen_marks
from ingest.pdf.vocabulary import IsWord, vocabulary_of
from model.document import Block, Mark


def assemble(pages: list[PageLayout], is_word: IsWord | None) -> tuple[list[Block], list[Mark]]:
    """The blocks of all parts, and the marks. What belongs to a header or a note leaves the pages.

    `is_word` as in `read_pdf`.
    """
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
    marks = [*builder.marks, *comments(pages, blocks), *unseen_marks(pages, blocks)]
    return blocks, marks


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
