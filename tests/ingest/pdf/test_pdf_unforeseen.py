"""Layouts that nobody laid out for a reader: narrow forms, side headings, short columns."""

from __future__ import annotations

import pytest

LONG = "Samorząd powoła zespół, który raz na kwartał zbierze dane ze szkół i opisze je w raporcie"


def wrapped(page, y: float) -> None:
    """Paragraphs of two lines, so that the file tells how far apart lines are."""
    for number in range(6):
        page.lines(57, y + number * 40, LONG, "oraz omówi je z dyrektorami.", size=11)


@pytest.mark.parametrize("heading", ["10.Ryzyka i zapobieganie", "11.Budżet"])
def test_an_automatic_number_may_touch_its_heading(press, sheet, texts, heading):
    page = sheet().lines(57, 80, f"{LONG} roku.", heading, "Treść.", size=11)
    page.text(57, 700, f"{LONG} roku.", size=11)
    assert heading in texts(press.read(page))


def test_a_short_line_over_a_table_is_a_heading(press, sheet, texts):
    page = sheet().lines(57, 80, f"{LONG} roku.", "Ryzyka", step=14, size=11)
    page.grid([57, 300, 520], [104, 124, 144], [["Ryzyko", "Reakcja"], ["Awaria", "Kopia"]])
    page.text(57, 700, f"{LONG} roku.", size=11)
    assert texts(press.read(page))[1] == "Ryzyka"


def test_an_underlined_line_is_no_part_of_the_text_above(press, sheet, texts):
    page = sheet().lines(57, 80, f"{LONG}:", "Monitoring", LONG, "i tak co roku.", size=11)
    page.line(57, 96, 57 + 51.3, 96)
    assert "Monitoring" in texts(press.read(page))


def test_a_line_clear_of_its_neighbours_is_a_paragraph(press, sheet, texts):
    page = sheet()
    wrapped(page, 80)
    for number, words in enumerate((LONG, "Cele szczegółowe", "Ład w szkołach", LONG, "Razem")):
        page.text(57, 340 + number * 20, words, size=11)
    assert "Cele szczegółowe" in texts(press.read(page))


def test_text_that_runs_over_the_edge_of_its_table_stays_in_its_cell(press, sheet, tables, texts):
    page = sheet().grid([57, 200, 330], [80, 120, 160], [["Cel", "Obszar"], ["Nazwa", ""]])
    page.text(204, 132, "Sieć szkół, w której każdy uczeń", size=10)
    read = press.read(page)
    assert tables(read)[0][1][1] == "Sieć szkół, w której każdy uczeń"
    assert texts(read) == []


def test_text_behind_a_framed_box_is_not_its_text(press, sheet, texts):
    page = sheet().box(57, 80, 90, 100).text(60, 94, "X Wybieram studium refleksji", size=11)
    assert any("studium refleksji" in text for text in texts(press.read(page)))


def test_a_row_after_the_break_is_a_row_under_a_header_of_two_levels(press, sheet, tables):
    xs, head = [57, 90, 250, 290, 330, 520], ["Nr", "Zadanie", "2025", "", "Wynik"]
    first = sheet()
    for y, left, right in ((80, 57, 520), (100, 250, 330), (120, 57, 520), (160, 57, 520)):
        first.line(left, y, right, y)
    for x in xs:
        first.line(x, 100 if x == 290 else 80, x, 160)
    for x, words in zip(xs, head, strict=False):
        first.text(x + 4, 94, words, size=10)
    for x, words in zip(xs, ["", "", "sty", "lut"], strict=False):
        first.text(x + 4, 114, words, size=10)
    for x, words in zip(xs, ["1", "Szkolenie kadry", "x", "", "raport"], strict=False):
        first.text(x + 4, 132, words, size=10)
    second = sheet().grid(xs, [80, 120], [["2", "Wizyta w szkole", "", "x", "protokół"]])
    rows = tables(press.read(first, second))[0]
    assert [row[0] for row in rows[2:]] == ["1", "2"]


NAMES = ("Działanie", "Kto", "Termin")
ROWS = (
    (("Mapa partnerów", "edukacyjnych"), ("sekretarz", "gminy"), ("stale",)),
    (("Nabór", "prowadzących"), ("dyrektorzy",), ("w maju",)),
    (("Mikrogranty", "sąsiedzkie"), ("kierownik", "biura"), ("do maja",)),
)


def borderless(page, y: float, rows=ROWS, header=True):
    xs = (57, 230, 400)
    if header:
        for x, words in zip(xs, NAMES, strict=True):
            page.text(x, y, words, size=10, font="B")
        y += 24
    for row in rows:
        for x, cell in zip(xs, row, strict=True):
            page.lines(x, y, *cell, step=12, size=10)
        y += 12 * max(len(cell) for cell in row) + 12
    return page


def test_names_in_bold_head_a_table_without_lines(press, sheet, tables):
    (table,) = tables(press.read(borderless(sheet(), 80)))
    assert [row[0].replace("\n", " ") for row in table] == [
        "Działanie",
        "Mapa partnerów edukacyjnych",
        "Nabór prowadzących",
        "Mikrogranty sąsiedzkie",
    ]


def numbered(page, y: float, rows):
    for number, name, who in rows:
        for x, words in zip((57, 130, 300, 420), (number, name, who, "maj"), strict=True):
            page.text(x, y, words, size=10)
        y += 30
    return page


def test_a_footer_takes_no_columns_from_a_table_above_it(press, sheet, tables):
    rows = [("1.", "Debata", "wójt"), ("2.", "Kurs", "szkoła"), ("3.", "Wizyta", "urząd")]
    page = numbered(sheet(), 80, rows).text(130, 152, "w szkole", size=10)
    page.text(57, 180, "Druk dwustronny, wersja druga", size=10)
    (table,) = tables(press.read(page))
    assert [row[:2] for row in table] == [
        ["1.", "Debata"],
        ["2.", "Kurs"],
        ["3.", "Wizyta w szkole"],
    ]


def test_a_row_without_lines_goes_on_after_the_break(press, sheet, tables, texts):
    rows = [("1.", "Debata", "wójt"), ("2.", "Kurs", "szkoła"), ("3.", "Wizyta w szkole", "urząd")]
    more = [("4.", "Raport", "wójt"), ("5.", "Piknik", "urząd"), ("6.", "Bal", "szkoła")]
    second = numbered(sheet().text(130, 80, "ćwiczeń", size=10), 98, more)
    read = press.read(numbered(sheet(), 700, rows), second)
    (table,) = tables(read)
    assert table[2][1] == "Wizyta w szkole ćwiczeń"
    assert texts(read) == []


SIDES = {
    "Kim jesteśmy": ("Gmina Okonek, gmina", "miejsko-wiejska", "Województwo: wielkopolskie"),
    "Obszar": ("Planowanie budżetowe,", "wybrane po debacie"),
    "Priorytety": ("Budżet liczony według", "zadań szkół i przedszkoli"),
}


def test_headings_beside_their_text_are_a_form(press, sheet, tables):
    page, y = sheet(), 80
    for heading, lines in SIDES.items():
        page.text(57, y, heading, font="B", size=11).lines(235, y, *lines, size=11)
        y += 14 * len(lines) + 14
    (table,) = tables(press.read(page))
    assert [row[0] for row in table] == list(SIDES)
    assert table[1][1] == "Planowanie budżetowe, wybrane po debacie"


def test_labels_with_short_values_are_read_across(press, sheet, tables, texts):
    page = sheet()
    for number, (label, value) in enumerate((("Termin", "maj"), ("Kto", "wójt"), ("Ile", "12"))):
        page.text(57, 80 + 14 * number, label, font="B").text(235, 80 + 14 * number, value)
    read = press.read(page)
    assert tables(read) == []
    assert len(texts(read)) == 3


def test_columns_of_headings_and_lists_are_read_one_after_the_other(press, sheet, texts):
    left = ["Metryczka", "Jednostka: Miasto Dębica", "Typ: gmina", "Zespół:", "Jan Wrona, radny"]
    left += ["Ewa Zgoda, sekretarz.", "Diagnoza", "W szkołach uczy się coraz mniej", "uczniów."]
    right = ["Wnioski: szkołom brakuje danych", "o uczniach.", "Priorytety", "Dane", "Rozmowa"]
    right += ["Cele", "Cel główny: lepsze szkoły", "Okres", "Rok szkolny 2021/2022"]
    page = sheet().text(150, 60, "HARMONOGRAM DZIAŁAŃ ROZWOJOWYCH", size=13, font="B")
    page.lines(57, 100, *left, step=20, size=11).lines(310, 110, *right, step=20, size=11)
    page.text(57, 303, "W szkołach uczy się ich coraz").text(57, 317, "o szkole.")
    read = texts(press.read(page))
    assert read.index("Diagnoza") < read.index("Priorytety") < read.index("Okres")
    joined = " ".join(read)
    assert joined.index("ich coraz") < joined.index("Wnioski")


def test_a_known_label_begins_a_line_broken_by_hand_in_a_tagged_paragraph(press, sheet, texts):
    page = sheet().text(57, 60, LONG)
    people = ("wójt gminy", "radny", f"{LONG.split(', ')[1]} do ministra edukacji")
    for number, who in enumerate(people):
        page.lines(57, 90 + 40 * number, f"Kto: {who}", "Wskaźnik: 5 spotkań w roku")
        page.commands[-2:] = ["\n".join(page.commands[-2:])]
        page.tagged("P")
    page.commands.append(page.commands.pop(0))
    endings = [text.split("\n")[-1] for text in texts(press.read(page))]
    assert endings.count("Wskaźnik: 5 spotkań w roku") == len(people)
