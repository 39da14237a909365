"""Actions read from tables of many layouts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.actions.actions import extract_actions
from model.template import load_template

HEAD = ["Lp.", "Działanie", "Odpowiedzialny", "Termin", "Wskaźnik", "Koszt"]
DEBATE = ["1", "Debata", "Wójt Gminy", "do 30.06.2021 r.", "1 debata", "0 zł"]
FAIR = ["2", "Festyn", "Sekretarz", "maj 2021 r.", "1 festyn", "500 zł"]
GUIDANCE = "Rozwój doradztwa zawodowego w szkołach"
PARENTS = "Włączenie rodziców w życie szkół"
DATA = "Lepsze wykorzystanie danych"


@pytest.fixture
def actions(goals, template):
    def extract(*blocks, known=goals):
        return extract_actions(blocks, known, template)

    return extract


def test_every_field_comes_with_its_place(actions, table):
    (debate,) = actions(table([HEAD, DEBATE]))
    assert (debate.number, debate.name) == ("1", "Debata")
    assert debate.responsible == ("Wójt Gminy",)
    assert (debate.term.kind, debate.term.text) == ("deadline", "do 30.06.2021 r.")
    assert (debate.cost.kind, debate.cost.text) == ("none", "0 zł")
    assert [indicator.text for indicator in debate.indicators] == ["1 debata"]
    assert debate.location.cell == (1, 1)
    assert {field: place.cell for field, place in debate.places.items()} == {
        "number": (1, 0),
        "responsible": (1, 2),
        "term": (1, 3),
        "indicators": (1, 4),
        "cost": (1, 5),
    }
    assert debate.confidence >= 0.9


def test_empty_cells_and_prompts_of_a_form_are_missing_and_have_a_place(actions, table):
    prompt = "Kliknij lub naciśnij, aby wprowadzić datę."
    (debate,) = actions(table([HEAD, ["1", "Debata", "……", prompt, "–", ""]]))
    assert debate.responsible == ()
    assert debate.indicators == ()
    assert (debate.term.text, debate.term.kind) == (None, "missing")
    assert (debate.cost.text, debate.cost.kind) == (None, "missing")
    assert debate.places["term"].cell == (1, 3)
    assert debate.term.location == debate.places["term"]


def test_a_filler_somebody_typed_is_words_that_mean_nothing(actions, table):
    (debate,) = actions(table([HEAD, ["1", "Debata", "xxx", "maj 2021", "xxx", "xxx"]]))
    assert (debate.cost.text, debate.cost.kind) == ("xxx", "text")
    assert debate.responsible == ()


def test_goal_rows_stages_and_other_headings_part_a_table(actions, table):
    found = actions(
        table(
            [
                ["Cel szczegółowy 2. Włączenie rodziców w życie szkół", "<", "<", "<", "<", "<"],
                HEAD,
                DEBATE,
                ["Rok szkolny 2021/2022", "<", "<", "<", "<", "<"],
                FAIR,
                ["", "Cel 3. Lepsze wykorzystanie danych", "", "", "", ""],
                ["3", "Raport", "Wójt", "2022 r.", "1 raport", "0 zł"],
                ["Działania uzupełniające", "<", "<", "<", "<", "<"],
                ["4", "Strona", "Wójt", "2022 r.", "1 strona", "0 zł"],
                ["Razem", "<", "<", "<", "<", "500 zł"],
            ]
        )
    )
    assert [(action.number, action.goal) for action in found] == [
        ("1", PARENTS),
        ("2", PARENTS),
        ("3", DATA),
        ("4", None),
    ]


def test_a_goal_that_is_not_in_the_plan_is_its_own_words(actions, table):
    band = ["Cel szczegółowy 1. Cyfrowa szkoła w gminie", "<", "<", "<", "<", "<"]
    (debate,) = actions(table([band, HEAD, DEBATE]), known=())
    assert debate.goal == "Cyfrowa szkoła w gminie"


@pytest.mark.parametrize("typed", ["2", "Cel 2", "CS2", "II", "2.", PARENTS, f"2. {PARENTS}"])
def test_a_goal_column_names_the_goal_in_many_ways(actions, table, typed):
    head = ["Cel", "Działanie", "Odpowiedzialny", "Termin"]
    (debate,) = actions(table([head, [typed, "Debata", "Wójt", "maj 2021"]]))
    assert debate.goal == PARENTS


def test_an_empty_goal_cell_means_no_goal_unless_cells_are_merged(actions, table):
    head = ["Cel", "Działanie", "Odpowiedzialny", "Termin"]
    one_by_one = [["1", "A", "W", "2021"], ["", "B", "W", "2021"], ["2", "C", "W", "2021"]]
    merged = [["1", "A", "W", "2021"], ["^", "B", "W", "2021"], ["2", "C", "W", "2021"]]
    assert [a.goal for a in actions(table([head, *one_by_one]))] == [GUIDANCE, None, PARENTS]
    assert [a.goal for a in actions(table([head, *merged]))] == [GUIDANCE, GUIDANCE, PARENTS]


def test_a_merged_goal_goes_on_over_a_page_break(actions, table):
    head = ["Cel", "Lp.", "Działanie", "Odpowiedzialny", "Termin"]
    first = [["Cel 1", "1", "A", "W", "2021"], ["^", "2", "B", "W", "2021"]]
    second = [["", "3", "C", "W", "2021"], ["^", "4", "D", "W", "2021"]]
    found = actions(table([head, *first]), table([head, *second]))
    assert [action.goal for action in found] == [GUIDANCE] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Działania służące realizacji drugiego celu szczegółowego:",
        "Cel szczegółowy 2",
        "**Zadania w ramach celu nr 2",
        "Tabela 3. Działania dla celu szczegółowego 2",
    ],
)
def test_a_line_over_the_table_names_the_goal(actions, table, line, text):
    found = actions(
        line(text), table([HEAD, DEBATE]), line("**Inne działania"), table([HEAD, FAIR])
    )
    assert [action.goal for action in found] == [PARENTS, None]


def test_a_remark_about_the_goal_column_names_no_goal(actions, table, line):
    remark = 'W kolumnie "Cel" wpisano numer celu szczegółowego, na przykład cel 2 albo cel 3.'
    (debate,) = actions(line(remark), table([HEAD, DEBATE]))
    assert debate.goal is None


def test_numbers_of_actions_tell_goals_only_when_nothing_else_does(actions, table, line):
    rows = [["1.1", *DEBATE[1:]], ["3.1", *FAIR[1:]]]
    assert [action.goal for action in actions(table([HEAD, *rows]))] == [GUIDANCE, DATA]
    found = actions(line("Cel szczegółowy 2"), table([HEAD, *rows]))
    assert [action.goal for action in found] == [PARENTS, PARENTS]


def test_a_split_table_with_its_header_only_once(actions, table, line):
    found = actions(table([HEAD, DEBATE]), line("ciąg dalszy tabeli 2"), table([FAIR]))
    assert [(action.number, action.name) for action in found] == [("1", "Debata"), ("2", "Festyn")]
    assert found[1].responsible == ("Sekretarz",)


def test_a_row_cut_by_the_end_of_a_page_is_one_action(actions, table):
    first = ["1", "Debata o rozwoju", "Wójt", "do 30.06.2021 r.", "liczba osób", "0 zł"]
    rest = ["", "oświaty w gminie", "", "", "na debacie", ""]
    found = actions(table([HEAD, first]), table([HEAD, rest, FAIR]))
    assert [action.name for action in found] == ["Debata o rozwoju oświaty w gminie", "Festyn"]
    assert [indicator.text for indicator in found[0].indicators] == ["liczba osób na debacie"]


def test_headers_repeated_and_columns_in_another_order(actions, table):
    other = ["Nr", "Termin", "Zadanie", "Wskaźniki", "Realizator", "Koszty"]
    turned = ["3", "2022 r.", "Raport", "1 raport", "Skarbnik", "bezkosztowo"]
    found = actions(table([HEAD, DEBATE, HEAD, FAIR, other, turned]))
    assert [(action.number, action.name, action.responsible) for action in found] == [
        ("1", "Debata", ("Wójt Gminy",)),
        ("2", "Festyn", ("Sekretarz",)),
        ("3", "Raport", ("Skarbnik",)),
    ]


def test_start_and_end_in_two_columns_or_merged_across(actions, table):
    found = actions(
        table(
            [
                ["Lp.", "Działanie", "Termin", "<", "Kto"],
                ["^", "^", "od", "do", "^"],
                ["1", "A", "01.09.2023", "30.09.2023", "W"],
                ["2", "B", "co roku w październiku", "<", "W"],
                ["3", "C", "", "30.06.2024", "W"],
                ["4", "D", "01.09.2023", "", "W"],
            ]
        )
    )
    assert [(action.term.text, action.term.kind) for action in found] == [
        ("01.09.2023 – 30.09.2023", "range"),
        ("co roku w październiku", "recurring"),
        ("do 30.06.2024", "deadline"),
        ("od 01.09.2023", found[3].term.kind),
    ]
    assert found[3].term.end is None


@pytest.mark.parametrize(
    "head",
    [
        [["Lp.", "Działanie", "Kto", "2023", "<", "2024"], ["^", "^", "^", "XI", "XII", "I"]],
        [["Lp.", "Działanie", "Kto", "listopad 2023", "grudzień 2023", "styczeń 2024"]],
    ],
    ids=["year over months", "months with years"],
)
def test_marked_months_are_a_term(actions, table, head):
    found = actions(
        table([*head, ["1", "A", "W", "X", "X", ""], ["2", "B", "W", "", "x", "x"],
               ["3", "C", "W", "", "", "✓"], ["4", "D", "W", "", "", ""]])
    )  # fmt: skip
    terms = [(str(action.term.start), str(action.term.end)) for action in found[:3]]
    assert terms == [
        ("2023-11-01", "2023-12-31"),
        ("2023-12-01", "2024-01-31"),
        ("2024-01-01", "2024-01-31"),
    ]
    assert found[3].term.kind == "missing"


def test_one_cell_that_says_when_and_who(actions, table):
    found = actions(
        table(
            [
                ["Lp.", "Działanie", "Termin i odpowiedzialny", "Wskaźnik"],
                ["1", "A", "do 30.06.2021 r.\nWójt Gminy", "a"],
                ["2", "B", "Sekretarz, maj 2021 r.", "b"],
            ]
        )
    )
    assert [(action.term.text, action.responsible) for action in found] == [
        ("do 30.06.2021 r.", ("Wójt Gminy",)),
        ("maj 2021 r.", ("Sekretarz",)),
    ]


def test_the_same_as_above_merged_or_in_words(actions, table):
    found = actions(
        table(
            [
                HEAD,
                ["1", "A", "Wójt", "maj 2021 r.", "a", "100 zł"],
                ["2", "B", "j.w.", "^", "-//-", ""],
                ["3", "C", "", "-„-", "c", "jw."],
            ]
        )
    )
    assert [action.responsible for action in found] == [("Wójt",), ("Wójt",), ()]
    assert {action.term.text for action in found} == {"maj 2021 r."}
    assert [indicator.text for indicator in found[1].indicators] == ["a"]
    assert found[1].cost.kind == "missing"


def test_rows_under_a_merged_name_are_one_action(actions, table):
    found = actions(
        table(
            [
                ["Lp.", "Działanie", "Kto", "Termin", "Wskaźnik", "Baza", "Cel"],
                ["1", "A", "W", "2021", "liczba debat", "0", "3"],
                ["^", "^", "^", "^", "liczba osób", "10", "50"],
                ["2", "B", "W", "2021", "liczba szkół", "1", "2"],
            ]
        )
    )
    assert [action.number for action in found] == ["1", "2"]
    first = [(one.text, one.baseline, one.target) for one in found[0].indicators]
    assert first == [("liczba debat: 0 → 3", 0, 3), ("liczba osób: 10 → 50", 10, 50)]


def test_costs_of_several_years_are_added_unless_a_column_has_their_total(actions, table):
    years = ["Lp.", "Działanie", "Kto", "Termin", "Koszt (zł)", "<"]
    summed = actions(
        table([years, ["^", "^", "^", "^", "2021", "2022"], ["1", "A", "W", "2021", "100", "200"]])
    )
    assert (summed[0].cost.amount, summed[0].cost.text) == (300, "100 + 200")
    stated = actions(
        table([years, ["^", "^", "^", "^", "2021", "Razem"], ["1", "A", "W", "2021", "100", "300"]])
    )
    assert (stated[0].cost.amount, stated[0].cost.text) == (300, "300")


@pytest.mark.parametrize(
    ("head", "row", "number"),
    [
        (["Lp.", "Zadanie", "Kto", "Kiedy"], ["#4.|", "Debata", "W", "2021"], "4."),
        (["Zadanie", "Kto", "Kiedy"], ["#4.|Debata", "W", "2021"], "4."),
        (["Zadanie", "Kto", "Kiedy"], ["1.2. Debata", "W", "2021"], "1.2"),
        (["Nr i nazwa działania", "Kto", "Kiedy"], ["D.1 Debata", "W", "2021"], "D.1"),
        (["Zadanie", "Kto", "Kiedy"], ["Działanie 1.2. Debata", "W", "2021"], "1.2"),
        (["Zadanie", "Kto", "Kiedy"], ["Debata", "W", "2021"], None),
    ],
)
def test_the_number_of_an_action_wherever_it_stands(actions, table, head, row, number):
    (debate,) = actions(table([head, row]))
    assert (debate.number, debate.name) == (number, "Debata")


def test_several_numbered_actions_packed_into_one_row(actions, table):
    found = actions(
        table(
            [
                ["Cel", "Zadania", "Terminy", "Odpowiedzialni"],
                ["Cel 2", "1. Debata\n2. Festyn", "maj 2021 r.\n2022 r.", "Wójt"],
            ]
        )
    )
    assert [(a.number, a.name, a.term.text, a.responsible, a.goal) for a in found] == [
        ("1.", "Debata", "maj 2021 r.", ("Wójt",), PARENTS),
        ("2.", "Festyn", "2022 r.", ("Wójt",), PARENTS),
    ]


@pytest.mark.parametrize(
    "years", [["2024 r.", "2025 r."], ["2024", "2025"], ["Rok 2024", "Rok 2025"]]
)
def test_amounts_under_nothing_but_years_are_costs_that_are_added(actions, table, years):
    head = ["Lp.", "Działanie", "Odpowiedzialny", "Termin", *years, "Razem"]
    rows = [
        ["1", "Debata", "Wójt", "maj 2024 r.", "0 zł", "–", "0 zł"],
        ["2", "Sieć współpracy", "Sekretarz", "2024–2025", "4 000 zł", "5 000 zł", "9 000 zł"],
        ["3", "Festyn", "Sekretarz", "maj 2025 r.", "", "500 zł", "500 zł"],
    ]
    found = actions(table([head, *rows, ["Razem", "", "", "", "4 000 zł", "5 500 zł", "9 500 zł"]]))
    assert [action.cost.amount for action in found] == [0, 9000, 500]
    assert [action.term.text for action in found] == [row[3] for row in rows]


def test_indicators_and_costs_in_tables_of_their_own(actions, table, line):
    head = ["Nr", "Działanie", "Kto", "Termin"]
    rows = [["1", "Debata o szkole", "W", "2021"], ["2", "Ankieta", "W", "2021"],
            ["2", "Festyn nauki", "W", "2021"]]  # fmt: skip
    found = actions(
        table([head, *rows]),
        line("Wskaźniki do działań"),
        table([["Nr", "Wskaźnik"], ["1", "1 debata"], ["2", "90 ankiet"], ["2", "1 festyn"]]),
        table([["Działanie", "Koszt", "Źródło"], ["Debata o szkole", "5 zł", "budżet gminy"],
               ["Festyn nauki", "7 zł", "sponsorzy"]]),
    )  # fmt: skip
    texts = [[indicator.text for indicator in action.indicators] for action in found]
    assert texts == [["1 debata"], ["90 ankiet"], ["1 festyn"]]
    assert [action.cost.amount for action in found] == [5, None, 7]
    assert found[2].funding == ("sponsorzy",)


def test_a_list_of_indicators_with_a_running_number_belongs_to_no_action(actions, table, line):
    found = actions(
        table([HEAD[:4], DEBATE[:4]]),
        line("Wskaźniki monitoringu"),
        table([["Lp.", "Wskaźnik", "Wartość docelowa"], ["1", "liczba uczniów", "100"]]),
    )
    assert found[0].indicators == ()


def test_a_schedule_nested_in_a_form(actions, table):
    inner = table([HEAD, DEBATE, FAIR])
    form = table(
        [
            ["CZĘŚĆ III. PLAN", "<"],
            ["Okres realizacji", "lata 2021–2022"],
            ["Harmonogram działań", inner],
            ["Źródła finansowania", "budżet gminy"],
        ]
    )
    assert [action.name for action in actions(form)] == ["Debata", "Festyn"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Ryzyko", "Działania ograniczające", "Odpowiedzialny"], ["Opór", "Rozmowy", "Wójt"]],
        [["Zagrożenie", "Skala", "Działania zapobiegawcze", "Kto", "Termin"],
         ["Opór", "mała", "Rozmowy", "Wójt", "2021"]],
        [["Lp.", "Imię i nazwisko", "Funkcja"], ["1", "Jan Nowak", "dyrektor"]],
        [["Szkoła", "Liczba uczniów", "Koszt"], ["SP 1", "100", "5 zł"]],
        [["Lp.", "Działanie", "Termin"], ["1.", "", ""], ["2.", "", ""]],
    ],
    ids=["risks", "wide risks", "people", "data", "unfilled"],
)  # fmt: skip
def test_tables_that_hold_no_actions(actions, table, rows):
    assert actions(table(rows)) == ()


def test_a_similar_table_under_another_heading_is_no_schedule(actions, table, line):
    watched = table([["Działanie", "Termin", "Kto"], ["Ankieta", "maj 2021", "Wójt"]])
    found = actions(
        line("**Harmonogram działań"), table([HEAD, DEBATE]),
        line("**Monitoring i ewaluacja"), watched,
    )  # fmt: skip
    assert [action.name for action in found] == ["Debata"]


VALUES = {
    "number": ("1.", "2."),
    "name": ("Debata oświatowa", "Festyn nauki"),
    "responsible": ("Wójt Gminy", "Sekretarz"),
    "term": ("do 30.06.2021 r.", "maj 2021 r."),
    "indicator": ("1 debata", "1 festyn"),
    "cost": ("0 zł", "500 zł"),
}


@given(data=st.data(), order=st.permutations(list(VALUES)))
def test_columns_in_any_order_under_any_of_their_names(table, data, order):
    known = load_template()
    head = [data.draw(st.sampled_from(known.columns[field]), label=field) for field in order]
    rows = [[VALUES[field][index] for field in order] for index in (0, 1)]
    found = extract_actions([table([head, *rows])], (), known)
    assert [action.number for action in found] == list(VALUES["number"])
    assert [action.name for action in found] == list(VALUES["name"])
    assert [" ".join(action.responsible) for action in found] == list(VALUES["responsible"])
    assert [action.term.text for action in found] == list(VALUES["term"])
    assert [action.indicators[0].text for action in found] == list(VALUES["indicator"])
    assert [action.cost.text for action in found] == list(VALUES["cost"])


def test_two_columns_under_koszt_are_the_amount_and_where_it_comes_from(actions, table):
    head = ["Lp.", "Działanie", "Kto", "Termin", "Koszt", "<"]
    found = actions(
        table([head, ["1", "A", "W", "2021", "100 zł", "budżet gminy"],
               ["2", "B", "W", "2021", "bezkosztowo", "<"]])
    )  # fmt: skip
    assert [(a.cost.amount, a.cost.kind, a.funding) for a in found] == [
        (100, "amount", ("budżet gminy",)),
        (0, "none", ()),
    ]


def test_a_schedule_whose_form_goes_on_in_the_same_grid(actions, table):
    """A PDF shows a table nested in a form as more columns of the form."""
    found = actions(
        table(
            [
                ["Nazwa jednostki", "<", "Gmina Buk", "<", "<"],
                ["Okres realizacji", "<", "lata 2021–2022", "<", "<"],
                ["Harmonogram działań", "<", "<", "<", "<"],
                ["Nr", "Cel", "Działanie", "Termin", "Realizator"],
                ["1", "2", "Debata", "maj 2021 r.", "Wójt"],
                ["Źródła finansowania", "<", "<", "budżet gminy", "<"],
                ["Forma podsumowania wdrożenia", "<", "<", "studium refleksji", "<"],
            ]
        )
    )
    assert [(a.number, a.name, a.goal) for a in found] == [("1", "Debata", PARENTS)]
