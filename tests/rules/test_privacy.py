from __future__ import annotations

import re
from datetime import date

import pytest
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


PRIVATE = [
    ("PESEL: 44 05 14 01359", "pesel"),
    ("Koordynatorka (PESEL 44051401358)", "pesel"),  # a wrong digit typed is still hers
    ("prywatny telefon komórkowy Pani Anny to 601.234.567", "phone"),
    ("tel. do domu 15 831 13 39", "phone"),
    ("jkowalski(at)gmail.com", "email"),
    ("zam. w Słupczy 45", "address"),
    ("mieszka przy ul. Lipowej 8 w Dwikozach", "address"),
    ("ur. 1975-03-12", "birth"),
    ("data urodzenia: 12-03-1975", "birth"),
    ("ur. dn. 12.03.1975 r.", "birth"),
    ("urodzony w 1975 roku, 12 marca", "birth"),
    ("legitymuje się dowodem osobistym seria ABC nr 123456", "identity_card"),
    ("dowód os. ABC123456", "identity_card"),
]


@pytest.mark.parametrize(("text", "kind"), PRIVATE)
def test_private_data_as_clerks_write_it(text: str, kind: str) -> None:
    assert [item.kind for item in private_items(text)] == [kind]


LABELLED = [
    ("Nr PESEL", "44051401358", "pesel"),
    ("Adres zamieszkania", "Słupcza 45, 27-620 Dwikozy", "address"),
    ("Miejsce zamieszkania:", "ul. Polna 7 m. 3", "address"),
    ("Data urodzenia", "12.03.1975", "birth"),
    ("Seria i numer dowodu osobistego", "ABC 123456", "identity_card"),
    ("tel. kom. (pryw.)", "601 234 567", "phone"),
]


@pytest.mark.parametrize(("label", "value", "kind"), LABELLED)
def test_a_label_says_that_the_value_is_private(label: str, value: str, kind: str) -> None:
    (item,) = private_items(value, label)
    assert (item.kind, item.start, item.end) == (kind, 0, len(value))
    assert item.masked != value


@pytest.mark.parametrize(
    "text",
    [
        "dotacja dla szkoły prywatnej, tel. 15 831 13 39",
        "prywatne przedszkole „Bajka”, tel. 15 831 13 39",
        "dzieci urodzone 1.09.2017 r. i później",
        "uczeń zamieszkały w Dwikozach 5 km od szkoły",
        "miejsce zamieszkania: 12 uczniów z gminy i 3 spoza niej",
    ],
)
def test_what_only_sounds_private_is_left_alone(text: str) -> None:
    assert private_items(text) == ()


def test_of_two_numbers_the_private_one_is_masked() -> None:
    text = "tel. prywatny 601 234 567, tel. służbowy 15 831 13 39"
    assert masked(text) == "tel. prywatny 601 *** 567, tel. służbowy 15 831 13 39"


def test_an_address_ends_where_other_data_begin() -> None:
    items = private_items("zam. Słupcza 45, mail jan.nowik74@gmail.com")
    assert [item.masked for item in items] == ["zam. S*** **", "j***@gmail.com"]
