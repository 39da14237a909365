"""Size and weight of print, measured in the picture."""

from __future__ import annotations

import pytest

from ingest.scan.measuring import measured, settled
from ingest.scan.picture import print_on
from ingest.scan.type import Types
from ingest.scan.words import Word
from tests.ingest.scan.drawn import DOTS, Picture

ROWS = ("Budowa hali", "Koszt zadania", "Plan dla szkoly", "Liczba godzin", "Dzieci i osoby")


class Sheet:
    """A page with its words as Tesseract would give them: boxes around the ink, rough baselines."""

    def __init__(self) -> None:
        self.page = Picture(300, 480)
        self.lines: list[list[Word]] = []

    def add(self, row: str, *, size: float = 11, bold: bool = False, grey: int = 0) -> Sheet:
        y = 60 + 30 * len(self.lines)
        x, words = 60.0, []
        for text in row.split():
            self.page.text(x, y, text, size=size, bold=bold, grey=grey)
            drawn = Picture(300, 480).text(x, y, text, size=size, bold=bold).image
            x0, top, x1, bottom = drawn.point([255 - level for level in range(256)]).getbbox()
            words.append(Word(text, (x0, top, x1, bottom), y * DOTS + 3, 95))
            x = x1 / DOTS + 0.3 * size
        self.lines.append(words)
        return self

    def typed(self):
        ink = print_on(self.page.image).ink
        lines = [measured(ink, settled(ink, line)) for line in self.lines]
        types = Types(lines)
        return [types.typed([line])[0] for line in lines]


def body(times: int = 2) -> Sheet:
    sheet = Sheet()
    for row in ROWS * times:
        sheet.add(row)
    return sheet


@pytest.mark.parametrize("size", [8, 14, 20])
def test_larger_and_smaller_lines_are_told_from_the_text(size):
    *text, other = body().add("Diagnoza potrzeb", size=size).typed()
    usual = text[0][0].size
    assert {word.size for line in text for word in line} == {usual}
    assert other[0].size / usual == pytest.approx(size / 11, rel=0.1)


def test_bold_words_are_told_from_regular_ones_whatever_their_size_and_colour():
    sheet = body().add("Razem koszt", bold=True).add("Nowe zadania", size=16, bold=True, grey=90)
    *text, total, heading, large = sheet.add("Plan na potem", size=16).typed()
    assert all(word.bold for word in (*total, *heading))
    assert not any(word.bold for line in (*text, large) for word in line)


def test_a_short_word_is_as_bold_as_its_neighbours():
    (*_, line) = body().add("Plan i koszt", bold=True).typed()
    assert [word.bold for word in line] == [True, True, True]


def test_the_baseline_is_where_the_letters_stand():
    """Tesseract's is off by some dots, more than the height of letters can stand."""
    sheet = body()
    ink = print_on(sheet.page.image).ink
    for number, line in enumerate(sheet.lines):
        assert settled(ink, line)[0].baseline == pytest.approx((60 + 30 * number) * DOTS, abs=1.5)


@pytest.mark.parametrize(("drawn", "read"), [("szkoly", "Szkoly"), ("Opieka", "opieka")])
def test_the_height_tells_a_capital_from_a_letter_like_it(drawn, read):
    sheet = body().add(f"{drawn} i plan")
    first = sheet.lines[-1][0]
    sheet.lines[-1][0] = Word(read, first.box, first.baseline, first.sure)
    assert sheet.typed()[-1][0].capital is drawn[0].isupper()


def test_letters_unlike_their_capitals_need_no_measuring():
    assert body().typed()[0][0].capital is None
