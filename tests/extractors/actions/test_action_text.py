"""Actions read from cards and from lists."""

from __future__ import annotations

import pytest

from extractors.actions.actions import extract_actions

GUIDANCE = "Rozwój doradztwa zawodowego w szkołach"
PARENTS = "Włączenie rodziców w życie szkół"


@pytest.fixture
def actions(goals, template):
    def extract(*blocks):
        return extract_actions(blocks, goals, template)

    return extract


def told(action):
    return (action.number, action.name, action.term.text, action.responsible)


def test_a_card_for_each_action(actions, table, line):
    found = actions(
        line("**Cel szczegółowy 1"),
        table(
            [
                ["Działanie 1.1", "Powołanie rady"],
                ["Termin realizacji", "do 30.06.2021 r."],
                ["Osoby odpowiedzialne", "Wójt Gminy\nSekretarz"],
                ["Wskaźniki:", "1 rada\n5 spotkań"],
                ["Koszt", "100 zł"],
            ]
        ),
        table(
            [
                ["Nr", "1.2"],
                ["Nazwa działania", "Szkolenie"],
                ["Termin", "maj 2021 r."],
                ["Odpowiedzialny", "……"],
            ]
        ),
    )
    assert [told(action) for action in found] == [
        ("1.1", "Powołanie rady", "do 30.06.2021 r.", ("Wójt Gminy", "Sekretarz")),
        ("1.2", "Szkolenie", "maj 2021 r.", ()),
    ]
    assert [indicator.text for indicator in found[0].indicators] == ["1 rada", "5 spotkań"]
    assert found[0].cost.amount == 100
    assert found[1].places["responsible"].cell == (3, 1)
    assert {action.goal for action in found} == {GUIDANCE}


def test_cards_titled_by_a_row_or_by_the_line_above(actions, table, line):
    found = actions(
        table([["Działanie 2.1. Szkolenie rad", "<"], ["Cel", "Cel 2"], ["Termin", "maj 2021 r."],
               ["Odpowiedzialny", "Wójt"]]),
        line("Karta działania nr 3: Badanie ankietowe"),
        table([["Termin", "2022 r."], ["Odpowiedzialny", "Sekretarz"]]),
    )  # fmt: skip
    assert [told(action) for action in found] == [
        ("2.1", "Szkolenie rad", "maj 2021 r.", ("Wójt",)),
        ("3", "Badanie ankietowe", "2022 r.", ("Sekretarz",)),
    ]
    assert found[0].goal == PARENTS


def test_cards_with_two_labels_a_row_one_after_another(actions, table):
    found = actions(
        table(
            [
                ["Działanie", "Szkolenie", "Nr", "4"],
                ["Termin", "maj 2021 r.", "Koszt", "100 zł"],
                ["Odpowiedzialny", "Wójt", "Wskaźnik", "5 osób"],
                ["Działanie", "Debata", "Nr", "5"],
                ["Termin", "2022 r.", "Koszt", "0 zł"],
                ["Odpowiedzialny", "Sekretarz", "Wskaźnik", "1 debata"],
            ]
        )
    )
    assert [told(action) for action in found] == [
        ("4", "Szkolenie", "maj 2021 r.", ("Wójt",)),
        ("5", "Debata", "2022 r.", ("Sekretarz",)),
    ]


def test_actions_side_by_side_under_labels_down_the_first_column(actions, table):
    found = actions(
        table(
            [
                ["Działanie", "Szkolenie", "Debata"],
                ["Termin", "maj 2021 r.", "2022 r."],
                ["Odpowiedzialny", "Wójt", "Sekretarz"],
            ]
        )
    )
    assert [told(action) for action in found] == [
        (None, "Szkolenie", "maj 2021 r.", ("Wójt",)),
        (None, "Debata", "2022 r.", ("Sekretarz",)),
    ]


def test_the_data_of_the_unit_are_no_card(actions, table):
    unit = [["Nazwa jednostki", "Gmina Buk"], ["Okres realizacji", "2021"], ["Koszt", "5 zł"]]
    assert actions(table(unit)) == ()


def test_names_with_labelled_items_under_them(actions, line):
    def item(text, level=0):
        return line(text, label="•", list_level=level)

    found = actions(
        line("Cel szczegółowy 1: Rozwój doradztwa zawodowego w szkołach"),
        line("1.1. Powołanie rady"),
        item("Termin realizacji: do 31.03.2023r."),
        item("Odpowiedzialni: Wójt, Sekretarz"),
        item("Wskaźniki:"),
        item("liczba spotkań - 4", level=1),
        item("liczba członków - 12", level=1),
        item("Koszt: 6 000 zł"),
        line("Cel szczegółowy 2: Włączenie rodziców w życie szkół"),
        line("2.1. Ankieta"),
        item("Odpowiedzialny: Wójt"),
        item("Wskaźnik: 400 ankiet"),
    )
    assert [told(action) for action in found] == [
        ("1.1", "Powołanie rady", "do 31.03.2023r.", ("Wójt", "Sekretarz")),
        ("2.1", "Ankieta", None, ("Wójt",)),
    ]
    assert [one.text for one in found[0].indicators] == [
        "liczba spotkań - 4",
        "liczba członków - 12",
    ]
    assert found[0].cost.amount == 6000
    assert [action.goal for action in found] == [GUIDANCE, PARENTS]
    assert found[1].term.kind == "missing"


def test_bold_labels_on_lines_of_their_own(actions, line):
    found = actions(
        line("**Działanie 1. Powołanie rady"),
        line("**Termin realizacji"),
        line("do 30.06.2021 r."),
        line("**Osoby odpowiedzialne:"),
        line("Wójt"),
        line("Sekretarz"),
        line("**Działanie 2. Debata"),
        line("**Termin realizacji"),
        line("maj 2021 r."),
        line("**Osoby odpowiedzialne:"),
        line("Wójt"),
    )
    assert [told(action) for action in found] == [
        ("1.", "Powołanie rady", "do 30.06.2021 r.", ("Wójt", "Sekretarz")),
        ("2.", "Debata", "maj 2021 r.", ("Wójt",)),
    ]


def test_an_action_in_one_paragraph(actions, line):
    (rada,) = actions(
        line(
            "1.1. Powołanie rady – termin: do 30.06.2021 r.; odpowiedzialny: Wójt Gminy; "
            "wskaźnik: 1 rada; koszt: 0 zł"
        )
    )
    assert told(rada) == ("1.1", "Powołanie rady", "do 30.06.2021 r.", ("Wójt Gminy",))
    assert [one.text for one in rada.indicators] == ["1 rada"]
    assert rada.cost.kind == "none"


def test_the_goal_among_the_labels_of_an_action(actions, line):
    found = actions(
        line("Powołanie rady", label="1.", list_level=0),
        line("Cel: CS2", label="•", list_level=1),
        line("Termin: maj 2021 r.", label="•", list_level=1),
        line("Odpowiedzialny: Wójt", label="•", list_level=1),
        line("Debata", label="2.", list_level=0),
        line("Termin: 2022 r.", label="•", list_level=1),
        line("Odpowiedzialny: Wójt", label="•", list_level=1),
    )
    assert [(action.number, action.goal) for action in found] == [("1.", PARENTS), ("2.", None)]


def test_other_labelled_text_is_no_action(actions, line):
    assert actions(
        line("Harmonogram rozwoju oświaty"),
        line("Okres realizacji: lata 2021–2022"),
        line("**F. Okres realizacji"),
        line("Data rozpoczęcia: 01.03.2021"),
        line("Data zakończenia: 31.08.2022"),
        line("Za monitoring odpowiada sekretarz: zbiera karty działań."),
    ) == ()  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["1.1. Rada", "Termin: maj 2021 r.\nOdpowiedzialny: Wójt"],
         ["1.2. Debata", "Termin: 2022 r.\nOdpowiedzialny: Sekretarz"]],
        [["Działanie 1.1. Rada\nTermin: maj 2021 r.\nOdpowiedzialny: Wójt"],
         ["Działanie 1.2. Debata\nTermin: 2022 r.\nOdpowiedzialny: Sekretarz"]],
    ],
    ids=["name beside", "one cell"],
)  # fmt: skip
def test_labelled_text_in_the_cells_of_a_frame(actions, table, rows):
    assert [told(action) for action in actions(table(rows))] == [
        ("1.1", "Rada", "maj 2021 r.", ("Wójt",)),
        ("1.2", "Debata", "2022 r.", ("Sekretarz",)),
    ]


def test_a_bare_list_of_a_schedule_is_read_with_little_confidence(actions, line):
    found = actions(
        line("Cel szczegółowy 2"),
        line("1. Powołanie zespołu – do 30.09.2022 r., Burmistrz Błonia;"),
        line("2. Szkolenie dyrektorów (luty 2023 r., Centrum Usług Wspólnych, 6 000 zł)"),
    )
    assert [told(action) for action in found] == [
        ("1.", "Powołanie zespołu", "do 30.09.2022 r.", ("Burmistrz Błonia",)),
        ("2.", "Szkolenie dyrektorów", "luty 2023 r.", ("Centrum Usług Wspólnych",)),
    ]
    assert found[1].cost.amount == 6000
    assert {action.goal for action in found} == {PARENTS}
    assert max(action.confidence for action in found) < 0.7


def test_a_bare_list_in_a_text_with_other_sections_is_no_schedule(actions, line):
    assert actions(
        line("**Diagnoza potrzeb"),
        line("**Priorytety rozwojowe"),
        line("1. Debata oświatowa – 8 października 2020 r., Buk"),
        line("2. Ankieta wśród rodziców – listopad 2020 r., 412 odpowiedzi"),
    ) == ()  # fmt: skip
