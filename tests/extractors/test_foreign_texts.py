"""What is no plan: texts in other languages, and words that hold the letters of the acronym."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.headings import names_document
from language.text.polish import is_foreign
from model.errors import NotAPlan
from model.template import load_template

TEMPLATE = load_template()
ENGLISH = (
    "The applicant shall provide the identification of the unit, the period of implementation",
    "and the goals of the programme to the department that is responsible for monitoring.",
    "All costs are paid from the budget of the municipality within the terms of the agreement.",
)
POLISH = (
    "Gmina prowadzi siedem szkół, w których w roku szkolnym 2023/2024 uczyło się 812 uczniów.",
    "Wnioski z diagnozy wskazują na potrzebę doskonalenia nauczycieli oraz współpracy z rodzicami.",
    "Za realizację działań odpowiada kierownik referatu przy udziale dyrektorów szkół.",
)


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("29 Penalty on early withdrawal of savings", False),
        ("Payments will be withdrawn each month", False),
        ("HDR gminy Buk", True),
        ("Plan (HDR) na lata 2024–2026", True),
        ("HARMONOGRAM DZIAŁAŃ ROZWOJOWYCH", True),
        ("w Harmonogramie Działań Rozwojowych gminy", True),
    ],
)
def test_the_acronym_is_a_word_of_its_own(text, is_title):
    assert names_document(text, TEMPLATE) is is_title


@given(st.lists(st.sampled_from(ENGLISH), min_size=5), st.randoms())
def test_english_is_foreign_in_any_order(texts, random):
    random.shuffle(texts)
    assert is_foreign(texts)


@given(st.lists(st.sampled_from(POLISH), min_size=1))
def test_polish_is_not_and_a_few_words_tell_nothing(texts):
    assert not is_foreign(texts)
    assert not is_foreign(["Identification", "Goals", "Budget"])
    assert not is_foreign([])


def test_an_english_form_with_sections_like_ours_is_no_plan(plan_of):
    lines = ("**Diagnosis", *ENGLISH, "**Monitoring", *ENGLISH, "**Priorytety", *ENGLISH)
    with pytest.raises(NotAPlan):
        plan_of(*lines, "**Monitoring i ewaluacja", *ENGLISH, "**Cele", "**Ryzyka", *ENGLISH)
