"""What only the printed page and its tags say: texts of pictures, and where lines end."""

from __future__ import annotations

import pikepdf

from ingest.pdf import read_pdf
from model.document import Image
from model.settings import Limits


def pictures(document) -> list[tuple[str | None, bool]]:
    images = [block for block in document.body() if isinstance(block, Image)]
    return [(image.alt_text, image.decorative) for image in images]


def tagged_page(sheet):
    return sheet().text(57, 100, "Diagnoza potrzeb").tagged("H1")


def test_a_picture_that_the_tags_leave_out_is_decorative(press, sheet) -> None:
    page = tagged_page(sheet).picture(57, 200, 157, 260).tagged("Figure")
    page.picture(57, 300, 157, 360)
    assert pictures(press.read(page)) == [(None, False), (None, True)]


def test_without_tags_nothing_is_known_of_a_picture(press, sheet) -> None:
    page = sheet().text(57, 100, "Diagnoza potrzeb").picture(57, 200, 157, 260)
    assert pictures(press.read(page)) == [(None, False)]


def test_the_tags_may_name_a_picture_by_its_place_only(press, sheet) -> None:
    # LibreOffice writes so of pictures in a line of text.
    page = tagged_page(sheet).picture(57, 200, 157, 260).picture(57, 300, 157, 360)
    page.picture(57, 400, 157, 460)
    path = press.write(page)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        root = file.Root.StructTreeRoot
        for top, alt in ((200, "Wykres: 612 uczniów"), (300, None)):
            box = pikepdf.Array([57, 842 - top - 60, 157, 842 - top])
            figure = pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Figure,
                P=root,
                Pg=file.pages[0].obj,
                A=pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Layout, BBox=box)]),
            )
            if alt:
                figure.Alt = alt
            root.K.append(file.make_indirect(figure))
        file.save(path)
    assert pictures(read_pdf(path, Limits())) == [
        ("Wykres: 612 uczniów", False),
        (None, False),
        (None, True),
    ]


def line_ends(document) -> list[str]:
    return [mark.text for mark in document.marks_of("line_end")]


def test_lines_that_end_with_a_lone_letter_are_marked(press, sheet) -> None:
    page = sheet().lines(
        57,
        100,
        "W szkołach prowadzonych przez gminę uczy się sześciuset uczniów, dwustu i",
        "jeszcze dwóch, a zajęcia prowadzi w nich pięćdziesięcioro nauczycieli szkół",
        "oraz przedszkoli. Ostatni wiersz akapitu kończy się w tym miejscu, w",
    )
    document = press.read(page)
    assert line_ends(document) == ["uczniów, dwustu i"]
    (mark,) = document.marks_of("line_end")
    assert mark.location == document.body()[0].location


def test_narrow_cells_leave_no_choice_and_wide_ones_do(press, sheet) -> None:
    narrow, wide = (
        "współpraca szkół i\nrodziców uczniów",
        ("Spotkania dyrektorów szkół, rad rodziców i\nprzedstawicieli organu prowadzącego szkoły"),
    )
    page = sheet().grid([57, 160, 400], [100, 150, 200], [["Cel", "Działanie"], [narrow, wide]])
    assert line_ends(press.read(page)) == ["rad rodziców i"]
