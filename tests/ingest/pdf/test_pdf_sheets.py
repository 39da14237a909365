"""Sheets of paper: cropped pages, two pages on one, colours, white space, fonts without a name."""

from __future__ import annotations

import pikepdf
import pytest

from ingest.pdf import read_pdf
from model.document import Paragraph, Table
from model.settings import Limits

FULL = (
    "W roku szkolnym 2022/2023 do szkół podstawowych prowadzonych przez gminę uczęszcza",
    "ponad sześciuset uczniów, a liczba ta rośnie z roku na rok w tempie dwóch procent rocznie",
)


def change(path, change_page):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            change_page(page)
        pdf.save(path)
    return read_pdf(path, Limits())


def test_what_is_cropped_off_is_not_read_and_places_stay(press, sheet, texts):
    page = sheet().text(57, 80, "Treść strony.").text(57, 20, "plik z drukarni, strona 3")
    page.text(0, 0, "SPAD", matrix="0 1 -1 0 20 300")
    path = press.write(page)
    (whole, *_) = (b for b in read_pdf(path, Limits()).body() if b.text == "Treść strony.")

    def crop(page):
        page.CropBox = pikepdf.Array([40, 40, 555, 802])

    document = change(path, crop)
    assert texts(document) == ["Treść strony."]
    assert document.blocks[0].location.bbox == whole.location.bbox


def test_a_crop_box_beside_the_page_is_not_believed(press, sheet, texts):
    def crop(page):
        page.CropBox = pikepdf.Array([2000, 2000, 2100, 2100])

    document = change(press.write(sheet().text(57, 80, "Treść strony.")), crop)
    assert texts(document) == ["Treść strony."]


def test_two_pages_on_one_sheet_are_read_one_after_the_other(press, sheet, texts):
    page = sheet(842, 595)
    look = {"size": 7, "step": 10}
    page.lines(40, 60, "1. Diagnoza", *FULL, "Koniec akapitu.", "2. Cele", **look)
    page.lines(40, 130, "Cel główny.", "Cel szczegółowy.", **look)
    page.lines(461, 60, "3. Okres", *FULL, "Koniec okresu.", "4. Ryzyka", **look)
    page.lines(461, 130, "Brak środków.", "Brak chętnych.", **look)
    found = texts(press.read(page))
    assert found[0] == "1. Diagnoza"
    assert found[1] == f"{' '.join(FULL)} Koniec akapitu."
    assert found.index("Cel szczegółowy.") < found.index("3. Okres")
    assert found[-1] == "Brak chętnych."


def test_the_last_sheet_may_hold_one_page_only(press, sheet, texts):
    page = sheet(842, 595)
    page.lines(
        40, 60, *FULL, "Koniec akapitu.", "Cel główny.", "Ryzyka.", "Budżet.", size=7, step=10
    )
    assert texts(press.read(page))[0] == f"{' '.join(FULL)} Koniec akapitu."


def test_a_landscape_page_of_one_text_is_no_two_pages(press, sheet, texts):
    page = sheet(842, 595)
    wide = " ".join(FULL)
    page.lines(40, 60, wide, wide, size=9, step=12)
    for number in range(6):
        page.text(40, 120 + 14 * number, f"Etykieta {number}:", size=9)
        page.text(461, 120 + 14 * number, f"wartość {number}", size=9)
    assert "Etykieta 2:\twartość 2" in texts(press.read(page))


@pytest.mark.parametrize("paint", ["f", "b"])
def test_coloured_cells_are_told_from_white_ones(press, sheet, paint):
    page = sheet()
    for x, colour in ((200, "0.2 0.5 0.9 rg"), (260, "1 1 1 rg")):
        page.commands.append(f"q {colour} {x} {842 - 160} 60 40 re {paint} Q")
    page.grid((57, 200, 260, 320), (80, 120, 160), [["Działanie", "IX", "X"], ["Narada"]])
    (table,) = (block for block in press.read(page).body() if isinstance(block, Table))
    assert [cell.text or cell.column for cell in table.cells if cell.shaded] == [1]


def test_a_colour_behind_the_words_only_is_no_coloured_cell(press, sheet):
    page = sheet()
    page.commands.append(f"q 1 1 0 rg 61 {842 - 95} 40 12 re f Q")
    page.grid((57, 200, 320), (80, 120, 160), [["Działanie", "IX"], ["Narada", "X"]])
    (table,) = (block for block in press.read(page).body() if isinstance(block, Table))
    assert not any(cell.shaded for cell in table.cells)


def test_a_value_behind_a_long_label_stands_at_the_tab_of_the_others(press, sheet, texts):
    page = sheet()
    rows = (("Częstotliwość", "co kwartał"), ("Osoba odpowiedzialna", "dyrektor"))
    for number, (label, value) in enumerate(rows):
        page.text(57, 80 + 14 * number, label).text(176, 80 + 14 * number, value)
    assert texts(press.read(page)) == [
        "Częstotliwość\tco kwartał",
        "Osoba odpowiedzialna\tdyrektor",
    ]


def test_lines_broken_by_hand_in_a_tagged_paragraph_stay_lines(press, sheet):
    page = sheet()
    page.commands.append("/P <</MCID 0>> BDC")
    page.lines(57, 80, "Działanie 1. Szkolenie", "Termin: maj 2025 r.", *FULL, "rocznie.")
    page.commands.append("EMC")
    page.tags.append(("P", None))
    (paragraph,) = press.read(page).body()
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == (
        f"Działanie 1. Szkolenie\nTermin: maj 2025 r.\n{' '.join(FULL)} rocznie."
    )


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("rocznie.", "§ 10. Ryzyka i sposoby"),
        ("rocznie", "Ryzyko 2: mała frekwencja"),
        ("rocznie", "1.3.Szkolenie rad pedagogicznych"),
        ("rocznie", "CS1. Szkolenie rad pedagogicznych"),
    ],
)
def test_what_surely_begins_a_paragraph_does_so_after_a_full_line(press, sheet, texts, end, start):
    lines = FULL[0], FULL[1].replace("rocznie", end)
    assert texts(press.read(sheet().lines(57, 80, *lines, start))) == [" ".join(lines), start]


def test_a_paragraph_sign_in_a_sentence_does_not_part_it(press, sheet, texts):
    page = sheet().lines(57, 80, FULL[0], FULL[1][:-8] + "zgodnie z", "§ 10 ust. 2 statutu gminy.")
    assert len(texts(press.read(page))) == 1


def test_footnotes_without_a_rule_leave_the_text(press, sheet):
    page = sheet().lines(57, 80, *FULL, "i nadal będzie rosła.")
    page.text(151, 104, "1", size=7).text(57, 150, "Drugi akapit.")
    page.text(57, 780, "1 Dane SIO, stan na 30 września.")
    document = press.read(page)
    (note,) = document.part("footnote")
    assert isinstance(note, Paragraph)
    assert note.text == "Dane SIO, stan na 30 września."


def test_a_list_at_the_foot_of_a_page_is_no_footnote(press, sheet):
    page = sheet().lines(57, 80, *FULL, "i ma 120 m")
    page.text(110, 104, "2", size=7)
    page.text(57, 760, "1 dyrektor szkoły").text(57, 780, "2 wicedyrektorów szkoły")
    assert not press.read(page).part("footnote")


def test_a_label_cut_by_a_page_break_is_one_label(press, sheet, tables):
    long_label = "Kierunki wdrożenia,\nnarzędzia oraz"
    first = sheet().grid(
        (57, 150, 500), (700, 740, 790), [["Cele", "Cel główny."], [long_label, "Zespół."]]
    )
    second = sheet().grid(
        (57, 150, 500), (60, 100, 140), [["rozwiązania", "Narzędzia."], ["Ryzyka", "Brak."]]
    )
    (table,) = tables(press.read(first, second))
    assert [row[0].replace("\n", " ") for row in table] == [
        "Cele",
        "Kierunki wdrożenia, narzędzia oraz rozwiązania",
        "Ryzyka",
    ]


@pytest.mark.parametrize(("name", "bold"), [("LiberationSans", False), ("CIDFont+F2", True)])
def test_a_weight_made_up_by_a_program_does_not_make_a_font_bold(press, sheet, name, bold):
    def heavy(page):
        font = page.Resources.Font["/F"]
        font.BaseFont = pikepdf.Name("/" + name)
        font.FirstChar, font.LastChar = 32, 255
        font.Widths = pikepdf.Array([556] * 224)
        font.FontDescriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/" + name),
            Flags=32,
            FontBBox=pikepdf.Array([-20, -200, 900, 800]),
            ItalicAngle=0,
            Ascent=800,
            Descent=-200,
            CapHeight=700,
            StemV=160,
        )

    document = change(press.write(sheet().text(57, 80, "Zwykle slowa")), heavy)
    assert document.blocks[0].bold is bold


def test_a_heading_that_looks_like_the_text_stands_alone_after_a_full_line(press, sheet, texts):
    whole = FULL[0], FULL[1].replace("rocznie", "rocznie.")
    page = sheet().lines(57, 80, *whole, "Priorytety rozwojowe", "• Oferta szkół dla wszystkich")
    assert texts(press.read(page)) == [
        " ".join(whole),
        "Priorytety rozwojowe",
        "• Oferta szkół dla wszystkich",
    ]


def test_numbers_broken_in_a_narrow_column_are_whole(press, sheet, tables):
    page = sheet().grid(
        (57, 75, 112, 300),
        (80, 120, 160),
        [["VII\nI", "41.670,\n00 zł", "Szkolenie rad"], ["X", "0 zł", "Narada"]],
    )
    assert tables(press.read(page))[0][0][:2] == ["VIII", "41.670,00 zł"]


def test_a_table_that_fills_its_cell_between_two_strips_is_a_table_in_a_cell(press, sheet, tables):
    page = sheet().grid((57, 150, 500), (80, 160, 200), [["Harmonogram"], ["Ryzyka", "Brak."]])
    page.grid((155, 300, 495), (80.4, 120, 159.6), [["1.", "Szkolenie"], ["2.", "Narada"]])
    page.grid((155, 495), (170, 185, 198), [["Ryzyko"], ["Odpowiedź"]])
    (outer,) = (block for block in press.read(page).body() if isinstance(block, Table))
    (cell,) = (cell for cell in outer.cells if (cell.row, cell.column) == (0, 1))
    (inner,) = cell.blocks
    assert isinstance(inner, Table)
    assert (inner.rows, inner.columns) == (2, 2)
