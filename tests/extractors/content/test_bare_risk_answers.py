"""Responses that stand behind a risk without a word that announces them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.content.risks import read_risks, split_risk
from extractors.layout.flow import Line
from model.document import Paragraph, Table
from model.location import Location
from model.plan import Extent
from model.template import load_template

TEMPLATE = load_template()


def _read(*texts: str) -> list[tuple[str, str | None]]:
    lines = [
        Line(Paragraph(text=text, location=Location(block=index)), Extent(first=index, last=index))
        for index, text in enumerate(texts)
    ]
    return [(risk.text, risk.response) for risk in read_risks(lines, TEMPLATE)]


def _read_table(table: Table) -> list[tuple[str, str | None]]:
    lines = [Line(table, Extent(first=0, last=0))]
    return [(risk.text, risk.response) for risk in read_risks(lines, TEMPLATE)]


@pytest.mark.parametrize(
    ("item", "risk", "response"),
    [
        ("Utrata dotacji (szukanie sponsora)", "Utrata dotacji", "szukanie sponsora"),
        ("Utrata dotacji [pozyskanie grantu].", "Utrata dotacji", "pozyskanie grantu"),
        ("Nowe przepisy (stały monitoring)", "Nowe przepisy", "stały monitoring"),
        ("Brak sal (ustalimy inne terminy)", "Brak sal", "ustalimy inne terminy"),
        ("Brak sal (zapewnić dowóz)", "Brak sal", "zapewnić dowóz"),
        ("Brak sal (należy wynająć salę)", "Brak sal", "należy wynająć salę"),
        ("Spór w zespole (jasny podział zadań)", "Spór w zespole", "jasny podział zadań"),
        ("Brak sal (rozwiązanie: dodatkowa sala)", "Brak sal", "dodatkowa sala"),
        ("Brak sal (wysokie; wynajęcie auli)", "Brak sal", "wynajęcie auli"),
        ("Brak kadry / zatrudnianie emerytów", "Brak kadry", "zatrudnianie emerytów"),
        ("Brak kadry/szukanie chętnych", "Brak kadry", "szukanie chętnych"),
        (
            "Mniej środków (część oświatowa) na zajęcia (przesunięcie środków)",
            "Mniej środków (część oświatowa) na zajęcia",
            "przesunięcie środków",
        ),
    ],
)
def test_words_of_doing_behind_a_risk_answer_it(item: str, risk: str, response: str) -> None:
    assert _read(item) == [(risk, response)]


@pytest.mark.parametrize(
    "item",
    [
        "Zmiany kadrowe (np. urlop wychowawcy)",
        "Niska frekwencja (P: 3, S: 4)",
        "Niska frekwencja (prawdopodobieństwo: wysokie, wpływ: duży)",
        "Niska frekwencja (średnie)",
        "Niska frekwencja (poniżej 20%)",
        "Mało chętnych (brak informacji o zajęciach)",
        "Mało chętnych (nieprzyjście na spotkanie)",
        "Zmiana w radzie (Rada Gminy)",
        "Zamknięcie szkół (COVID-19)",
        "Rotacja kadry (odejścia na emeryturę)",
        "Wzrost kosztów (zwłaszcza szkolenie kadry)",
        "Mniej zajęć (zamknięcie szkół)",
        "Nakładanie się terminów (szkolenia, rady, konkursy)",
        "Rezygnacja / odejście wychowawcy",
        "Brak nauczycieli i/lub doradców",
    ],
)
def test_words_that_explain_a_risk_are_part_of_it(item: str) -> None:
    assert _read(item) == [(item, None)]


def test_open_brackets_follow_the_others_of_their_list() -> None:
    answered = _read(
        "brak środków (pozyskanie dotacji)",
        "brak chętnych (zajęcia w soboty)",
        "brak zajęć (przejście na nauczanie zdalne)",
        "zmiany kadrowe (np. urlop wychowawcy)",
    )
    assert [response for _, response in answered] == [
        "pozyskanie dotacji",
        "zajęcia w soboty",
        "przejście na nauczanie zdalne",
        None,
    ]
    explained = _read("brak środków (niż)", "brak zajęć (zamknięcie szkół)", "brak sal (remonty)")
    assert [response for _, response in explained] == [None, None, None]
    mixed = _read(
        "brak sal (wynajem auli)", "brak zajęć (zamknięcie szkół)", "opór rodziców (np. ojców)"
    )
    assert [response for _, response in mixed] == ["wynajem auli", None, None]


def test_every_bracket_of_a_list_that_leans_to_an_answer_is_one() -> None:
    found = _read("Opór rodziców (rozmowy)", "Brak sal (dyżury)", "Brak chętnych (nagrody)")
    assert [response for _, response in found] == ["rozmowy", "dyżury", "nagrody"]


def test_a_table_of_risks_alone_holds_answers_in_brackets(table: Callable[..., Table]) -> None:
    risks = table(
        [["Ryzyko", "Poziom"], ["Brak sal (wynajęcie auli)", "3"], ["Brak kadry (np. urlopy)", "2"]]
    )
    assert _read_table(risks) == [("Brak sal", "wynajęcie auli"), ("Brak kadry (np. urlopy)", None)]


def test_a_table_with_a_column_of_answers_keeps_its_brackets(table: Callable[..., Table]) -> None:
    risks = table(
        [
            ["Ryzyko", "Sposób ograniczania"],
            ["Brak sal (zamykanie budynków)", "Wynajem auli"],
            ["Opór rodziców (szukanie innych szkół)", ""],
        ]
    )
    assert [risk for risk, _ in _read_table(risks)] == [
        "Brak sal (zamykanie budynków)",
        "Opór rodziców (szukanie innych szkół)",
    ]


@pytest.mark.parametrize(
    ("item", "risk", "response"),
    [
        ("Mało sal (P: 3, S: 4) – wynajem", "Mało sal (P: 3, S: 4)", "wynajem"),
        ("Mało osób – np. w ferie – dyżury", "Mało osób – np. w ferie", "dyżury"),
        ("Mało osób – małe grupy", "Mało osób", "małe grupy"),
        ("Mało osób – (małe grupy)", "Mało osób", "małe grupy"),
        ("Mało osób (sposób ograniczania: dyżury)", "Mało osób", "dyżury"),
        ("Mało osób – np. z małych szkół", "Mało osób – np. z małych szkół", None),
    ],
)
def test_signs_in_brackets_and_explanations_part_nothing(
    item: str, risk: str, response: str | None
) -> None:
    assert split_risk(item, TEMPLATE) == (risk, response)
