"""Places on the page: turned pages, turned text, boxes in points from the top left."""

from __future__ import annotations

import pdfplumber
import pikepdf
import pytest

from ingest.pdf import read_pdf
from ingest.pdf.geometry import Frame
from model.document import Paragraph, Table
from model.settings import Limits

ROWS = [["Lp.", "Działanie"], ["1.", "Szkolenie rady"], ["2.", "Zakup pomocy"]]


def draw(page):
    page.text(57, 60, "Harmonogram działań", font="B")
    return page.grid((57, 100, 300), (80, 110, 140, 170), ROWS)


def seen(document):
    """Texts and boxes, which must not depend on how the page is turned inside the file."""
    title, table = document.body()
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    return title.text, title.location.bbox, [(c.text, c.location.bbox) for c in table.cells]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_reads_as_it_is_shown(tmp_path, press, sheet, turns):
    straight = press.write(draw(sheet()))
    expected = seen(read_pdf(straight, Limits()))
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(straight) as pdf:
        page = pdf.pages[0]
        # Turn the drawing against the clock and the page clockwise: it looks as before.
        matrix = {1: "0 1 -1 0 842 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 595"}[turns]
        page.contents_add(f"q {matrix} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        if turns % 2:
            page.MediaBox = pikepdf.Array([0, 0, 842, 595])
        page.Rotate = 90 * turns
        pdf.save(turned)
    text, box, cells = seen(read_pdf(turned, Limits()))
    assert text == expected[0]
    assert box == pytest.approx(expected[1], abs=1.5)
    assert [words for words, _ in cells] == [words for words, _ in expected[2]]
    for (_, found), (_, wanted) in zip(cells, expected[2], strict=True):
        assert found == pytest.approx(wanted, abs=0.2)


def test_a_page_drawn_sideways_is_read_and_boxes_stay_where_they_are_shown(tmp_path, press, sheet):
    path = press.write(draw(sheet()))
    sideways = tmp_path / "sideways.pdf"
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"q 0 1 -1 0 842 0 cm", prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = pikepdf.Array([0, 0, 842, 595])
        pdf.save(sideways)
    title, table = read_pdf(sideways, Limits()).body()
    assert title.text == "Harmonogram działań"
    assert [cell.text for cell in table.cells] == [text for row in ROWS for text in row]
    # The title ran along the top, 57 points from the left; now it runs up the left side.
    x0, top, x1, bottom = title.location.bbox
    assert x1 < 70
    assert bottom == pytest.approx(595 - 57, abs=1)
    assert bottom - top > x1 - x0


def test_boxes_are_those_of_pdfplumber(press, sheet):
    path = press.write(draw(sheet()))
    table = next(b for b in read_pdf(path, Limits()).body() if isinstance(b, Table))
    with pdfplumber.open(path) as pdf:
        (found,) = pdf.pages[0].find_tables()
        assert table.location.bbox == pytest.approx(found.bbox, abs=0.1)
        for cell, box in zip(
            table.cells, sorted(found.cells, key=lambda b: (b[1], b[0])), strict=True
        ):
            assert cell.location.bbox == pytest.approx(box, abs=0.1)


def test_paragraphs_say_their_page_and_block(press, sheet):
    document = press.read(
        sheet().text(57, 80, "Pierwsza strona."), sheet().text(57, 80, "Druga strona.")
    )
    places = [(block.location.page, block.location.block) for block in document.body()]
    assert places == [(1, 0), (2, 1)]


def test_a_frame_turns_points_directions_and_boxes_alike():
    for rotation in (0, 90, 180, 270):
        frame = Frame(10, 20, 610, 820, rotation)
        assert frame.point(10, 820) in {(0, 0), (800, 0), (600, 800), (0, 600)}
        (ax, ay), (bx, by) = frame.point(100, 100), frame.point(103, 104)
        assert frame.direction(3, 4) == (bx - ax, by - ay)
        x0, top, x1, bottom = frame.box(100, 100, 103, 104)
        assert {round(x1 - x0), round(bottom - top)} == {3, 4}
