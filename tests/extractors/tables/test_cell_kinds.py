"""What the words of a cell are, and columns told by their cells."""

from __future__ import annotations

import pytest

from extractors.tables.cell_kinds import looks_like_indicator, looks_like_post
from extractors.tables.columns import read_header


@pytest.mark.parametrize(
    "text",
    [
        "Wójt Gminy Dwikozy",
        "główny księgowy",
        "dyrektorzy szkół, pedagodzy",
        "Miejski Zespół Obsługi Placówek",
        "szkolni doradcy zawodowi",
        "pedagodzy szkolni",
        "WE, DS",
        "komitet sterujący",
    ],
)
def test_posts_and_offices(text):
    assert looks_like_post(text)


@pytest.mark.parametrize(
    "text",
    [
        "Szkolenie dyrektorów szkół",
        "Pogłębienie współpracy szkół",
        "Opracowanie regulaminu rady",
        "120 uczniów",
        "",
    ],
)
def test_actions_and_figures_are_no_posts(text):
    assert not looks_like_post(text)


@pytest.mark.parametrize("text", ["3 debaty", "przyjęty regulamin", "Liczba porad", "wzrost o 5%"])
def test_indicators(text):
    assert looks_like_indicator(text)


@pytest.mark.parametrize("text", ["12 000", "Wójt", "rozmowa z rodzicami"])
def test_other_words_are_no_indicators(text):
    assert not looks_like_indicator(text)


def fields(header) -> list[tuple[str, ...]]:
    return [column.fields for column in header.columns]


ROWS = [
    ["1", "Debata o szkole", "Wójt", "maj 2024 r.", "3 debaty"],
    ["2", "Festyn rodzinny", "dyrektorzy szkół", "do 30.06.2024", "liczba gości: 200"],
]


def test_who_and_with_what_result_are_told_by_the_cells(table, template):
    header = read_header(
        table([["Lp.", "Krok", "Gospodarz", "Kalendarz", "Sygnał powodzenia"], *ROWS]),
        template.columns,
    )
    assert header is not None
    assert fields(header) == [("number",), ("name",), ("responsible",), ("term",), ("indicator",)]


def test_a_column_of_something_else_is_no_indicator(table, template):
    header = read_header(
        table([["Lp.", "Działanie", "Kto", "Termin", "Uczestnicy"], *ROWS]), template.columns
    )
    assert header is not None
    assert header.column("indicator") is None


def test_stages_do_not_number_the_rows(table, template):
    rows = [["Etap realizacji", "Działanie", "Kto", "Termin", "Efekt"], *ROWS]
    header = read_header(table(rows), template.columns)
    assert header is not None
    assert header.column("number") is None


def test_a_name_with_a_product_leaves_the_result_to_its_own_column(table, template):
    rows = [["Lp.", "Działanie / produkt", "Kto", "Termin", "Sygnał powodzenia"], *ROWS]
    header = read_header(table(rows), template.columns)
    assert header is not None
    assert (fields(header)[1], fields(header)[4]) == (("name",), ("indicator",))


def test_numbers_of_goal_and_action_may_stand_anywhere(table, template):
    rows = [["Krok", "Porządek", "Kto", "Termin"]] + [
        [name, number, "Wójt", "maj 2024 r."]
        for name, number in (("Debata o szkole", "1.1"), ("Festyn rodzinny", "1.2"))
    ]
    header = read_header(table(rows), template.columns)
    assert header is not None
    assert fields(header)[:2] == [("name",), ("number",)]


def test_words_name_the_action_before_a_longer_column_of_figures(table, template):
    rows = [["Kod", "Element planu", "Kto", "Termin", "Dowód realizacji celu"]] + [
        [code, name, "Wójt", "maj 2024 r.", proof]
        for code, name, proof in (
            ("CS1.D1", "Debata o szkole", "co najmniej 3 debaty z udziałem rodziców"),
            ("CS1.D2", "Festyn rodzinny", "co najmniej 200 gości festynu rodzinnego"),
        )
    ]
    header = read_header(table(rows), template.columns)
    assert header is not None
    assert (fields(header)[1], fields(header)[4]) == (("name",), ("indicator",))
