"""What a stage, a month, a person or a goal row says for all the actions below it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.actions.actions import extract_actions


@pytest.fixture
def actions(goals, template):
    return lambda *blocks: extract_actions(blocks, goals, template)


def test_a_band_with_a_person_answers_for_the_actions_below(actions, table):
    found = actions(
        table(
            [
                ["Lp.", "Działanie", "Termin", "Wskaźnik"],
                ["Odpowiedzialny: Wójt, sekretarz", "<", "<", "<"],
                ["1", "Debata", "2024", "1 debata"],
                ["Odpowiedzialny: skarbnik", "<", "<", "<"],
                ["2", "Festyn", "2024", "1 festyn"],
            ]
        )
    )
    assert [action.responsible for action in found] == [("Wójt", "sekretarz"), ("skarbnik",)]


def test_months_as_headings_are_the_terms_of_what_is_below(actions, line):
    found = actions(
        line("**Marzec 2024 r."),
        line("Debata (odpowiedzialny: Wójt; efekt: 1 debata)", label="•"),
        line("**Maj 2024 r."),
        line("Festyn (odpowiedzialny: Wójt; efekt: 1 festyn)", label="•"),
    )
    assert [(action.name, action.term.start, action.term.end) for action in found] == [
        ("Debata", date(2024, 3, 1), date(2024, 3, 31)),
        ("Festyn", date(2024, 5, 1), date(2024, 5, 31)),
    ]


def test_the_dates_of_a_stage_are_lent_only_where_no_term_has_a_place(actions, line):
    found = actions(
        line("**Etap I (styczeń – maj 2024 r.)"),
        line("Debata – odpowiedzialny: Wójt; rezultat: 1 debata", label="•"),
        line("Festyn – termin: maj 2024; odpowiedzialny: Wójt; rezultat: 1 festyn", label="•"),
    )
    assert [action.term.start for action in found] == [date(2024, 1, 1), date(2024, 5, 1)]


def test_an_empty_term_under_a_year_stays_empty(actions, table):
    found = actions(
        table(
            [
                ["Lp.", "Działanie", "Kto", "Termin"],
                ["Rok 2024", "<", "<", "<"],
                ["1", "Debata", "Wójt", "maj 2024"],
                ["2", "Festyn", "Wójt", ""],
            ]
        )
    )
    assert [action.term.kind for action in found] == ["range", "missing"]


def test_goals_may_be_rows_that_the_actions_count_on(actions, table):
    found = actions(
        table(
            [
                ["Nr", "Cel / działanie", "Kto", "Termin", "Efekt"],
                ["1.", "Czystsze podwórka", "", "", ""],
                ["1.1.", "Debata", "Wójt", "2024", "1 debata"],
                ["2.", "Włączenie rodziców w życie szkół", "", "", ""],
                ["2.1.", "Festyn", "Wójt", "2024", "1 festyn"],
            ]
        )
    )
    assert [(action.number, action.goal) for action in found] == [
        ("1.1.", "Czystsze podwórka"),
        ("2.1.", "Włączenie rodziców w życie szkół"),
    ]


def test_a_goal_typed_once_stands_over_the_blank_cells_below(actions, table, goals):
    first, second = goals[1].text, goals[2].text
    rows = [(first, "A"), ("", "B"), (second, "C"), ("", "D")]
    head = ["Cel szczegółowy", "Działanie", "Kto", "Termin"]
    found = actions(table([head, *([goal, name, "Wójt", "2024"] for goal, name in rows)]))
    assert [action.goal for action in found] == [first, first, second, second]


def test_gross_is_what_an_action_costs(actions, table):
    head = ["Działanie", "Kto", "Termin", "Koszt netto", "Koszt brutto"]
    found = actions(table([head, ["Debata", "Wójt", "2024", "1 000 zł", "1 230 zł"]]))
    assert [action.cost.amount for action in found] == [1230]


def test_unknown_labels_of_a_card_are_told_by_their_values(actions, table, goals):
    card = [
        ["1. Debata o szkole", "<"],
        ["Któremu celowi służy", goals[1].text],
        ["Gospodarz karty", "Wójt"],
        ["Termin", "maj 2024 r."],
        ["Sygnał powodzenia", "3 debaty"],
    ]
    [found] = actions(table(card))
    assert (found.number, found.name, found.goal) == ("1.", "Debata o szkole", goals[1].text)
    assert found.responsible == ("Wójt",)
    assert [one.text for one in found.indicators] == ["3 debaty"]


def test_labels_parted_by_bars(actions, line):
    found = actions(
        line("1. Debata"),
        line("Termin: maj 2024 | Odpowiedzialny: Wójt; sekretarz | Efekt: 1 debata"),
        line("2. Festyn"),
        line("Termin: maj 2024 | Odpowiedzialny: Wójt | Efekt: 1 festyn"),
    )
    assert [(action.name, action.responsible) for action in found] == [
        ("Debata", ("Wójt", "sekretarz")),
        ("Festyn", ("Wójt",)),
    ]


def test_an_action_may_open_with_the_name_of_a_section(actions, line):
    found = actions(
        line("1. Diagnoza potrzeb sześciu szkół"),
        line("Termin: maj 2024"),
        line("Odpowiedzialny: Wójt"),
        line("2. Festyn"),
        line("Termin: maj 2024"),
        line("Odpowiedzialny: Wójt"),
    )
    assert [action.name for action in found] == ["Diagnoza potrzeb sześciu szkół", "Festyn"]
