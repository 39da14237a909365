"""Baseline, target and unit of an indicator, and which way is better."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.indicators import lower_is_better, parse_indicator, parse_value


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("liczba zespołów – z 0 do 25", 0, 25, "zespół"),
        ("odsetek uczniów objętych zajęciami – wzrost z 71% do 95%", 71, 95, "%"),
        ("odsetek uczniów – z 71 do 95%", 71, 95, "%"),
        ("liczba szkół sporządzających analizę (baza: 3, cel: 6)", 3, 6, "szkoła"),
        ("liczba spotkań sieci: wartość bazowa 0, wartość docelowa 8", 0, 8, "spotkanie"),
        ("odsetek rodziców, którzy wypełnili ankietę: 18% → 55%", 18, 55, "%"),
        ("liczba klas: 5 -> 8", 5, 8, "klasa"),
        ("było 3, będzie 6 szkół", 3, 6, "szkoła"),
        ("obecnie 40%, docelowo 60%", 40, 60, "%"),
        ("zmniejszenie liczby skarg z 14 do 8 rocznie", 14, 8, "skarga"),
        ("skrócenie czasu sporządzania sprawozdań z 12 do 5 dni", 12, 5, "dzień"),
        ("wzrost liczby konsultacji z 410 do 900 rocznie", 410, 900, "konsultacja"),
        ("odsetek uczniów z wynikiem niższym niż 30% punktów (baza: 24%, cel: 15%)", 24, 15, "%"),
        ("liczba szkół: 8 (baza 3)", 3, 8, "szkoła"),
        ("wzrost z 2 300 do 3 400,5 godzin", 2300, 3400.5, "godzina"),
    ],
)
def test_both_values(text: str, baseline: float, target: float, unit: str) -> None:
    read = parse_indicator(text)
    assert (read.baseline, read.target, read.unit) == (baseline, target, unit)


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("liczba przeszkolonych nauczycieli – 60", 60, "nauczyciel"),
        ("liczba etatów psychologa w 3 szkołach – 1,5", 1.5, "etat"),
        ("liczba wypełnionych ankiet – co najmniej 65", 65, "ankieta"),
        ("średnia ocena szkolenia – co najmniej 4 w skali 1–5", 4, None),
        ("średnia ocena szkolenia co najmniej 4,5", 4.5, None),
        ("co najmniej 80% uczestników z wynikiem testu powyżej 70%", 80, "%"),
        ("co najmniej 4 złożone wnioski", 4, "wniosek"),
        ("1 500 egzemplarzy przewodnika", 1500, "egzemplarz"),
        ("nakład informatora: 1 300 egzemplarzy", 1300, "egzemplarz"),
        ("42 przeszkolonych dyrektorów", 42, "dyrektor"),
        ("8 kart kosztów szkoły", 8, "karta"),
        ("100% uczniów klas pierwszych objętych badaniem", 100, "%"),
        ("przyjęta procedura – 1", 1, None),
        ("24 osoby przeszkolone do 30.06.2023 r.", 24, "osoba"),
        ("liczba klas 1-3 objętych programem – 12", 12, "klasa"),
    ],
)
def test_target_alone(text: str, target: float, unit: str | None) -> None:
    read = parse_indicator(text)
    assert (read.baseline, read.target, read.unit) == (None, target, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("5 dni otwartych, 600 uczestników", "5 dyrektorów i 4 wicedyrektorów przeszkolonych"),
        *("zarządzenie wydane do 30 czerwca 2022 r.", "regulamin przyjęty zarządzeniem nr 5"),
        *("wzrost o 20%", "od 5 do 10 osób", "lista poprawek", "Cel 1. Zwiększenie liczby"),
        *("moduł uruchomiony w urzędzie i w 8 szkołach", "raport za rok szkolny 2023/2024", ""),
    ],
)
def test_nothing_is_taken_when_unsure(text: str) -> None:
    read = parse_indicator(text)
    assert (read.baseline, read.target, read.unit) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("60%", 60, "%"),
        ("ok. 1 500 uczniów", 1500, "uczeń"),
        ("0", 0, None),
        ("brak danych", None, None),
        ("12 i 15", None, None),
    ],
)
def test_cell_with_one_value(text: str, value: float | None, unit: str | None) -> None:
    assert parse_value(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("zmniejszenie liczby skarg z 14 do 8", True),
        ("skrócenie czasu oczekiwania", True),
        ("spadek absencji", True),
        ("liczba skarg rodziców", True),
        ("odsetek uczniów z wynikiem niższym niż 30%", True),
        ("wzrost odsetka rodziców", False),
        ("zwiększenie liczby godzin przez ograniczenie kosztów", False),
        ("co najmniej 40 wystawców", False),
        ("nie więcej niż 5 skarg", True),
        ("liczba szkolnych planów poprawy", None),
        ("liczba spotkań", None),
        ("liczba godzin niezrealizowanych", True),
        ("średni koszt szkolenia jednej osoby", True),
        ("odsetek nauczycieli bez żadnego szkolenia", True),
        ("udział kosztów pokrytych z dotacji", None),
    ],
)
def test_which_way_is_better(text: str, lower: bool | None) -> None:
    assert lower_is_better(text) is lower


@given(
    st.integers(0, 5000),
    st.integers(0, 5000),
    st.sampled_from(["", "%"]),
    st.sampled_from(
        [
            "wzrost z {}{u} do {}{u}",
            "{}{u} → {}{u}",
            "(baza: {}{u}, cel: {}{u})",
            "wartość bazowa {}{u}, wartość docelowa {}{u}",
        ]
    ),
)
def test_a_pair_written_in_any_way_is_that_pair(one: int, two: int, sign: str, frame: str) -> None:
    read = parse_indicator("odsetek szkół: " + frame.format(one, two, u=sign))
    assert (read.baseline, read.target) == (one, two)


BITS = "z do 5 % 71 → baza: cel: – liczba , . 1-3"


@given(st.text(max_size=80) | st.lists(st.sampled_from(BITS.split(" "))).map(" ".join))
def test_reading_an_indicator_never_fails(text: str) -> None:
    parse_indicator(text)
    parse_value(text)
    lower_is_better(text)
