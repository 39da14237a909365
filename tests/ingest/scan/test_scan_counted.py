"""Numbers that count on along a row or down a column, and the misread ones between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.fonts import Face
from ingest.pdf.layout import FoundCell, FoundTable
from ingest.pdf.lines import Line, Run
from ingest.scan.counted import mend_counts

MONTHS = ["IX", "X", "XI", "XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
BOX = (0.0, 0.0, 10.0, 10.0)


def table(rows: list[list[str]]) -> FoundTable:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            line = Line([Run(text, Face(), 10)], BOX, 10, 10, 0, 0, 1)
            cell = FoundCell(row, column, 1, 1, 1, BOX, [line] if text else [])
            cells.append(cell)
    xs = tuple(float(x) for x in range(len(rows[0]) + 1))
    return FoundTable(1, BOX, xs, len(rows), cells, 1)


def mended(rows: list[list[str]]) -> list[list[str]]:
    found = table(rows)
    mend_counts([found])
    texts = [cell.text for cell in found.cells]
    width = len(rows[0])
    return [texts[start : start + width] for start in range(0, len(texts), width)]


def column(*texts: str) -> list[str]:
    return [row[0] for row in mended([[text] for text in texts])]


def test_months_read_badly_are_told_by_their_neighbours():
    read = ["4", "x", "XI", "XII", "l", "Il", "[U", "Iv", "V", "VI", "VII", "VII I"]
    assert mended([["Lp.", "Zadanie", *read]]) == [["Lp.", "Zadanie", *MONTHS]]


def test_a_row_number_read_as_letters():
    assert column("Lp.", "5.", "6.", "rA", "8.", "9.") == ["Lp.", "5.", "6.", "7.", "8.", "9."]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "4.", "5.", "6."),
        ("1", "2", "2", "3", "4"),
        ("1", "1", "1", "2", "2", "3"),
        ("1.", "2.", "", "4.", "5."),
        ("1.", "2.", "–", "4.", "5."),
        ("1.", "2.", "2a.", "3.", "4."),
        ("1", "2", "razem", "4", "5"),
        ("X", "X", "x", "X"),
        ("12", "15", "18", "x"),
    ],
)
def test_numbers_left_out_or_used_twice_stay_for_the_rules(numbers):
    assert column(*numbers) == list(numbers)


@given(st.lists(st.integers(1, 40).map(str), min_size=1, max_size=12))
def test_a_number_is_never_changed_to_another(numbers):
    assert column(*numbers) == numbers


@given(st.lists(st.lists(st.text(max_size=5), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_table_keeps_its_shape_and_blank_cells(rows):
    found = mended(rows)
    assert [[bool(text) for text in row] for row in found] == [[bool(t) for t in r] for r in rows]
