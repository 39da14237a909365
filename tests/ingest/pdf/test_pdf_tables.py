"""Tables: cells and spans from what is drawn, and from where words stand; tables over pages."""

from __future__ import annotations

import pytest

from model.document import Paragraph, Table

XS = (57, 90, 260, 380, 520)
HEADER = ["Lp.", "Działanie", "Termin", "Koszt"]
ROWS = [
    [
        "1.",
        "Szkolenie rad pedagogicznych z\nwykorzystania narzędzi",
        "do 30.06.2025 r.",
        "4 000 zł",
    ],
    ["2.", "Zakup pomocy", "wrzesień 2025 r.", "0 zł"],
    ["3.", "Narady dyrektorów", "na bieżąco", "bezkosztowo"],
]
PLAIN = [[cell.replace("\n", " ") for cell in row] for row in (HEADER, *ROWS)]


def ys(count, top=100):
    return [top + 40 * number for number in range(count)]


def only_table(document):
    (table,) = (block for block in document.body() if isinstance(block, Table))
    return table


def test_every_cell_of_a_ruled_table(press, sheet, tables):
    document = press.read(sheet().text(57, 80, "Tabela 1").grid(XS, ys(5), [HEADER, *ROWS]))
    assert tables(document) == [PLAIN]
    table = only_table(document)
    assert table.ruled
    assert table.cells[4].location.cell == (1, 0)
    assert table.cells[4].location.bbox == (57.0, 140.0, 90.0, 180.0)


def test_borders_drawn_as_thin_boxes_and_shaded_cells(press, sheet, tables):
    page = sheet().box(57, 100, 520, 140, fill=True)
    for x0 in XS[:-1]:
        page.box(x0 + 5, 101, x0 + 30, 139, fill=True)  # a shade inside the padding, as Word's
    page.grid(XS, ys(5), [HEADER, *ROWS])
    assert tables(press.read(page)) == [PLAIN]


def test_a_row_without_a_bottom_line_is_kept(press, sheet, tables):
    page = sheet().grid(XS, ys(4), [HEADER, *ROWS[:2]])
    for x, words in zip(XS, ROWS[2], strict=False):
        page.line(x, 220, x, 260).text(x + 4, 232, words, size=10)
    page.line(XS[-1], 220, XS[-1], 260)
    assert tables(press.read(page)) == [PLAIN]


def test_a_table_without_outer_sides_is_whole(press, sheet, tables):
    page = sheet()
    for y in ys(5):
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, 100, x, 260)
    for top, row in zip(ys(4), [HEADER, *ROWS], strict=True):
        for x, words in zip(XS, row, strict=False):
            page.lines(x + 4, top + 12, *words.split("\n"), step=12, size=10)
    assert tables(press.read(page)) == [PLAIN]


def test_merged_cells_are_spans(press, sheet):
    page = sheet().box(57, 100, 357, 220)
    page.line(57, 140, 357, 140).line(157, 180, 357, 180).line(157, 140, 157, 220)
    page.line(257, 140, 257, 220)
    page.text(62, 115, "Harmonogram", size=10).text(62, 155, "Cel 1", size=10)
    page.text(162, 155, "a", size=10).text(262, 155, "b", size=10)
    page.text(162, 195, "c", size=10).text(262, 195, "d", size=10)
    table = only_table(press.read(page))
    assert (table.rows, table.columns) == (3, 3)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        ("Harmonogram", 0, 0, 1, 3),
        ("Cel 1", 1, 0, 2, 1),
        ("a", 1, 1, 1, 1),
        ("b", 1, 2, 1, 1),
        ("c", 2, 1, 1, 1),
        ("d", 2, 2, 1, 1),
    ]


def test_a_header_without_inner_lines_has_its_columns(press, sheet, tables):
    page = sheet().box(57, 100, 520, 140).grid(XS, ys(4, 140), ROWS)
    for x, words in zip(XS, HEADER, strict=False):
        page.text(x + 4, 112, words, size=10)
    assert tables(press.read(page))[0][0] == HEADER


def test_a_table_in_a_cell_is_nested_there(press, sheet):
    page = sheet().grid((57, 200, 520), (100, 140, 300), [["Pole", "Treść"], ["Zespół", ""]])
    page.grid((210, 350, 500), (160, 190, 220), [["Imię", "Funkcja"], ["Anna", "dyrektor"]])
    page.text(204, 152, "Skład zespołu:", size=10)
    table = only_table(press.read(page))
    assert (table.rows, table.columns) == (2, 2)
    paragraph, inner = table.cells[3].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Skład zespołu:"
    assert isinstance(inner, Table)
    assert [cell.text for cell in inner.cells] == ["Imię", "Funkcja", "Anna", "dyrektor"]
    assert inner.cells[0].location.cell == (1, 1)


def test_a_table_that_shares_lines_with_its_cell_is_nested_too(press, sheet):
    page = sheet().grid((57, 200, 520), (100, 140, 220), [["Pole", "Treść"], ["Zespół", ""]])
    page.grid((205.6, 350, 520), (140, 180, 220), [["Imię", "Funkcja"], ["Anna", "dyrektor"]])
    table = only_table(press.read(page))
    assert [cell.text for cell in table.cells[:3]] == ["Pole", "Treść", "Zespół"]
    assert len(table.cells) == 4
    (inner,) = table.cells[3].blocks
    assert isinstance(inner, Table)
    assert (inner.rows, inner.columns) == (2, 2)


def test_text_that_runs_upwards_in_a_cell(press, sheet, tables):
    page = sheet().grid(XS, ys(3), [["", *HEADER[1:]], PLAIN[1]])
    page.text(0, 0, "Numer", size=10, matrix="0 1 -1 0 78 706")
    assert tables(press.read(page))[0][0] == ["Numer", *HEADER[1:]]


def test_boxes_to_tick_in_a_cell(press, sheet, tables):
    page = sheet().grid((57, 200, 400), (100, 140), [["Forma podsumowania", ""]])
    page.text(204, 115, "o", size=10, font="S").text(218, 115, "studium refleksji", size=10)
    page.text(204, 130, "\u00fe", size=10, font="W").text(218, 130, "minireportaż", size=10)
    assert tables(press.read(page)) == [
        [["Forma podsumowania", "☐ studium refleksji\n☒ minireportaż"]]
    ]


def test_paragraphs_of_a_cell(press, sheet, tables):
    cell = "liczba warsztatów – 2;\nliczba osób – 40\nw tym kobiet: połowa"
    page = sheet().grid((57, 90, 260), (100, 160, 200), [["1.", cell], ["2.", "brak"]])
    assert tables(press.read(page))[0][0][1] == cell


def test_words_broken_in_a_narrow_column(press, sheet, tables):
    words = {"odpowiedzialny", "kuratorium", "termin"}
    page = sheet().grid(
        (57, 106, 155, 300),
        (100, 160, 200),
        [["odpowie\ndzialny", "kuratoriu\nm", "termin"], ["1", "2", "3"]],
    )
    (found,) = tables(press.read(page, is_word=lambda word: word.lower() in words))
    assert found[0] == ["odpowiedzialny", "kuratorium", "termin"]
    assert tables(press.read(page))[0][0][0] == "odpowie dzialny"


def test_a_table_that_goes_on_over_pages_is_one(press, sheet, tables):
    first = sheet().text(57, 80, "Tabela 1").grid(XS, ys(3), [HEADER, ROWS[0]])
    second = sheet().grid(XS, ys(3, 60), [HEADER, ROWS[1]])
    third = sheet().grid(XS, ys(2, 60), [ROWS[2]]).text(57, 150, "Źródło: dane gminy.")
    document = press.read(first, second, third)
    assert tables(document) == [PLAIN]
    table = only_table(document)
    assert table.header_rows == 1
    assert [cell.location.page for cell in table.cells if cell.column == 0] == [1, 1, 2, 3]


def test_running_headers_do_not_part_a_table(press, sheet, tables):
    pages = []
    for number, row in enumerate(ROWS, start=1):
        page = sheet().text(57, 40, "Gmina Nowa Wieś").text(290, 810, str(number))
        pages.append(page.grid(XS, ys(3 if number == 1 else 2), [HEADER, row][number > 1 :]))
    assert tables(press.read(*pages)) == [PLAIN]


def test_a_heading_parts_two_tables(press, sheet, tables):
    first = sheet().grid(XS, ys(2), [HEADER])
    second = sheet().text(57, 60, "13. Ryzyka", font="B").grid(XS, ys(2), [ROWS[0]])
    assert len(tables(press.read(first, second))) == 2


def test_cards_that_look_alike_stay_apart(press, sheet, tables):
    pages = []
    for number, name in enumerate(("Szkolenie", "Zakup", "Narada"), start=1):
        page = sheet().box(57, 100, 520, 140).text(61, 112, f"Karta działania nr {number}", size=10)
        rows = [["Nazwa", name], ["Termin", f"maj 202{number}"], ["Koszt", "0 zł"]]
        pages.append(page.grid((57, 200, 520), ys(4, 140), rows))
    assert [table[1][1] for table in tables(press.read(*pages))] == ["Szkolenie", "Zakup", "Narada"]


def test_a_row_cut_by_a_page_break_is_one_row(press, sheet, tables):
    first = sheet().grid(
        XS, ys(4), [HEADER, ROWS[0], ["2.", "Zakup\npomocy dydaktycznych", "maj", "0"]]
    )
    rest = ["", "dla uczniów\nz trudnościami", "", ""]
    second = sheet().grid(XS, ys(3, 60), [rest, ROWS[2]])
    (table,) = tables(press.read(first, second))
    assert [row[0] for row in table] == ["Lp.", "1.", "2.", "3."]
    assert table[2][1].replace("\n", " ") == (
        "Zakup pomocy dydaktycznych dla uczniów z trudnościami"
    )


def test_a_merged_cell_goes_on_over_a_page_break(press, sheet):
    first = sheet().grid((57, 120, 400), (100, 140), [["Cel", "Działanie"]])
    first.grid((120, 400), (140, 180, 220), [["Szkolenie"], ["Narady"]])
    first.line(57, 140, 57, 220).line(57, 220, 120, 220).text(61, 152, "Cel 1", size=10)
    second = sheet().box(57, 60, 120, 140)
    second.grid((120, 400), (60, 100, 140), [["Zakupy"], ["Konkurs"]])
    table = only_table(press.read(first, second))
    (goal,) = (cell for cell in table.cells if cell.text == "Cel 1")
    assert (goal.row, goal.row_span) == (1, 4)
    assert [cell.text for cell in table.cells if cell.column == 1] == [
        "Działanie",
        "Szkolenie",
        "Narady",
        "Zakupy",
        "Konkurs",
    ]


@pytest.mark.parametrize("across", [False, True])
def test_a_table_without_rulings_is_found_by_its_words(press, sheet, tables, across):
    page = sheet().text(57, 80, "7. Harmonogram działań", font="B")
    for top, row in zip(ys(4), [HEADER, *ROWS], strict=True):
        for x, words in zip(XS, row if not across else ["", *row[1:]], strict=False):
            page.lines(x, top + 12, *words.split("\n"), step=12, size=10)
        if across:
            page.line(57, top + 34, 520, top + 34)
    page.text(57, 300, "Koszty podano w złotych brutto dla całego okresu realizacji.")
    document = press.read(page)
    expected = PLAIN if not across else [row[1:] for row in PLAIN]
    assert tables(document) == [expected]
    assert not only_table(document).ruled


def test_drawings_without_words_are_no_tables(press, sheet, tables):
    page = sheet().grid((57, 157, 257, 357), (100, 150, 200)).text(57, 300, "Wykres 1")
    assert tables(press.read(page)) == []


def test_a_frame_around_the_page_is_no_table(press, sheet, tables, texts):
    page = sheet().box(20, 20, 575, 822).text(57, 80, "Treść strony w ramce.")
    document = press.read(page)
    assert tables(document) == []
    assert texts(document) == ["Treść strony w ramce."]


def test_words_in_a_gap_of_a_table_are_not_lost(press, sheet, texts):
    page = sheet().grid((57, 200, 343), (100, 140), [["a1", "b1"]])
    page.grid((57, 200), (140, 180), [["a2"]]).text(220, 165, "obok tabeli", size=10)
    assert texts(press.read(page)) == ["obok tabeli"]
