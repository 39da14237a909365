"""Misread words: mended where what stands around them leaves no doubt, else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.scan.mending import mended
from ingest.scan.picture import PER_POINT
from ingest.scan.type import Typed
from ingest.scan.words import Word
from language.morphology import is_word


def line(*texts: str, capital: bool | None = None) -> list[Typed]:
    """Words of 11 points with spaces between them."""
    typed, x = [], 0.0
    for text in texts:
        width = 22.0 * len(text)
        typed.append(Typed(Word(text, (x, 0, x + width, 40), 40, 90), 11, False, capital))
        x += width + 3 * PER_POINT
    return typed


def said(*texts: str, **options) -> str:
    return " ".join(typed.word.text for typed in mended(line(*texts, **options), is_word))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Il półrocze 2025 r.", "II półrocze 2025 r."),
        ("lI kwartał", "II kwartał"),
        ("ll kwartał 2026", "II kwartał 2026"),
        ("l kwartał", "I kwartał"),
        ("II|--IV kwartał", "III–IV kwartał"),
        ("Iv", "IV"),
        ("XIl 2025", "XII 2025"),
        ("VIl–VIII", "VII–VIII"),
        ("2O25 r.", "2025 r."),
        ("l2 000 zł", "12 000 zł"),
        ("31.O8.2022", "31.08.2022"),
        ("O zł", "0 zł"),
        ("41.670,0 0zł", "41.670,00 zł"),
        ("4l.670,00 zł", "41.670,00 zł"),
        ("liczba szkół -6", "liczba szkół – 6"),
        ("|wona Stelmach", "Iwona Stelmach"),
        ("szko|enie", "szkolenie"),
        ("lwona Nowak i |wona Pilch", "Iwona Nowak i Iwona Pilch"),
        ("ola.nowak© gmina.pl", "ola.nowak@gmina.pl"),
        ("ola.nowak(Q©gmina.com.pl,", "ola.nowak@gmina.com.pl,"),
        ("rodzicarni", "rodzicami"),
        ("szko1enie dla rodzicow", "szkolenie dla rodziców"),
        ("doradztwc", "doradztwo"),
        ("Monitorinq prac", "Monitoring prac"),
        ("terytorialneqo", "terytorialnego"),
        ("uczniov", "uczniov"),
    ],
)
def test_what_was_misread_is_mended(read, meant):
    assert said(*read.split()) == meant


@pytest.mark.parametrize(
    "right",
    [
        "klasa 3B i 4S",
        "I LO w Rypinie",
        "do 30.06.2025 r.",
        "12–15 tys. zł",
        "rok szkolny 2024/2025",
        "i. liczba debat - 4",
        "XI edycja",
        "SP1 oraz ZSO nr 2",
        "Xawery Vetulani",
        "Wilczkowska, Iłła-Nowak",
        "1.1. Powołanie rady",
        "adres: www.gmina.pl",
        "CO2",
        "inspektor i lider oraz likwidator",
        "m2",
    ],
)
def test_what_is_right_stays(right):
    assert said(*right.split()) == right


@pytest.mark.parametrize(
    ("read", "capital", "meant"),
    [
        ("Szkół", False, "szkół"),
        ("szkoła", True, "Szkoła"),
        ("(Średnia", False, "(średnia"),
        ("Opieka", None, "Opieka"),
        ("Iwona", False, "Iwona"),
        ("SZKOŁA", False, "SZKOŁA"),
    ],
)
def test_the_height_of_a_letter_decides_its_case(read, capital, meant):
    assert said(read, capital=capital) == meant


def test_without_a_dictionary_words_stay_as_they_were_read():
    assert [one.word.text for one in mended(line("rodzicarni"))] == ["rodzicarni"]


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), max_size=8))
def test_any_line_keeps_its_order_and_loses_no_print(texts):
    before = line(*texts)
    after = mended(before, is_word)
    places = [typed.word.box[0] for typed in after]
    assert places == sorted(places)
    assert all(typed.word.text for typed in after)
    assert bool(after) == bool(before)


@given(st.lists(st.sampled_from(["Gmina", "prowadzi", "cztery", "szkoły", "2025", "i"])))
def test_words_of_the_language_are_never_changed(texts):
    assert said(*texts) == " ".join(texts)
