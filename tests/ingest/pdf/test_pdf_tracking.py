"""Headings whose letters are set apart by the format of the characters."""

from __future__ import annotations

import pytest
from pdfminer.fontmetrics import FONT_METRICS

HEADINGS = (
    "HARMONOGRAM DZIAŁAŃ W GMINIE",
    "DIAGNOZA POTRZEB",
    "7. HARMONOGRAM DZIAŁAŃ",
    "Cele szczegółowe i ich mierniki",
    "Okres realizacji planu",
    "Gmina Dwikozy",
    "CELE",
)
BODY = "Gmina prowadzi dwie szkoły, w których uczy się 412 uczniów."


@pytest.mark.parametrize("size", [8, 11])
@pytest.mark.parametrize("apart", [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8])
def test_letters_apart_are_words_and_words_stay_apart(press, sheet, texts, apart, size):
    for heading in HEADINGS:
        page = sheet().text(57, 80, heading, size=size, font="B", spacing=apart * size)
        page.text(57, 130, BODY).text(57, 144, BODY)
        assert texts(press.read(page))[0] == heading


@pytest.mark.parametrize("apart", [60, 90, 120, 150, 200])
def test_kerning_moves_letters_of_one_word_only(press, sheet, texts, apart):
    page = sheet()
    moved = "".join(
        f"({char}) {-apart + (30 if char in 'AO' else 0)} " for char in "DIAGNOZA STANU"
    )
    page.commands.append(f"BT /B 14 Tf 1 0 0 1 57 760 Tm [{moved}] TJ ET")
    page.text(57, 130, BODY).text(57, 144, BODY)
    assert texts(press.read(page))[0] == "DIAGNOZA STANU"


@pytest.mark.parametrize("apart", [0.1, 0.2, 0.4, 0.6])
def test_words_without_a_space_between_them_in_the_file_stay_apart(press, sheet, texts, apart):
    page, x = sheet(), 57.0
    for word in ("RYZYKA", "I", "SPOSOBY", "ICH", "OGRANICZANIA"):
        page.text(x, 80, word, size=12, spacing=apart * 12)
        x += _width(word, 12) + len(word) * apart * 12 + (0.28 + apart) * 12
    assert texts(press.read(page)) == ["RYZYKA I SPOSOBY ICH OGRANICZANIA"]


def test_letters_apart_beside_usual_text(press, sheet, texts):
    page = sheet().text(57, 80, "Cel: ", size=12)
    page.text(57 + _width("Cel: ", 12), 80, "DOBRA SZKOŁA", size=12, spacing=2.4)
    assert texts(press.read(page)) == ["Cel: DOBRA SZKOŁA"]


def test_header_cells_with_letters_apart_stay_cells(press, sheet):
    xs, ys = (57, 157, 257, 357), (80, 110, 140)
    page = sheet().grid(xs, ys, [["", "", ""], ["1", "Szkolenia", "maj"]])
    for x, word in zip(xs, ("NUMER", "ZADANIE", "TERMIN"), strict=False):
        page.text(x + 6, 98, word, size=10, spacing=4)
    (table,) = [block for block in press.read(page).blocks if hasattr(block, "cells")]
    assert [cell.text for cell in table.cells[:3]] == ["NUMER", "ZADANIE", "TERMIN"]


@pytest.mark.parametrize(
    "words",
    [
        "Dyrektorzy złożyli 612 sprawozdań w 9 różnych formatach",
        "W latach 2021 i 2022 a w 5 i 3 o 9 z 2 klas",
        "Punkty a b c d e oraz f odnoszą się do szkół",
    ],
)
def test_short_words_drawn_apart_are_no_letters_of_one(press, sheet, texts, words):
    page, x = sheet(), 57.0
    for word in words.split():
        page.text(x, 80, word, size=11)
        x += _width(word + " ", 11)
    assert texts(press.read(page)) == [words]


def test_figures_and_marks_of_columns_stay_apart(press, sheet, texts):
    page = sheet()
    for number in range(1, 9):
        page.text(57 + 14 * number, 80, str(number), size=11)
    assert texts(press.read(page))[0].split() == list("12345678")


def _width(words: str, size: float) -> float:
    bare = words.translate(str.maketrans("łńóżŁŃ", "lnozLN"))
    widths = FONT_METRICS["Helvetica"][1]
    return sum(widths[char] for char in bare) * size / 1000
