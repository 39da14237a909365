from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.pipeline.sentences import sentence_around, sentence_starts, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Do 30 czerwca 2021 r. Gmina Niemce powoła zespół."],
        ["W 2021 r. w Gminie Niemce działały 4 szkoły."],
        ["Termin minął 30 czerwca 2021 r.", "Gmina Niemce powołała zespół."],
        ["Dane na dzień 30.09.2021 r.", "W szkołach uczy się 612 uczniów."],
        ["Stan na 30 września 2021 r.", "Gmina prowadzi 4 szkoły."],
        ["Od września 2020r. Burmistrz prowadzi konsultacje."],
        ["Zob. art. 11 ust. 7 pkt 2 ustawy (Dz. U. z 2020 r. poz. 910, z późn. zm.) oraz statut."],
        ["Podstawą jest uchwała (Dz. Urz. Woj. Lub. z 2020 r. poz. 12).", "Obowiązuje do dziś."],
        ["Szkoła Podstawowa nr 3 im. św. Jana Pawła II.", "Przedszkole nr 2."],
        ["Zajęcia prowadzą m.in. Rada Rodziców i np. Ośrodek Kultury."],
        ["Wydatki wyniosły 15 tys. zł.", "Dotacja pokryła 2 mln. PLN z tego."],
        ["Spotkanie przy ul. Szkolnej 5.", "Wstęp wolny."],
        ["Objęto 300 os. ze szkół.", "W klasach uczy się 20 os.", "Wyniki rosną."],
        ["Autorem jest prof. dr hab. J. Kowalski.", "Redakcja: mgr inż. A. Nowak."],
        ["Szkoły, przedszkola itd.", "Rada Gminy przyjęła plan."],
        ["Czy plan działa?", "Tak!", "„Działa” – mówi Wójt."],
        ["Nauczyciele (ok. 120 os.) ukończyli kurs.", "3 z nich uczy gdzie indziej."],
        ["1. Powołanie zespołu.", "2. Rada Gminy przyjmie plan.", "3. Ewaluacja."],
        ["Zajęcia od godz. 8.00 do godz. 16.00.", "Dowóz zapewnia Gmina."],
        ["II. Diagnoza potrzeb."],
        ["Obejmie cały okres (1 stycznia 2024 r. – 30 czerwca 2027 r.).", "Wyniki omówi zespół."],
    ],
)
def test_a_text_is_cut_into_its_sentences(sentences: list[str]) -> None:
    joined = "\n" if sentences[0].startswith("1.") else " "
    assert [one.text for one in split_sentences(joined.join(sentences))] == sentences


def test_other_signs_end_a_sentence_only_where_they_are_asked_for() -> None:
    text = "Raz w roku; Dyrektor zbiera dane: Rada je ocenia."
    assert len(split_sentences(text)) == 1
    assert [one.text for one in split_sentences(text, also=";")] == [
        "Raz w roku;",
        "Dyrektor zbiera dane: Rada je ocenia.",
    ]


def test_items_on_lines_of_their_own_are_sentences_and_wrapped_lines_are_not() -> None:
    text = "Gmina planuje:\na) szkolenia\nnauczycieli\nb) zakupy\n• remonty"
    assert [one.text for one in split_sentences(text)] == [
        "Gmina planuje:",
        "a) szkolenia\nnauczycieli",
        "b) zakupy",
        "• remonty",
    ]


def test_the_sentence_around_a_place_is_not_cut_at_its_abbreviations() -> None:
    text = "Dane zebrano. We współpracy z gm. Wólka i pow. lubelskim Gmina działa. Koniec."
    at = text.index("Wólka")
    assert sentence_around(text, at, at + 5) == (
        "We współpracy z gm. Wólka i pow. lubelskim Gmina działa."
    )


@given(st.text(alphabet="Aaz1. r\n;:?!()„”VI-–", max_size=60))
def test_nothing_of_a_text_is_lost_and_places_are_right(text: str) -> None:
    found = split_sentences(text)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
    assert all(text[one.start : one.end] == one.text for one in found)
    assert sentence_starts(text)[0] == 0
