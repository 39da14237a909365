"""Straight lines in a picture: found, told from letters, put together, erased."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ingest.scan.joints import apart, edges, joined
from ingest.scan.picture import PER_POINT, print_on
from ingest.scan.rulings import Ruling, erase, find_rulings
from tests.ingest.scan.drawn import Picture


def ink_of(picture: Picture) -> np.ndarray:
    return print_on(picture.image).ink


def level(rulings: list[Ruling]) -> list[Ruling]:
    return sorted((one for one in rulings if one.level), key=lambda one: one.at)


def test_rulings_are_found_where_they_are_drawn(picture):
    found = find_rulings(ink_of(picture().line(60, 100, 300, 100).line(60, 100, 60, 200)))
    across, down = sorted(found, key=lambda one: not one.level)
    assert (across.level, down.level) == (True, False)
    assert (across.start, across.end, across.at) == pytest.approx((60, 300, 100), abs=1)
    assert (down.start, down.end, down.at) == pytest.approx((100, 200, 60), abs=1)


@pytest.mark.parametrize("words", ["W" * 20, "l" * 80, "ELEKTRYFIKACJA HALI", "mmmmmm"])
@pytest.mark.parametrize("size", [8, 11, 20])
def test_letters_are_no_rulings(picture, words, size):
    page = picture().lines(60, 100, words, words, words, size=size, step=1.2 * size, bold=True)
    assert find_rulings(ink_of(page)) == []


def test_an_underline_close_under_the_letters_is_found(picture):
    page = picture().text(60, 100, "Dane jednostki terytorialnej", size=12, bold=True)
    (line,) = find_rulings(ink_of(page.line(60, 102, 240, 102, thick=1)))
    assert (line.start, line.end, line.at) == pytest.approx((60, 240, 102), abs=1)


def test_a_faint_line_with_flaws_in_it_is_one(picture):
    page = picture().line(60, 300, 500, 300)
    dots = np.asarray(page.image).copy()
    at = round(300 * PER_POINT)
    dots[at - 3 : at + 4, 400:2000:37] = 255
    dots[at - 3 : at + 4][dots[at - 3 : at + 4] == 0] = 150
    (line,) = find_rulings(print_on(Image.fromarray(dots)).ink)
    assert (line.start, line.end) == pytest.approx((60, 500), abs=2)


def test_short_sides_of_narrow_cells_count_where_they_meet_others(picture):
    """A column of 12 points, rows of 14: shorter than any line that is one by itself."""
    grid = picture().grid((60, 72, 84, 300), (100, 114, 128))
    found = joined(find_rulings(ink_of(grid)))
    sides = {round(one.at) for one in found if not one.level}
    assert sides == {60, 72, 84, 300}


def test_a_short_line_alone_is_a_dash(picture):
    assert find_rulings(ink_of(picture().line(60, 100, 72, 100))) == []


def test_lines_that_nearly_meet_are_made_to_meet():
    lines = [
        Ruling(level=True, start=62.0, end=180.0, at=100.0, thick=0.5),
        Ruling(level=True, start=184.0, end=299.0, at=100.6, thick=0.5),
        Ruling(level=False, start=97.0, end=200.0, at=60.0, thick=0.5),
        Ruling(level=False, start=101.0, end=200.0, at=300.0, thick=0.5),
    ]
    (across,) = level(joined(lines))
    assert (across.start, across.end) == (60.0, 300.0)
    assert {one.start for one in joined(lines) if not one.level} == {across.at}


def test_an_underline_is_no_part_of_a_table():
    table = [
        Ruling(level=True, start=60, end=300, at=100, thick=0.5),
        Ruling(level=False, start=100, end=200, at=60, thick=0.5),
    ]
    underline = Ruling(level=True, start=60, end=200, at=400, thick=0.5)
    assert underline not in joined([*table, underline])
    assert apart([*table, underline], joined([*table, underline])) == [underline]


def test_rulings_move_with_their_page():
    (edge,) = edges([Ruling(level=True, start=60, end=300, at=100, thick=0.5)], (5.0, -2.0))
    assert (edge["x0"], edge["x1"], edge["top"]) == (65, 305, 98)


def test_erasing_leaves_the_letters_that_a_line_crosses(picture):
    page = picture().text(60, 100, "gggg", size=20)
    plain = ink_of(page)
    crossed = ink_of(page.line(50, 102, 300, 102))
    left = erase(crossed, find_rulings(crossed))
    assert (
        np.abs(left.astype(int) - plain).mean() < 0.5 * np.abs(crossed.astype(int) - plain).mean()
    )
    below = plain[round(103 * PER_POINT) :]
    assert left[round(103 * PER_POINT) :].sum() > 0.4 * below.sum() > 0
