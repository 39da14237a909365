"""Areas by number, periods in fields, registers without known columns, people by role."""

from __future__ import annotations

from datetime import date

import pytest

TITLE = "**Harmonogram działań rozwojowych Gminy Dwikozy"
DATA = "W 5 szkołach uczy się 612 uczniów, o 14% mniej niż w 2019 r.; etatów jest 71."


def status(plan, element: str) -> str:
    return next(section.status for section in plan.sections if section.id == element)


def test_an_area_told_by_its_number(plan_of):
    plan = plan_of(TITLE, "**Obszar wsparcia", "Obszar nr 7", "**Diagnoza", DATA)
    assert [area.value for area in plan.areas] == [7]


def test_a_number_that_is_no_area(plan_of):
    plan = plan_of(TITLE, "**Obszar wsparcia", "Obszar nr 17", "**Diagnoza", DATA)
    assert plan.areas == ()


def test_an_area_in_a_table_of_fields(plan_of, table):
    form = table([["Nazwa obszaru", "Planowanie budżetowe"], ["Powód wyboru", "Rosną koszty."]])
    plan = plan_of(TITLE, "**Obszar wsparcia", form, "**Diagnoza", DATA)
    assert [area.value for area in plan.areas] == [4]


@pytest.mark.parametrize(
    "texts",
    [
        ("Rozpoczęcie: wrzesień 2023 r.", "Zakończenie: czerwiec 2025 r."),
        ("Zaczynamy we wrześniu 2023 r., kończymy w czerwcu 2025 r.",),
        ("Początek: 1.09.2023, koniec: 30.06.2025",),
    ],
    ids=["fields", "sentence", "one line"],
)
def test_a_period_from_one_month_to_another(plan_of, texts):
    plan = plan_of(TITLE, "**Okres realizacji", *texts, "**Diagnoza", DATA)
    assert plan.period is not None
    assert (plan.period.value.start, plan.period.value.end) == (
        date(2023, 9, 1),
        date(2025, 6, 30),
    )


def test_a_period_under_columns_for_start_and_end(plan_of, table):
    fields = table([["Termin rozpoczęcia", "Termin zakończenia"], ["01.09.2023", "31.08.2025"]])
    plan = plan_of(TITLE, "**Okres realizacji", fields, "**Diagnoza", DATA)
    assert status(plan, "period") == "present"


def test_a_register_of_risks_without_known_columns(plan_of, table):
    register = table(
        [
            ["Nr", "Co nas zaskoczy", "P", "Nasz ruch"],
            ["1", "Brak kandydatów na stanowisko", "2", "stypendia dla studentów"],
            ["2", "Wzrost cen", "3", "dwa warianty budżetu"],
        ]
    )
    plan = plan_of(TITLE, "**Ryzyka", register, "**Diagnoza", DATA)
    assert [(risk.text, risk.response) for risk in plan.risks] == [
        ("Brak kandydatów na stanowisko", "stypendia dla studentów"),
        ("Wzrost cen", "dwa warianty budżetu"),
    ]


def test_risks_with_codes_and_a_label_of_their_own(plan_of):
    text = "R1. Rotacja kadry. Riposta: umowy na dwa lata."
    plan = plan_of(TITLE, "**Ryzyka", text, "**Diagnoza", DATA)
    assert [(risk.text, risk.response) for risk in plan.risks] == [
        ("Rotacja kadry", "umowy na dwa lata")
    ]


def test_fields_of_monitoring_are_no_risks_of_a_section_of_both(plan_of):
    plan = plan_of(
        TITLE,
        "**Monitoring i ryzyka",
        "Częstotliwość: raz w roku",
        "Osoba odpowiedzialna: sekretarz",
        "Rotacja kadry – umowy na dwa lata",
        "**Diagnoza",
        DATA,
    )
    assert [risk.text for risk in plan.risks] == ["Rotacja kadry"]


def test_a_column_of_roles_tells_advisers_from_the_team(plan_of, table):
    people = table(
        [
            ["Rola", "Imię i nazwisko", "Stanowisko"],
            ["członek zespołu", "Anna Mech", "sekretarz"],
            ["członek zespołu", "Jan Okoń", "doradca metodyczny"],
            ["doradca", "Ewa Wrona", "specjalista"],
        ]
    )
    plan = plan_of(TITLE, "**Dane gminy", people, "**Diagnoza", DATA)
    assert [(one.name, one.function) for one in plan.team] == [
        ("Anna Mech", "sekretarz"),
        ("Jan Okoń", "doradca metodyczny"),
    ]
    assert [one.name for one in plan.advisers] == ["Ewa Wrona"]


def test_people_may_sign_at_the_end(plan_of):
    plan = plan_of(
        TITLE, "**Diagnoza", DATA, "**Finansowanie", "Źródła: budżet gminy.",
        "Opracowali: Anna Mech (sekretarz), Jan Okoń (skarbnik)",
    )  # fmt: skip
    assert [one.name for one in plan.team] == ["Anna Mech", "Jan Okoń"]


WORDS = "Decyzje zapadają z roku na rok, bez wspólnego obrazu przyszłości szkół."
FIGURES = "Orzeczenie o potrzebie kształcenia specjalnego ma 96 uczniów z 5 szkół."


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [((DATA, WORDS), "present"), ((DATA, FIGURES), "partial"), ((DATA,), "partial")],
    ids=["summed up in words", "only more figures", "figures"],
)
def test_a_diagnosis_without_conclusions_is_partial(plan_of, texts, wanted):
    plan = plan_of(TITLE, "**Diagnoza", *texts, "**Priorytety", "1. Kadra")
    assert status(plan, "diagnosis") == wanted


def test_total_of_a_table_of_sources(plan_of, table):
    sources = table(
        [
            ["Źródło finansowania", "2023", "2024", "Ogółem"],
            ["budżet gminy", "10 000", "20 000", "30 000"],
            ["OGÓŁEM", "10 000", "20 000", "30 000"],
        ]
    )
    plan = plan_of(TITLE, "**Finansowanie", sources, "**Diagnoza", DATA)
    assert plan.cost_total is not None
    assert plan.cost_total.value == 30000


@pytest.mark.parametrize(
    "lines",
    [
        ("Ryzyko 1", "Opis: odejścia z pracy", "Zapobieganie: dodatek motywacyjny",
         "Ryzyko 2", "Opis: brak środków", "Zapobieganie: wniosek o dotację"),
        ("R1. Odejścia z pracy. Odpowiedź: dodatek motywacyjny.",
         "R2. Brak środków. Odpowiedź: wniosek o dotację.",
         "Środki pochodzić będą z dwóch źródeł: budżet i dotacja."),
    ],
    ids=["described one by one", "counted"],
)  # fmt: skip
def test_risks_are_not_the_lines_around_them(plan_of, lines):
    plan = plan_of(TITLE, "**Diagnoza", DATA, "**Ryzyka", *lines)
    assert [risk.text.lower() for risk in plan.risks] == ["odejścia z pracy", "brak środków"]


@pytest.mark.parametrize(
    "advised",
    [
        ("Wspierali nas doradcy: Halina Bąk i Robert Sokół. Kontakt: tel. 29 675 00 00.",),
        ("W pracach wspierali nas doradcy: Halina Bąk i Robert Sokół.", "Prace trwały rok."),
        ("Wspierali nas doradcy ORE Halina Bąk i Robert Sokół.",),
    ],
)
@pytest.mark.parametrize("one_paragraph", [True, False])
def test_advisers_brought_in_by_a_sentence_are_not_of_the_team(plan_of, advised, one_paragraph):
    team = "Dokument przygotowali: Anna Mech, Sekretarz Gminy, oraz Jan Okoń, Skarbnik Gminy."
    texts = (" ".join((team, *advised)),) if one_paragraph else (team, *advised)
    plan = plan_of(TITLE, "**Dane gminy", *texts, "**Diagnoza", DATA)
    assert [(one.name, one.function) for one in plan.team] == [
        ("Anna Mech", "Sekretarz Gminy"),
        ("Jan Okoń", "Skarbnik Gminy"),
    ]
    assert [(one.name, one.function) for one in plan.advisers] == [
        ("Halina Bąk", None),
        ("Robert Sokół", None),
    ]


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        (["Uzasadnienie: szkolenia nauczycieli są dziś wybierane przypadkowo."], "present"),
        (["Szkolenia nauczycieli są dziś wybierane przypadkowo."], "partial"),
        (["Uzasadnienie: jak w diagnozie."], "partial"),
        (["Uzasadnienie: ………………………"], "partial"),
    ],
)
def test_a_short_reason_counts_where_a_label_says_that_it_is_one(plan_of, texts, state):
    plan = plan_of(TITLE, "**Obszar wsparcia", "Planowanie budżetowe", *texts, "**Diagnoza", DATA)
    assert status(plan, "area") == state
