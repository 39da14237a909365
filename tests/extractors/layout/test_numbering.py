from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.numbering import split_bullet, split_number


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("IV. PRIORYTETY", "IV.", "PRIORYTETY"),
        ("V CELE", "V", "CELE"),
        ("2.Obszar wsparcia", "2.", "Obszar wsparcia"),
        ("6.MONITORING", "6.", "MONITORING"),
        ("1.1. Zespół gminy", "1.1.", "Zespół gminy"),
        ("3.2 Wnioski", "3.2", "Wnioski"),
        ("A. Dane jednostki", "A.", "Dane jednostki"),
        ("CZĘŚĆ II. OBSZAR", "CZĘŚĆ II.", "OBSZAR"),
        ("Rozdział III Diagnoza", "Rozdział III", "Diagnoza"),
        ("Załącznik nr 1. Harmonogram działań", "Załącznik nr 1.", "Harmonogram działań"),
        ("§ 3. Cele", "§ 3.", "Cele"),
        ("15 szkół podstawowych", None, "15 szkół podstawowych"),
        ("2020 r. był trudny", None, "2020 r. był trudny"),
        ("I kwartał 2021", None, "I kwartał 2021"),
        ("W roku szkolnym", None, "W roku szkolnym"),
    ],
)
def test_the_number_of_a_heading_is_told_from_its_words(
    typed: str, number: str | None, rest: str
) -> None:
    assert split_number(typed) == (number, rest)


@pytest.mark.parametrize(
    ("typed", "marker", "rest"),
    [
        ("– rodzice współpracują", "–", "rodzice współpracują"),
        ("- niska frekwencja", "-", "niska frekwencja"),
        ("• spotkania", "•", "spotkania"),
        ("1) rodzice jako partnerzy", "1)", "rodzice jako partnerzy"),
        ("b) Poprawa komunikacji", "b)", "Poprawa komunikacji"),
        ("(3) Trzeci", "(3)", "Trzeci"),
    ],
)
def test_the_marker_of_a_list_item_is_taken_off(typed: str, marker: str, rest: str) -> None:
    assert split_bullet(typed) == (marker, rest)


@given(st.text(max_size=60))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    number, rest = split_bullet(text)
    kept = [char for char in f"{number or ''}{rest}" if char.isalnum()]
    assert kept == [char for char in text if char.isalnum()]
