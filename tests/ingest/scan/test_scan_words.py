"""What Tesseract writes, read: words with boxes and baselines, noise left out."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.scan.words import read_words


def hocr(*lines: list[tuple[str, tuple[int, int, int, int], int]], baseline="0 -4") -> bytes:
    """One paragraph; a word is its text, its box and how sure Tesseract is of it."""
    made = ""
    for words in lines:
        boxes = [box for _, box, _ in words]
        around = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        spans = "".join(
            f"<span class='ocrx_word' title='bbox {' '.join(map(str, box))}; x_wconf {sure}'>"
            f"{escape(text)}</span>"
            for text, box, sure in words
        )
        place = " ".join(map(str, around))
        made += f"<span class='ocr_line' title='bbox {place}; baseline {baseline}'>{spans}</span>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<div class='ocr_page'><p class='ocr_par'>{made}</p></div></body></html>"
    ).encode()


def texts(read) -> list[list[str]]:
    return [[word.text for word in line] for paragraph in read for line in paragraph]


WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
BOX = st.tuples(
    st.integers(0, 2000), st.integers(0, 3000), st.integers(1, 400), st.integers(1, 90)
).map(lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3]))


@given(st.lists(st.lists(st.tuples(WORD, BOX, st.integers(0, 100)), min_size=1), max_size=5))
def test_words_come_back_with_their_boxes(lines):
    read = read_words(hocr(*lines))
    found = [[(word.text, word.box, word.sure) for word in line] for one in read for line in one]
    assert found == lines


@given(st.binary(max_size=300))
def test_what_is_cut_off_or_broken_gives_what_can_be_read(junk):
    whole = hocr([("Gmina", (10, 10, 90, 40), 96)])
    assert texts(read_words(whole[:-20] + junk.replace(b"<", b"")))[:1] == [["Gmina"]]


def test_the_baseline_follows_the_slope_of_the_line():
    line = [("Gmina", (100, 200, 200, 240), 96), ("Rypin", (900, 210, 1000, 250), 96)]
    ((first, last),) = read_words(hocr(line, baseline="0.01 -12"))[0]
    assert first.baseline == pytest.approx(250 - 12 + 0.5)
    assert last.baseline == pytest.approx(250 - 12 + 8.5)


@pytest.mark.parametrize("noise", ["~", "°", "'", "„", "[", "=", "|_", ".:"])
def test_signs_seen_in_grain_are_left_out(noise):
    alone = [(noise, (10, 10, 14, 16), 80)]
    among = [("Gmina", (100, 10, 190, 40), 96), (noise, (200, 10, 204, 16), 80)]
    assert texts(read_words(hocr(alone, among))) == [["Gmina"]]


@pytest.mark.parametrize("said", ["................", "……………", "________", "-", "–"])
def test_what_people_write_on_or_leave_out_is_no_noise(said):
    assert texts(read_words(hocr([(said, (10, 10, 300, 40), 70)]))) == [[said]]


def test_a_stroke_as_high_as_a_letter_is_a_roman_one():
    high, low = ("|", (10, 10, 14, 44), 50), ("|", (10, 10, 12, 18), 50)
    kwartal = ("kwartał", (30, 10, 120, 44), 95)
    assert texts(read_words(hocr([high, kwartal], [low, kwartal]))) == [
        ["I", "kwartał"],
        ["kwartał"],
    ]


def test_lines_that_run_up_the_page_are_left_out():
    upwards = [("Gmina", (100, 200, 140, 400), 96)]
    assert read_words(hocr(upwards, baseline="17.2 -622")) == []
