"""Lines to paragraphs: where one ends, what hangs on a bullet, words broken at a line end."""

from __future__ import annotations

import pytest

from model.document import Paragraph

FULL = (
    "W roku szkolnym 2022/2023 do szkół podstawowych prowadzonych przez gminę uczęszcza",
    "ponad sześciuset uczniów, a liczba ta rośnie z roku na rok w tempie dwóch procent rocznie",
)
LAST = "i nadal będzie rosła."
_BOXES = {"☐": "\u00a8", "☒": "\u00fe"}  # as Wingdings codes them
PARAGRAPH = " ".join((*FULL, LAST))


def test_a_line_with_room_for_more_ends_its_paragraph(press, sheet, texts):
    page = sheet().lines(57, 80, *FULL, LAST, "Drugi akapit jest krótki.", *FULL, LAST)
    assert texts(press.read(page)) == [PARAGRAPH, "Drugi akapit jest krótki.", PARAGRAPH]


def test_white_space_parts_paragraphs_that_end_on_full_lines(press, sheet, texts):
    page = sheet().lines(57, 80, *FULL).lines(57, 120, *FULL)
    whole = " ".join(FULL)
    assert texts(press.read(page)) == [whole, whole]


def test_an_indent_starts_a_paragraph(press, sheet, texts):
    page = sheet().text(77, 80, FULL[0][:-12]).text(57, 94, FULL[1])
    page.text(77, 108, FULL[0][:-12]).text(57, 122, FULL[1]).text(57, 136, FULL[1])
    start = FULL[0][:-12].strip()
    assert texts(press.read(page)) == [f"{start} {FULL[1]}", f"{start} {FULL[1]} {FULL[1]}"]


def test_a_paragraph_goes_on_over_a_page_break(press, sheet, texts):
    first = sheet().lines(57, 700, *FULL)
    second = sheet().lines(57, 80, *FULL, LAST, "Następny akapit.")
    assert texts(press.read(first, second)) == [
        " ".join((*FULL, PARAGRAPH)),
        "Następny akapit.",
    ]


def test_a_heading_at_the_top_of_a_page_is_not_the_rest_of_a_sentence(press, sheet, texts):
    full = "Działania będą prowadzone we wszystkich szkołach gminy do końca roku szkolnego 2025."
    first = sheet().lines(57, 80, *FULL, LAST).lines(57, 700, FULL[0], full)
    second = sheet().text(57, 80, "Harmonogram działań").lines(57, 108, *FULL, LAST)
    assert "Harmonogram działań" in texts(press.read(first, second))


def test_a_title_in_the_middle_is_one_paragraph(press, sheet, texts):
    page = sheet().lines(57, 300, *FULL)
    page.centred(80, "PLAN ROZWOJU EDUKACJI I KULTURY", size=23, font="B")
    page.centred(108, "GMINY STARE POLE NA PODLASIU", size=23, font="B")
    page.centred(140, "na lata 2023 i 2024", size=11)
    title, years, _ = press.read(page).body()
    assert (title.text, title.centred) == (
        "PLAN ROZWOJU EDUKACJI I KULTURY GMINY STARE POLE NA PODLASIU",
        True,
    )
    assert (years.text, years.centred, years.size) == ("na lata 2023 i 2024", True, 11.0)


def test_formats_become_spans(press, sheet):
    page = sheet().text(57, 80, "Cel", font="B").text(77, 80, "nowy", font="I")
    page.text(106, 80, "i zwykły tekst", size=10.1)
    (paragraph,) = press.read(page).body()
    assert paragraph.text == "Cel nowy i zwykły tekst"
    assert [(s.text.strip(), s.bold, s.italic, s.size) for s in paragraph.spans] == [
        ("Cel", True, False, 11.0),
        ("nowy", False, True, 11.0),
        ("i zwykły tekst", False, False, 10.0),
    ]


def test_lines_under_and_through_words_are_formats_and_borders_are_not(press, sheet):
    page = sheet().text(57, 80, "Terminy")
    page.text(101, 80, "dawne", size=11).text(136, 80, "nowe", size=11)
    page.line(101, 76.5, 133.4, 76.5).line(136, 81.5, 162.1, 81.5).line(57, 200, 520, 200)
    page.text(61, 198, "Tekst nad linią")
    first, second = press.read(page).body()
    assert [(s.text.strip(), s.struck, s.underlined) for s in first.spans] == [
        ("Terminy", False, False),
        ("dawne", True, False),
        ("nowe", False, True),
    ]
    assert not second.spans[0].underlined


def test_bullets_become_labels_and_dashes_and_numbers_stay(press, sheet):
    page = sheet().lines(57, 400, *FULL)
    page.text(57, 80, "•").text(
        75, 80, "pierwszy punkt listy, który nie mieści się w jednym wierszu,"
    )
    page.text(57, 94, "•").text(75, 94, "drugi punkt")
    page.text(93, 108, "o", font="M").text(111, 108, "punkt niższego poziomu")
    page.text(57, 130, "– myślnik zostaje w tekście")
    page.text(57, 152, "1. numer też")
    items = [block for block in press.read(page).body() if isinstance(block, Paragraph)]
    assert [(item.label, item.list_level, item.text) for item in items[:5]] == [
        ("•", 0, "pierwszy punkt listy, który nie mieści się w jednym wierszu,"),
        ("•", 0, "drugi punkt"),
        ("o", 1, "punkt niższego poziomu"),
        (None, None, "– myślnik zostaje w tekście"),
        (None, None, "1. numer też"),
    ]


def test_lines_under_the_text_of_a_bullet_belong_to_it_and_others_do_not(press, sheet, texts):
    page = sheet().lines(57, 400, *FULL)
    page.text(57, 80, "•").text(75, 80, FULL[0][:-4]).text(75, 94, "i jeszcze jeden wiersz punktu")
    page.text(57, 108, "•").text(75, 108, FULL[0][:-4]).text(57, 122, "Doradcy gminy:")
    found = texts(press.read(page))
    assert found[0] == f"• {FULL[0][:-4]} i jeszcze jeden wiersz punktu"
    assert found[1:3] == [f"• {FULL[0][:-4]}", "Doradcy gminy:"]


@pytest.mark.parametrize(
    "items",
    [
        ("1. Szkoły", "2. Przedszkola", "3. Rodzice"),
        ("a) szkoły", "b) przedszkola"),
        ("I. Szkoły", "II. Przedszkola"),
        ("– szkoły", "– przedszkola"),
        ("☐ tak", "☒ nie"),
    ],
)
def test_items_of_a_list_are_paragraphs(press, sheet, texts, items):
    page = sheet().lines(57, 300, *FULL)
    for number, item in enumerate(items):
        box = _BOXES.get(item[0])
        y = 80 + 14 * number
        if box is None:
            page.text(57, y, item)
        else:
            page.text(57, y, box, font="W").text(70, y, item[2:])
    assert texts(press.read(page))[: len(items)] == list(items)


def test_a_number_at_the_start_of_a_line_does_not_end_a_sentence(press, sheet, texts):
    page = sheet().lines(57, 80, FULL[0], "30 dzieci i 4. piętro zajmują szkoły", "– 4 budynki.")
    assert texts(press.read(page))[0].startswith(f"{FULL[0]} 30 dzieci")


def test_labels_that_recur_start_paragraphs_after_full_lines_too(press, sheet, texts):
    rows = [
        "Działanie 1. Szkolenie rady",
        "Termin: maj 2025 r.",
        "Działanie 2. Narady dyrektorów",
        "Termin: czerwiec 2025 r.",
        "Działanie 3. Przygotowanie i przeprowadzenie wspólnej diagnozy potrzeb wszystkich",
        "Termin: lipiec 2025 r.",
    ]
    page = sheet().lines(57, 300, *FULL).lines(57, 80, *rows)
    assert texts(press.read(page))[:6] == rows


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("przedstawiono w odrębnym sprawoz-", "daniu", "sprawozdaniu"),
        ("dokument społeczno-", "gospodarczy", "społeczno-gospodarczy"),
        ("zadanie na lata 2023-", "2025", "2023-2025"),
        ("umowa z miastem Bielsko-", "Biała", "Bielsko-Biała"),
        ("w roku szkolnym 2023/", "2024", "2023/2024"),
    ],
)
def test_hyphens_at_the_end_of_a_line(press, sheet, texts, first, second, whole):
    start = "Wyniki badania ankietowego rodziców i nauczycieli szkół gminnych "
    line = start[-(84 - len(first)) :] + first
    page = sheet().lines(57, 80, FULL[0], line, f"{second} oraz w załącznikach.")
    text = texts(press.read(page))[0]
    assert f" {whole} oraz w załącznikach." in text


def test_raised_digits_are_raised_characters(press, sheet, texts):
    page = sheet().text(57, 80, "sala o powierzchni 40 m").text(175.5, 76, "2", size=7)
    assert texts(press.read(page)) == ["sala o powierzchni 40 m²"]


def test_letters_set_apart_are_words(press, sheet, texts):
    page = sheet().text(57, 80, "WNIOSKI", font="B", spacing=5).lines(57, 110, *FULL)
    assert texts(press.read(page))[0] == "WNIOSKI"


def test_spaces_are_kept_as_typed(press, sheet, texts):
    page = sheet().text(57, 80, "Gmina  Nowa Wieś prowadzi   dwie szkoły.")
    assert texts(press.read(page)) == ["Gmina  Nowa Wieś prowadzi   dwie szkoły."]


def test_a_contents_line_ends_with_its_page(press, sheet, texts):
    page = sheet()
    for number, title in enumerate(("1. Dane jednostki", "2. Cele", "3. Okres realizacji")):
        page.text(57, 80 + 14 * number, f"{title} {'.' * (120 - 2 * len(title))} {number + 3}")
    assert texts(press.read(page)) == [
        "1. Dane jednostki\t3",
        "2. Cele\t4",
        "3. Okres realizacji\t5",
    ]


def test_two_columns_are_read_one_after_the_other(press, sheet, texts):
    left = [
        "Lewa szpalta zaczyna się tutaj, a",
        "jej wiersze są prawie równe i",
        "pełne aż do końca strony.",
    ]
    right = [
        "Prawa szpalta zaczyna się osobno,",
        "dopiero po lewej, i tak samo ma",
        "trzy pełne wiersze tekstu.",
    ]
    page = sheet().text(200, 60, "Diagnoza", font="B", size=14)
    page.lines(57, 90, *left).lines(320, 90, *right).lines(57, 160, *FULL)
    assert texts(press.read(page)) == ["Diagnoza", " ".join(left), " ".join(right), " ".join(FULL)]


def test_labels_with_values_beside_them_are_read_across(press, sheet, texts):
    page = sheet().lines(57, 300, *FULL)
    for number, (label, value) in enumerate(
        [("Powiat:", "sandomierski"), ("Województwo:", "mazowieckie"), ("Typ:", "gmina wiejska")]
    ):
        page.text(57, 80 + 14 * number, label).text(250, 80 + 14 * number, value)
    assert texts(press.read(page))[:3] == [
        "Powiat:\tsandomierski",
        "Województwo:\tmazowieckie",
        "Typ:\tgmina wiejska",
    ]


def test_footnotes_leave_the_text_and_are_marked_where_they_belong(press, sheet, texts):
    page = sheet().lines(57, 80, *FULL).text(57, 140, "Dane zebrano w maju.")
    page.text(167.5, 136, "1", size=6.5)
    page.line(57, 740, 201, 740).text(57, 752, "1", size=6).text(62, 755, "Ankieta gminy.", size=9)
    document = press.read(page)
    assert texts(document)[-1] == "Dane zebrano w maju."
    (note,) = document.part("footnote")
    assert (note.label, note.text) == ("1", "Ankieta gminy.")
    (mark,) = document.marks
    assert (mark.kind, mark.note, mark.location.block) == ("footnote", "Ankieta gminy.", 1)
