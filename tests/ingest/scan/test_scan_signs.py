"""Boxes to tick, bullets, and dashes at the ends of lines: found by their shape."""

from __future__ import annotations

import pytest

from ingest.scan.boxes import find_boxes, with_boxes, without_boxes
from ingest.scan.picture import PER_POINT, print_on
from ingest.scan.rulings import Ruling
from ingest.scan.signs import with_signs
from ingest.scan.words import Word
from tests.ingest.scan.drawn import Picture

Y = 100


def word(text: str, x0: float, x1: float, y: float = Y) -> Word:
    """A word of 11 points between two places."""
    box = tuple(side * PER_POINT for side in (x0, y - 8, x1, y))
    return Word(text, box, y * PER_POINT, 95)


def texts(page: Picture, *line: Word, rulings=()) -> list[str]:
    ((read,),) = with_signs(print_on(page.image).ink, [[list(line)]], rulings)
    return [one.text for one in read]


@pytest.mark.parametrize("read", ["e", "*", "©", "e•"])
def test_a_bullet_read_as_a_letter(picture, read):
    page = picture().disc(62, 96).text(75, Y, "Nowe boiska")
    assert texts(page, word(read, 59, 65), word("Nowe", 75, 100)) == ["•", "Nowe"]


def test_a_letter_that_is_one(picture):
    page = picture().text(60, Y, "o opiece")
    assert texts(page, word("o", 59, 67), word("opiece", 70, 105)) == ["o", "opiece"]


def test_a_bullet_that_was_dropped(picture):
    page = picture().disc(62, 96).text(80, Y, "Nowe boiska")
    assert texts(page, word("Nowe", 80, 106)) == ["•", "Nowe"]


def test_a_bullet_read_as_a_line_by_itself_begins_the_one_beside_it(picture):
    ink = print_on(picture().disc(62, 96).text(80, Y, "Nowe boiska").image).ink
    read = with_signs(ink, [[[word("e", 59, 65)]], [[word("Nowe", 80, 106)]]], [])
    assert [[one.text for one in line] for lines in read for line in lines] == [["•", "Nowe"]]


def test_letters_before_a_line_are_no_bullet(picture):
    page = picture().text(50, Y, "sale").text(80, Y, "Nowe boiska")
    assert texts(page, word("Nowe", 80, 106)) == ["Nowe"]


def test_a_bullet_in_the_cell_beside_belongs_there(picture):
    page = picture().disc(62, 96).text(80, Y, "Nowe boiska")
    ruling = Ruling(level=False, start=50, end=200, at=72, thick=0.5)
    assert texts(page, word("Nowe", 80, 106), rulings=[ruling]) == ["Nowe"]


@pytest.mark.parametrize("gap", [0.5, 3.0])
def test_a_dash_dropped_at_the_end_of_a_line(picture, gap):
    page = picture().text(60, Y, "maj").line(82 + gap, 96, 88 + gap, 96, thick=0.8)
    assert texts(page, word("maj", 60, 81.5 + gap)) == ["maj", "–"]


def test_a_hyphen_dropped_at_the_end_of_a_line(picture):
    page = picture().text(60, Y, "maj").line(82.3, 96, 85.5, 96, thick=0.8)
    assert texts(page, word("maj", 60, 82)) == ["maj-"]


def test_an_underline_is_no_dash(picture):
    page = picture().text(60, Y, "maj").line(83, 102, 90, 102, thick=0.8)
    assert texts(page, word("maj", 60, 82)) == ["maj"]


def test_boxes_are_found_empty_and_ticked(picture):
    page = picture().box(60, 92).text(75, Y, "tak").box(60, 112, ticked=True).text(75, 120, "nie")
    ink = print_on(page.image).ink
    boxes = find_boxes(ink)
    assert [box.text for box in sorted(boxes, key=lambda one: one.box[1])] == ["☐", "☒"]
    lines = [[[word("tak", 75, 92)], [word("nie", 75, 92, 120)]]]
    read = with_boxes(lines, boxes)
    assert [[one.text for one in line] for line in read[0]] == [["☐", "tak"], ["☒", "nie"]]
    left = without_boxes(ink, boxes)
    assert left[:, : round(72 * PER_POINT)].sum() == 0
    assert left[:, round(74 * PER_POINT) :].sum() == ink[:, round(74 * PER_POINT) :].sum()


@pytest.mark.parametrize("words", ["ODO 0 D B 8 O", "DDDDDDDDD", "oooooo", "H E L U"])
def test_letters_are_no_boxes(picture, words):
    page = picture().text(60, 80, words, size=11).text(60, 140, words, size=14, bold=True)
    assert find_boxes(print_on(page.image).ink) == []


def test_a_box_far_from_any_line_stands_alone(picture):
    boxes = find_boxes(print_on(picture().box(400, 300).image).ink)
    assert [[box.text for box in line] for one in with_boxes([], boxes) for line in one] == [["☐"]]
