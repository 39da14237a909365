from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.evidence.amounts_in_words import amount_in_words

ONES = (
    "", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć",
    "dziesięć",
    "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście",
    "siedemnaście", "osiemnaście", "dziewiętnaście",
)  # fmt: skip
TENS = (
    "", "", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt",
    "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
)  # fmt: skip
HUNDREDS = (
    "", "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset",
    "dziewięćset",
)  # fmt: skip


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = (0, rest) if rest < 20 else divmod(rest, 10)
    return " ".join(filter(None, (HUNDREDS[hundreds], TENS[tens], ONES[ones])))


def spelt(number: int) -> str:
    millions, rest = divmod(number, 1_000_000)
    thousands, ones = divmod(rest, 1000)
    parts = [
        f"{below_thousand(millions)} milionów" if millions else "",
        f"{below_thousand(thousands)} tysięcy" if thousands else "",
        below_thousand(ones),
    ]
    return " ".join(filter(None, parts)) or "zero"


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_every_amount_is_read_back(zlotys: int, grosze: int) -> None:
    assert amount_in_words(f"{spelt(zlotys)} złotych {grosze:02}/100") == zlotys + grosze / 100


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("tysiąc dwieście złotych", 1200),
        ("sto zł", 100),
        ("dwadzieścia złotych pięćdziesiąt groszy", 20.5),
        ("trzystaosiemdziesiąt tysięcy złotych", None),
        ("jeden dwa trzy złote", None),
        ("dwa razy w roku", None),
        ("złotych", None),
    ],
)
def test_what_is_no_clear_number_is_not_guessed(text: str, amount: float | None) -> None:
    assert amount_in_words(text) == amount
