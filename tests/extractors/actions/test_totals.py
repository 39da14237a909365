"""The cost of all actions together as the text states it."""

from __future__ import annotations

import pytest

from extractors.actions.actions import stated_total

HEAD = ["Lp.", "Działanie", "Kto", "Termin", "Koszt (zł)"]


def rows(*totals):
    return [HEAD, ["1", "Debata", "W", "2021", "100"], *totals]


def test_the_total_row_of_a_schedule(table, template):
    schedule = table(rows(["RAZEM KOSZT ZADAŃ", "<", "<", "<", "1 100,00"]))
    total = stated_total([schedule], template)
    assert total is not None
    assert (total.value, total.text) == (1100, "1 100,00")
    assert total.location.cell == (2, 4)


def test_the_sum_of_subtotals_counts_and_subtotals_alone_do_not(table, template):
    parts = (["Razem", "<", "<", "<", "100 zł"], ["Razem", "<", "<", "<", "200 zł"])
    whole = ["Ogółem", "<", "<", "<", "300 zł"]
    total = stated_total([table(rows(*parts, whole))], template)
    assert total is not None
    assert total.value == 300
    assert stated_total([table(rows(*parts))], template) is None


def test_a_total_of_pupils_is_no_cost(table, template):
    pupils = table([["Szkoła", "Liczba uczniów"], ["SP 1", "521"], ["Razem", "2 143"]])
    assert stated_total([pupils], template) is None


def test_the_schedule_goes_before_the_table_of_sources_and_that_before_sentences(
    table, line, template
):
    sentence = line("Środki są zabezpieczone. Łączny koszt działań wynosi 18 600 zł.")
    sources = table([["Źródło", "Kwota (zł)"], ["budżet gminy", "500"], ["Ogółem", "500"]])
    schedule = table(rows(["Razem", "<", "<", "<", "100"]))
    blocks = [sentence, sources, schedule]
    values = [stated_total(blocks[:count], template) for count in (1, 2, 3)]
    assert [value.value for value in values if value] == [18600, 500, 100]


def test_an_action_whose_name_begins_like_a_total_is_no_total(table, template):
    schedule = table([HEAD, ["", "Razem dla szkoły – piknik", "Wójt", "maj 2021", "100"]])
    assert stated_total([schedule], template) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Całkowity koszt oszacowano na 9 000 zł: budżet gminy 6 tys. zł, dotacja 3 tys. zł.",
        "Całkowity koszt: 9 000 zł – budżet gminy 6 000 zł, dotacja 3 000 zł.",
        "Łączny koszt wynosi 9 000 zł; z budżetu gminy 6 000 zł, z dotacji 3 000 zł.",
        "Łączny koszt to 9 000 zł: z budżetu 6 000 zł, z dotacji 2 000 zł.",
    ],
)
def test_the_parts_of_a_total_are_not_added_to_it(line, template, sentence):
    total = stated_total([line(sentence)], template)
    assert total is not None
    assert total.value == 9000


@pytest.mark.parametrize("sign", [" –", ":"])
def test_amounts_that_are_no_parts_of_the_first_make_up_the_total(line, template, sign):
    parts = ("6 000 zł", "budżet"), ("2 000 zł", "dotacja"), ("1 000 zł", "rada rodziców")
    named = ", ".join(f"{amount}{sign} {source}" for amount, source in parts)
    sentence = f"Łączny koszt działań to {named}."
    total = stated_total([line(sentence)], template)
    assert total is not None
    assert total.value == 9000


def test_years_without_a_column_for_all_of_them_are_added(table, template):
    head = ["Lp.", "Działanie", "Kto", "Termin", "Koszt 2024", "Koszt 2025"]
    action = ["1", "Debata", "W", "2024", "100 zł", "200 zł"]
    years = ["Razem", "<", "<", "<", "100 zł", "200 zł"]
    total = stated_total([table([head, action, years])], template)
    assert total is not None
    assert (total.value, total.text) == (300, "100 zł + 200 zł")
    rows = [[*head, "Razem"], [*action, "300 zł"], [*years, "350 zł"]]
    stated = stated_total([table(rows)], template)
    assert stated is not None
    assert (stated.value, stated.text) == (350, "350 zł")
