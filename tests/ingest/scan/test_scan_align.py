"""Pages that lie differently on the scanner, and pictures of any size, brought to one sheet."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.file import open_pdf
from ingest.scan.align import Sheet, paper, shifts
from ingest.scan.picture import PER_POINT, render
from ingest.scan.rulings import Ruling
from ingest.scan.words import Word
from model.settings import Limits


def sheet(right: float = 0.0, down: float = 0.0, *, number: int = 1) -> Sheet:
    """A4 with a header, a page number and a table, moved by so many points."""

    def word(text: str, x0: float, x1: float, y: float) -> list[Word]:
        box = (x0 + right, y + down - 8, x1 + right, y + down)
        return [Word(text, tuple(s * PER_POINT for s in box), (y + down) * PER_POINT, 95)]

    body = [word(f"tekst {number} {n}", 57, 530 - n % 3, 200 + 15 * n) for n in range(20)]
    header, footer = word("Gmina Rypin", 57, 140, 40), word(str(number), 290, 300, 800)
    columns = [
        Ruling(level=False, start=520, end=700, at=at + right, thick=0.5) for at in (57, 200, 530)
    ]
    return Sheet(595, 842, columns, [header, *body, footer])


@given(st.floats(-12, 12), st.floats(-12, 12))
def test_a_page_is_moved_to_where_the_first_one_lies(right, down):
    first, second = shifts([sheet(), sheet(right, down, number=2)])
    assert first == (0.0, 0.0)
    assert second == pytest.approx((-right, -down), abs=1.0)


def test_a_page_with_nothing_in_common_stays():
    other = Sheet(595, 842, [], [[Word("Osobna", (900, 1500, 1200, 1540), 1540, 95)]])
    assert shifts([sheet(), other])[1] == (0.0, 0.0)


def test_pages_of_other_formats_are_compared_with_their_like():
    landscape = Sheet(842, 595, [], [[Word("Gmina", (500, 100, 600, 140), 140, 95)]])
    assert shifts([sheet(), landscape, sheet(5, 5)])[1:] == [(0.0, 0.0), (-5.0, -5.0)]


@pytest.mark.parametrize(
    ("size", "sheet_of"),
    [
        ((590, 850), (595.3, 841.9)),
        ((842, 595), (841.9, 595.3)),
        ((1180, 850), (1190.6, 841.9)),
        ((420, 590), (419.5, 595.3)),
        ((500, 700), (500, 700)),
    ],
)
def test_trimmed_pictures_are_of_the_sheet_that_was_scanned(size, sheet_of):
    assert paper(*size) == sheet_of


@pytest.mark.parametrize(
    ("size", "crop", "rotate"),
    [
        ((595, 842), None, 0),
        ((2480, 3508), None, 0),
        ((149, 210), None, 90),
        ((700, 1000), (50, 100, 645, 942), 0),
        ((700, 1000), (50, 100, 645, 942), 270),
        ((300, 9000), None, 0),
    ],
)
def test_a_view_leads_back_to_the_page(tmp_path, size, crop, rotate):
    """The visible part of any page gives a picture of bounded size that covers just that part."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=size)
    if crop:
        pdf.pages[0].CropBox = pikepdf.Array(crop)
    pdf.pages[0].Rotate = rotate
    pdf.save(tmp_path / "page.pdf")
    with open_pdf(tmp_path / "page.pdf", Limits()) as file, file.page(1) as page:
        picture = render(page, 1)
    (left, top), scale = picture.view.corner, picture.view.scale
    across, down = (side / PER_POINT * scale for side in picture.grey.size)
    x0, y0, x1, y1 = crop or (0, 0, *size)
    wanted = {
        0: (x0, size[1] - y1, x1 - x0, y1 - y0),
        90: (y0, x0, y1 - y0, x1 - x0),
        270: (size[1] - y1, size[0] - x1, y1 - y0, x1 - x0),
    }[rotate]
    assert (left, top, across, down) == pytest.approx(wanted, rel=0.01, abs=0.5)
    assert picture.grey.width * picture.grey.height <= 20_100_000
    assert max(picture.grey.size) < 32_767  # places along a side are kept in 16 bits
