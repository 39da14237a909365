"""What the dictionary says of words, and the phrases of the data files as patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.morphology import analyse, is_word, lemmas
from language.text.patterns import any_of

FORMS = ["zrobiłbym", "Kraków", "gminny", "m.in", "e-dziennik", "byłem", "szkolno-przedszkolny", ""]


def test_words_and_their_base_forms() -> None:
    assert is_word("doradców")
    assert not is_word("dordców")
    assert "szkoła" in lemmas("szkół")
    assert lemmas("dordców") == {"dordców"}


@given(st.text(alphabet="aąbcćdeęłnóśzżBŁ-. 1", max_size=9) | st.text() | st.sampled_from(FORMS))
def test_the_quick_answer_is_that_of_the_readings(word: str) -> None:
    assert is_word(word) == bool(analyse(word))


def test_cases_of_a_form_that_can_be_two() -> None:
    readings = analyse("szkoły")
    assert any(reading.has("gen") and reading.has("sg") for reading in readings)
    assert any(reading.has("nom") and reading.has("pl") for reading in readings)
    assert not any(reading.has("loc") for reading in readings)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("co {unit}", "co roku", True),
        ("co {unit}", "co dwa lata", False),
        ("co # {unit}", "co 2 lata", True),
        ("rok* szkoln*", "w roku szkolnym", True),
        ("w? cały|całym okres*", "w calym okresie", True),
        ("w? cały|całym okres*", "caly okres", True),
        ("on line", "on-line", True),
        ("raz ~ w {unit}", "raz na pewno i to w roku", False),
        ("raz ~ w {unit}", "raz lub dwa w roku", True),
        ("godz* @", "godz. 15.00", True),
        ("brak", "braki", False),
    ],
)
def test_phrases_of_data_files(phrase: str, text: str, found: bool) -> None:
    lists = {"unit": ["rok*", "lat*"]}
    assert bool(any_of([phrase], lists).search(text)) is found
