"""Whole pages through Tesseract: text, lists, boxes, tables; askew, upside down, on their side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rapidfuzz import fuzz

from model.document import Paragraph, Table
from tests.ingest.scan.conftest import COLUMNS, PROSE, ROWS


def paragraphs(scan, page: int) -> list[Paragraph]:
    return [b for b in scan.body() if isinstance(b, Paragraph) and b.location.page == page]


def tables(scan, page: int) -> list[Table]:
    return [b for b in scan.body() if isinstance(b, Table) and b.location.page == page]


def test_every_page_is_read(scan):
    assert (scan.reader, scan.pages, scan.unread) == ("scan", 6, ())


def test_lines_become_one_paragraph(scan):
    prose = paragraphs(scan, 1)[1]
    assert fuzz.ratio(prose.text, PROSE) > 98


def test_a_bold_larger_line_is_told_from_the_text_under_it(scan):
    heading, prose = paragraphs(scan, 1)[:2]
    assert heading.text == "1. Diagnoza potrzeb gminy"
    assert heading.bold and not prose.bold
    assert heading.size / prose.size == pytest.approx(15 / 11, rel=0.1)


def test_bullets_make_a_list(scan):
    items = [p for p in paragraphs(scan, 1) if p.label]
    assert [(p.label, p.text) for p in items] == [
        ("•", "Nowe boiska"),
        ("•", "Zdrowe obiady"),
        ("•", "Dobry dowoz"),
    ]


def test_boxes_to_tick_stand_before_their_words(scan):
    ticks = [p.text for p in paragraphs(scan, 1) if p.text[0] in "☐☒"]
    assert ticks == ["☐ dobra praktyka", "☒ studium refleksji"]


def test_a_ruled_table_goes_on_over_the_page_break(scan):
    table = tables(scan, 2)[1]
    assert [[cell.text for cell in row] for row in table.grid()] == [
        *([text.replace("\n", " ") for text in row] for row in ROWS),
        ["4.", "Odnowa placu zabaw", "do maja 2026", "dyrektor"],
    ]
    assert tables(scan, 3) == []


def test_grey_cells_are_shaded(scan):
    table = tables(scan, 2)[1]
    assert {cell.row for cell in table.cells if cell.shaded} == {0}


def test_words_that_run_up_a_column_are_read(scan):
    table = tables(scan, 2)[0]
    assert table.grid()[0][0].text == "Liczba godzin"


@pytest.mark.parametrize("page", [4, 5])
def test_a_page_that_lies_the_wrong_way_is_read(scan, page):
    (prose,) = paragraphs(scan, page)
    assert fuzz.ratio(prose.text, PROSE) > 98


@pytest.mark.parametrize(
    ("page", "box"),
    [(1, (57, 99, 530, 158)), (3, (62, 119, 535, 178)), (4, (65, 694, 538, 753))],
)
def test_places_are_those_on_the_page_as_it_is_shown(scan, page, box):
    """To mark a passage in the original; a page askew by a degree is off by some points."""
    prose = next(p for p in paragraphs(scan, page) if p.text.startswith("Gmina prowadzi"))
    assert prose.location.bbox == pytest.approx(box, abs=14)


def test_columns_stand_where_they_are_drawn(scan):
    table = tables(scan, 2)[1]
    cells = [cell.location.bbox for cell in table.cells if cell.row == 1]
    sides = [box[0] for box in cells] + [cells[-1][2]]
    assert sides == pytest.approx(COLUMNS, abs=3)
    assert all(left[2] <= right[0] + 1 for left, right in pairwise(cells))
