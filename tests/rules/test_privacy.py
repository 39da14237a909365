from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rules.privacy import masked, private_items

DIGITS = st.text(alphabet="0123456789", min_size=9, max_size=9).filter(
    lambda text: text[0] in "5678"
)


def pesel(day: date, serial: int) -> str:
    """A PESEL number of somebody born on this day (1900–2099)."""
    month = day.month + (20 if day.year >= 2000 else 0)
    first = f"{day.year % 100:02}{month:02}{day.day:02}{serial:04}"
    total = sum(int(digit) * weight for digit, weight in zip(first, (1, 3, 7, 9) * 3, strict=False))
    return f"{first}{(10 - total % 10) % 10}"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9999))
def test_every_pesel_is_masked(day: date, serial: int) -> None:
    number = pesel(day, serial)
    text = masked(f"Anna Kot, {number}, Buk")
    assert number not in text
    assert [item.kind for item in private_items(number)] == ["pesel"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9999), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_pesel(day: date, serial: int, off: int) -> None:
    number = pesel(day, serial)
    wrong = number[:-1] + str((int(number[-1]) + off) % 10)
    assert private_items(f"numer sprawy {wrong}") == ()


@given(DIGITS, st.sampled_from(["{}{}{}", "{} {} {}", "{}-{}-{}", "+48 {} {} {}"]))
def test_a_private_telephone_is_masked_however_it_is_typed(digits: str, style: str) -> None:
    typed = style.format(digits[:3], digits[3:6], digits[6:])
    text = masked(f"tel. prywatny {typed}")
    assert digits not in re.sub(r"\\D", "", text)
    assert f"{digits[:3]} *** {digits[6:]}" in text


@given(st.text(max_size=200))
def test_masking_never_fails_and_leaves_other_text_alone(text: str) -> None:
    if not private_items(text):
        assert masked(text) == text


def test_masking_twice_changes_nothing() -> None:
    text = "tel. prywatny 601 700 112, zam. 05-200 Wołomin, ul. Polna 7 m. 3; PESEL 44051401359"
    assert masked(masked(text)) == masked(text)
