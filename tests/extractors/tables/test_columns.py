"""Finding the header of a table and what its columns hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.columns import header_at, inherit_header, read_header
from extractors.tables.header_names import header_fields
from model.template import load_template

COLUMNS = load_template().columns
NAMES = [(field, name) for field, known in COLUMNS.items() for name in known]
AMBIGUOUS = {name for _, name in NAMES if len({f for f, other in NAMES if other == name}) > 1}


def fields(header):
    return [column.fields for column in header.columns]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("L.p", "number"),
        ("OSOBY ODPOWIE-\ndzialne", "responsible"),
        ("Realizujący\nzadania\nwynikające\nz art. 6 ustawy", "responsible"),
        ("Osoba odpowiedzialna za realizację zadania", "responsible"),
        ("Planowany termin realizacji zadania", "term"),
        ("Termin\nrealizacji\n(od–do)", "term"),
        ("KOSZT ZAMIERZENIA w zł", "cost"),
        ("Koszt działania", "cost"),
        ("Zakładane efekty:", "indicator"),
        ("Zadania/Działania", "name"),
        ("odpowiedzialn y", "responsible"),
    ],
)
def test_a_header_is_known_however_it_is_typed(header, field):
    assert [match.field for match in header_fields(header, COLUMNS)] == [field]


@pytest.mark.parametrize(
    "header", ["Liczba uczniów", "Źródło danych", "Źródło weryfikacji", "Stwierdzenie", "Grupa"]
)
def test_a_header_of_another_table_is_no_field(header):
    assert header_fields(header, COLUMNS) == ()


@pytest.mark.parametrize(
    ("header", "pair"),
    [
        ("Termin i odpowiedzialny", {"term", "responsible"}),
        ("Nr i nazwa działania", {"number", "name"}),
        ("Koszt / źródło finansowania", {"cost", "funding"}),
    ],
)
def test_one_header_may_hold_two_fields(header, pair):
    assert {match.field for match in header_fields(header, COLUMNS)} == pair


@given(
    known=st.sampled_from([pair for pair in NAMES if pair[1] not in AMBIGUOUS]),
    upper=st.booleans(),
    ending=st.sampled_from(["", ":", " *", "\n", " "]),
    space=st.sampled_from([" ", "\n", "  ", "\u00a0"]),
)
def test_case_line_breaks_and_punctuation_never_matter(known, upper, ending, space):
    field, name = known
    typed = (name.upper() if upper else name).replace(" ", space) + ending
    assert [match.field for match in header_fields(typed, COLUMNS)] == [field]


def test_the_header_may_stand_under_titles_and_above_a_row_that_counts_columns(table):
    found = read_header(
        table(
            [
                ["Plan działań", "<", "<", "<"],
                ["Cel szczegółowy 1. Kadry", "<", "<", "<"],
                ["Lp.", "Zadanie", "Realizator", "Termin"],
                ["1", "2", "3", "4"],
                ["1.", "Debata", "Wójt", "maj 2021"],
            ]
        ),
        COLUMNS,
    )
    assert found is not None
    assert found.rows == (2, 3)
    assert found.first_row == 4
    assert fields(found) == [("number",), ("name",), ("responsible",), ("term",)]


MERGED = [
    ["Lp.", "Nazwa działania", "Termin", "<", "Koszt", "<"],
    ["^", "^", "od", "do", "kwota (zł)", "źródło"],
    ["1", "Debata", "01.09.2023", "30.09.2023", "0,00", "–"],
]
BLANK = [
    ["Lp.", "Nazwa działania", "Termin", "", "Koszt", ""],
    ["", "", "od", "do", "kwota (zł)", "źródło"],
    ["1", "Debata", "01.09.2023", "30.09.2023", "0,00", "–"],
]


@pytest.mark.parametrize("rows", [MERGED, BLANK], ids=["merged cells", "blanks for merged cells"])
def test_a_header_of_two_rows(table, rows):
    found = read_header(table(rows), COLUMNS)
    assert found is not None
    assert found.first_row == 2
    assert fields(found) == [
        ("number",), ("name",), ("term_start",), ("term_end",), ("cost",), ("funding",),
    ]  # fmt: skip
    assert found.columns[4].text == "Koszt kwota (zł)"


def test_the_first_row_of_content_is_no_second_header_row(table):
    found = read_header(
        table(
            [
                ["Lp.", "Działanie", "Koszt", "<"],
                ["1", "Debata", "100 zł", "budżet gminy"],
                ["2", "Festyn", "200 zł", "budżet gminy"],
            ]
        ),
        COLUMNS,
    )
    assert found is not None
    assert found.first_row == 1


def test_cel_beside_baza_is_a_target_and_no_goal(table):
    found = read_header(
        table(
            [
                ["Cel", "Działanie", "Termin", "Wskaźnik", "Baza", "Cel"],
                ["1", "Debata", "2021", "liczba debat", "0", "3"],
            ]
        ),
        COLUMNS,
    )
    assert found is not None
    assert [column[0] for column in fields(found)] == [
        "goal", "name", "term", "indicator", "baseline", "target",
    ]  # fmt: skip


def test_a_column_with_an_unknown_header_is_told_by_what_it_holds(table):
    found = read_header(
        table(
            [
                ["", "Co zamierzamy", "Kto", "Plan", "Efekty", "Ile"],
                ["1.", "Zorganizujemy debatę o szkole", "Wójt", "do 30.06.2021", "a", "1 200 zł"],
                ["2.", "Założymy nową stronę gminy", "Wójt", "maj 2021 r.", "b", "bezkosztowo"],
            ]
        ),
        COLUMNS,
    )
    assert found is not None
    assert [column[0] for column in fields(found)] == [
        "number", "name", "responsible", "term", "indicator", "cost",
    ]  # fmt: skip
    by_content = [column.by_content for column in found.columns]
    assert by_content == [True, True, False, True, False, True]


@pytest.mark.parametrize(
    "rows",
    [
        [["Szkoła", "Liczba uczniów", "Matematyka"], ["SP 1", "521", "47%"]],
        [["Mocne strony", "Słabe strony"], ["kadra", "brak środków"]],
        [["Okres realizacji", "2021–2022"], ["Źródła finansowania", "budżet gminy"]],
        [["Grupa", "Wskaźnik", "Źródło danych", "Częstotliwość"], ["Oferta", "a", "b", "c"]],
    ],
)
def test_other_tables_have_no_such_header(table, rows):
    assert read_header(table(rows), COLUMNS) is None


def test_registers_of_risks_and_lists_of_people_are_read_alike(table, template):
    risks = read_header(
        table(
            [["Ryzyko", "Skala", "Kto", "Sposób ograniczania"], ["Opór", "mała", "X", "Rozmowy"]]
        ),
        template.risk_columns,
    )
    assert risks is not None
    assert fields(risks) == [("risk",), (), (), ("response",)]
    people = read_header(
        table([["Lp.", "Imię i nazwisko", "Stanowisko"], ["1", "Jan Nowak", "dyrektor"]]),
        {key: template.labels[key] for key in ("person_name", "person_function")},
    )
    assert people is not None
    assert fields(people) == [(), ("person_name",), ("person_function",)]


HEADED = [
    ["Lp.", "Działanie", "Kto", "Termin"],
    ["1", "Debata", "Wójt", "maj 2021 r."],
]


def test_a_table_without_header_goes_on_with_the_one_before(table):
    before = read_header(table(HEADED), COLUMNS)
    assert before is not None
    found = inherit_header(table([["2", "Festyn", "Wójt", "czerwiec 2021 r."]]), before)
    assert found is not None
    assert found.inherited
    assert found.first_row == 0
    assert fields(found) == fields(before)


@pytest.mark.parametrize(
    "rows",
    [
        [["SP nr 1", "521 uczniów", "59%", "47%"], ["SP nr 2", "604 uczniów", "62%", "53%"]],
        [["2", "Festyn", "czerwiec 2021 r."]],
    ],
    ids=["other content", "other columns"],
)
def test_another_table_does_not_go_on(table, rows):
    before = read_header(table(HEADED), COLUMNS)
    assert before is not None
    assert inherit_header(table(rows), before) is None


def test_a_header_inside_a_table_must_be_plain(table):
    rows = table(
        [
            *HEADED,
            ["Nr", "Termin", "Działanie", "Realizator"],
            ["2", "maj 2021 r.", "Zadania i terminy: szkolenie kadry", "Wójt"],
        ]
    )
    changed = header_at(rows, 2, COLUMNS)
    assert changed is not None
    assert fields(changed) == [("number",), ("term",), ("name",), ("responsible",)]
    assert header_at(rows, 3, COLUMNS) is None
