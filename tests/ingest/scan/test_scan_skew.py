"""How far a page was turned on the scanner, and the way back."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest.scan.picture import ink_in, print_on
from ingest.scan.skew import levelled, skew_of, unlevelled
from tests.ingest.scan.drawn import Picture


@cache
def page() -> Image.Image:
    drawn = Picture()
    for row in range(30):
        drawn.text(
            60,
            80 + 15 * row,
            "gminy szkoly dzieci plan budynek rok sala wykaz prac i osob oraz koszty",
        )
    return drawn.image


@pytest.mark.parametrize("degrees", [-4.0, -1.3, -0.4, 0.5, 1.5, 5.0])
def test_the_turn_is_measured(degrees):
    turned = page().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(print_on(turned).ink) == pytest.approx(degrees, abs=0.1)


def test_level_and_blank_pages_stay(picture):
    assert skew_of(print_on(page()).ink) == 0.0
    assert skew_of(print_on(picture().image).ink) == 0.0


def test_levelling_undoes_the_turn():
    turned = page().rotate(-2, Image.Resampling.BICUBIC, fillcolor=255)
    rows = ink_in(levelled(turned, 2.0)).any(axis=1)
    wanted = ink_in(page()).any(axis=1)
    assert np.mean(rows == wanted) > 0.9 > np.mean(ink_in(turned).any(axis=1) == wanted)


@given(
    st.floats(-6, 6),
    st.integers(300, 700),
    st.integers(300, 700),
)
def test_a_point_is_found_again_where_it_was(degrees, x, y):
    picture = Image.new("L", (1000, 1000), 255)
    picture.paste(0, (x - 2, y - 2, x + 3, y + 3))
    rows, columns = np.nonzero(np.asarray(levelled(picture, degrees)) < 128)
    back = unlevelled(columns.mean(), rows.mean(), (500, 500), degrees)
    assert back == pytest.approx((x, y), abs=1.5)
