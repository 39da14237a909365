"""Running headers and footers: taken off the pages, kept once, never the document's own words."""

from __future__ import annotations

from model.document import Image, Paragraph, Table

BODY = ("Gmina prowadzi cztery szkoły.", "Uczy się w nich 612 dzieci.", "Pracuje 71 nauczycieli.")


def part(document, name):
    return [block.text for block in document.part(name) if isinstance(block, Paragraph)]


def pages_of(sheet, count, draw):
    pages = []
    for number in range(1, count + 1):
        page = sheet().text(57, 80, f"{BODY[number % 3]} Strona {chr(96 + number)}.")
        draw(page, number)
        pages.append(page)
    return pages


def test_headers_and_footers_are_kept_once(press, sheet, texts):
    pages = pages_of(
        sheet,
        4,
        lambda page, n: page.text(57, 40, "Gmina Nowa Wieś").text(270, 810, f"Strona {n} z 4"),
    )
    document = press.read(*pages)
    assert part(document, "header") == ["Gmina Nowa Wieś"]
    assert part(document, "footer") == ["Strona 1 z 4"]
    assert len(texts(document)) == 4


def test_a_lone_page_number_is_a_footer_even_on_one_page(press, sheet, texts):
    document = press.read(sheet().text(57, 80, BODY[0]).text(295, 810, "1"))
    assert texts(document) == [BODY[0]]
    assert part(document, "footer") == ["1"]


def test_a_cover_without_a_header_does_not_matter(press, sheet, texts):
    pages = pages_of(sheet, 5, lambda page, n: page.text(57, 40, "HDR 2025") if n > 1 else page)
    assert part(press.read(*pages), "header") == ["HDR 2025"]


def test_pages_that_lie_across_have_the_same_footer(press, sheet):
    def lying():
        return sheet(width=842, height=595).text(57, 80, BODY[0]).text(400, 563, "Gmina Nowa Wieś")

    upright = [sheet().text(57, 80, words).text(270, 810, "Gmina Nowa Wieś") for words in BODY]
    document = press.read(*upright, lying(), lying())
    assert part(document, "footer") == ["Gmina Nowa Wieś"]


def test_numbered_titles_of_cards_are_text(press, sheet, texts):
    pages = [
        sheet().text(57, 80, f"Karta działania nr {n}", font="B").text(57, 110, words)
        for n, words in enumerate(BODY, start=1)
    ]
    document = press.read(*pages)
    assert part(document, "header") == []
    assert [text for text in texts(document) if text.startswith("Karta")] == [
        "Karta działania nr 1",
        "Karta działania nr 2",
        "Karta działania nr 3",
    ]


def test_words_that_recur_at_the_height_of_the_text_are_text(press, sheet, texts):
    pages = [sheet().text(57, 80, words).text(57, 94, "i więcej") for words in BODY]
    pages += [sheet().text(57, 80, "Opis działania").text(57, 94, words) for words in BODY]
    document = press.read(*pages)
    assert part(document, "header") == []
    assert texts(document).count("Opis działania") == 3


def test_a_table_and_a_logo_in_the_header(press, sheet, texts):
    pages = pages_of(
        sheet,
        3,
        lambda page, n: page.grid((57, 200, 400), (20, 50), [["Urząd Gminy", "HDR"]]).picture(
            450, 20, 500, 50
        ),
    )
    document = press.read(*pages)
    kinds = [type(block) for block in document.part("header")]
    assert sorted(kind.__name__ for kind in kinds) == [Image.__name__, Table.__name__]
    assert len(texts(document)) == len(document.body()) == 3


def test_a_watermark_is_not_text(press, sheet, texts):
    page = sheet().text(57, 80, BODY[0])
    page.text(0, 0, "PROJEKT", size=60, matrix="0.7 0.7 -0.7 0.7 150 300")
    document = press.read(page)
    assert texts(document) == [BODY[0]]
    assert part(document, "header") == ["PROJEKT"]
