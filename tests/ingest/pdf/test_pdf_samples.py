"""The samples' PDF twins say what their Word files say, cell by cell and paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from ingest.pdf import read_pdf
from model.document import Paragraph, Table
from model.settings import Limits
from model.text import squeeze

SAMPLES = Path(__file__).parents[3] / "samples"
TWINS = ["buk", "dwikozy", "niemce", "powiat-wolominski", "trzebownisko"]
# A number that Word makes up for a list is text in a PDF.
_NUMBER = re.compile(r"^(?:[\d.]+|(?:Priorytet|Cel operacyjny) \d+\.)\s+")


def of_word(element) -> str:
    parts = {qn("w:t"): lambda node: node.text or "", qn("w:tab"): lambda node: " "}
    deleted = qn("w:del")
    return squeeze(
        "".join(
            parts[node.tag](node)
            for node in element.iter(*parts)
            if not any(above.tag == deleted for above in node.iterancestors())
        )
    )


def word_blocks(element) -> Iterator[str | list[list[str]]]:
    """Paragraphs and tables of the body; a cell merged with the one above is left out."""
    for child in element.iterchildren(qn("w:p"), qn("w:tbl"), qn("w:sdt")):
        if child.tag == qn("w:sdt"):
            yield from word_blocks(child.find(qn("w:sdtContent")))
        elif child.tag == qn("w:p"):
            yield of_word(child)
        else:
            yield [
                [
                    squeeze(" ".join(of_word(p) for p in cell.iter(qn("w:p"))))
                    for cell in row.iter(qn("w:tc"))
                    if not _goes_on(cell)
                ]
                for row in child.iter(qn("w:tr"))
            ]


def _goes_on(cell) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) != "restart"


@pytest.fixture(scope="module", params=TWINS)
def twins(request):
    word = docx.Document(SAMPLES / f"{request.param}.docx")
    return list(word_blocks(word.element.body)), read_pdf(
        SAMPLES / f"{request.param}.pdf", Limits()
    )


def test_every_cell_says_what_the_word_file_says(twins):
    word, document = twins
    tables = [block for block in document.body() if isinstance(block, Table)]
    found = [
        [[squeeze(c.text) for c in table.cells if c.row == row] for row in range(table.rows)]
        for table in tables
    ]
    assert found == [block for block in word if isinstance(block, list)]


def test_paragraphs_begin_and_end_where_they_do_in_word(twins):
    word, document = twins
    found = [_NUMBER.sub("", squeeze(b.text)) for b in document.body() if isinstance(b, Paragraph)]
    # A table of contents has dots between title and page in one and a tab in the other.
    expected = [_NUMBER.sub("", block) for block in word if isinstance(block, str) and block]
    assert found == expected


def test_a_document_is_the_same_at_every_reading():
    path = SAMPLES / "niemce.pdf"
    assert read_pdf(path, Limits()).model_dump_json() == read_pdf(path, Limits()).model_dump_json()
