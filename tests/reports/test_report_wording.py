"""The words of the reports: both languages say everything, and Polish numbers agree."""

from __future__ import annotations

import re

import pytest

from reports.wording import wording


def placeholders(text):
    return set(re.findall(r"\{(\w+)\}", "".join(text)))


def test_both_languages_have_the_same_texts_with_the_same_blanks():
    polish, english = wording("pl").texts, wording("en").texts
    assert {group: list(texts) for group, texts in polish.items()} == {
        group: list(texts) for group, texts in english.items()
    }
    for group, texts in polish.items():
        for key, text in texts.items():
            other = english[group][key]
            assert placeholders(text) == placeholders(other), f"{group}.{key}"
            if isinstance(text, list):
                assert (len(text), len(other)) == (3, 2), f"{group}.{key}"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 błędów"),
        (1, "1 błąd"),
        (2, "2 błędy"),
        (5, "5 błędów"),
        (12, "12 błędów"),
        (21, "21 błędów"),
        (22, "22 błędy"),
        (112, "112 błędów"),
        (124, "124 błędy"),
    ],
)
def test_polish_numbers_agree_with_the_noun(number, expected):
    assert wording("pl").counted("counts.error", number) == expected


def test_english_numbers_agree_with_the_noun():
    counted = wording("en").counted
    assert [counted("counts.error", n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
