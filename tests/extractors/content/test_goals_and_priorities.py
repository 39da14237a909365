from __future__ import annotations

import pytest

from extractors.content.goals import read_goals, read_priorities
from extractors.content.risks import split_risk
from extractors.layout.flow import Line
from model.document import Paragraph
from model.location import Location
from model.plan import Extent
from model.template import load_template

TEMPLATE = load_template()


def lines(*texts: str, labels: dict[int, str] | None = None) -> list[Line]:
    automatic = labels or {}
    return [
        Line(
            Paragraph(text=text, location=Location(block=index), label=automatic.get(index)),
            Extent(first=index, last=index),
        )
        for index, text in enumerate(texts)
    ]


GOAL_TEXTS = {
    "labels with colons": (
        "Cel główny: Dobra szkoła blisko domu",
        "Cele szczegółowe:",
        "1. Szkolenia nauczycieli",
        "2. Nowe pracownie",
    ),
    "labels on their own lines, letters": (
        "Cel strategiczny",
        "Dobra szkoła blisko domu",
        "Cele operacyjne",
        "a) Szkolenia nauczycieli;",
        "b) Nowe pracownie",
    ),
    "each goal says its kind": (
        "Cel główny – Dobra szkoła blisko domu",
        "Cel szczegółowy 1 - Szkolenia nauczycieli",
        "Cel szczegółowy 2 - Nowe pracownie",
    ),
    "codes": (
        "Cel główny: Dobra szkoła blisko domu",
        "Cel szczegółowy 1 (CS1): Szkolenia nauczycieli",
        "Cel szczegółowy 2 (CS2): Nowe pracownie",
    ),
    "Cel 1., Cel 2.": (
        "Cel ogólny: Dobra szkoła blisko domu",
        "Cele szczegółowe:",
        "Cel 1. Szkolenia nauczycieli",
        "Cel 2. Nowe pracownie",
    ),
    "the main goal announces the specific ones": (
        "Cel główny: Dobra szkoła blisko domu. Służą temu dwa cele szczegółowe:",
        "Cel szczegółowy 1: Szkolenia nauczycieli",
        "Cel szczegółowy 2: Nowe pracownie",
    ),
    "the main goal announces a list": (
        "Cel główny: Dobra szkoła blisko domu. Prowadzą do niego cele szczegółowe:",
        "1) Szkolenia nauczycieli",
        "2) Nowe pracownie",
    ),
    "the specific goals counted in one paragraph": (
        "Cel główny: Dobra szkoła blisko domu",
        "Cele szczegółowe: 1. Szkolenia nauczycieli. 2. Nowe pracownie.",
    ),
    "the specific goals lettered in one paragraph": (
        "Cel główny: Dobra szkoła blisko domu",
        "Cele szczegółowe: a) Szkolenia nauczycieli, b) Nowe pracownie",
    ),
    "each specific goal below its number": (
        "Cel główny:",
        "Dobra szkoła blisko domu",
        "Cel szczegółowy nr 1",
        "Szkolenia nauczycieli",
        "Nauczyciele proszą o nie od lat.",
        "Cel szczegółowy 2.",
        "Nowe pracownie",
    ),
    "a paragraph above an unlabelled list": (
        "Dobra szkoła blisko domu",
        "1) Szkolenia nauczycieli",
        "2) Nowe pracownie",
    ),
}


@pytest.mark.parametrize("texts", GOAL_TEXTS.values(), ids=GOAL_TEXTS.keys())
def test_goals_are_read_however_they_are_labelled(texts: tuple[str, ...]) -> None:
    goals = read_goals(lines(*texts), TEMPLATE)
    assert [(goal.kind, goal.text.rstrip(".")) for goal in goals] == [
        ("main", "Dobra szkoła blisko domu"),
        ("specific", "Szkolenia nauczycieli"),
        ("specific", "Nowe pracownie"),
    ]


def test_goals_carry_the_number_or_code_they_are_referred_to_by() -> None:
    coded = read_goals(lines(*GOAL_TEXTS["codes"]), TEMPLATE)
    assert [goal.number for goal in coded] == [None, "CS1", "CS2"]
    automatic = read_goals(
        lines("Cele operacyjne:", "Szkolenia", "Pracownie", labels={1: "Cel 1.", 2: "Cel 2."}),
        TEMPLATE,
    )
    assert [goal.number for goal in automatic] == ["1", "2"]
    apart = read_goals(lines(*GOAL_TEXTS["each specific goal below its number"]), TEMPLATE)
    assert [goal.number for goal in apart] == [None, "1", "2"]


def test_the_year_that_ends_a_main_goal_keeps_its_abbreviation() -> None:
    (goal, _) = read_goals(
        lines(
            "Celem głównym jest dobra szkoła do 2026 r. Służą temu cele szczegółowe:",
            "1) Nowe pracownie",
        ),
        TEMPLATE,
    )
    assert goal.text == "dobra szkoła do 2026 r."


def test_an_unfilled_goal_of_a_form_is_no_goal() -> None:
    goals = read_goals(lines("Cel główny: ……………………", "Cel szczegółowy 1: [wpisać cel]"), TEMPLATE)
    assert goals == ()


@pytest.mark.parametrize(
    "texts",
    [
        ("Przyjęto następujące priorytety:", "1) Kadra", "2) Rodzice"),
        ("Priorytet 1. Kadra", "Priorytet 2. Rodzice"),
        ("Priorytet I – Kadra", "Priorytet II – Rodzice", "Priorytet III –"),
        ("Priorytet I – Kadra. Priorytet II – Rodzice.",),
        ("Priorytety rozwojowe: 1. Kadra. 2. Rodzice.",),
        ("Priorytety:", "1) Kadra; 2) Rodzice"),
        ("Kadra", "Rodzice"),
        ("– Kadra;", "– Rodzice", "Cel główny: Dobra szkoła", "Cele szczegółowe:", "1. Szkolenia"),
    ],
)
def test_priorities_are_read_and_goals_kept_apart(texts: tuple[str, ...]) -> None:
    assert [found.value for found in read_priorities(lines(*texts), TEMPLATE)] == [
        "Kadra",
        "Rodzice",
    ]


@pytest.mark.parametrize(
    ("item", "risk", "response"),
    [
        ("Niska frekwencja – spotkania zdalne", "Niska frekwencja", "spotkania zdalne"),
        ("Niska frekwencja → spotkania zdalne.", "Niska frekwencja", "spotkania zdalne"),
        (
            "Brak chętnych. Sposób ograniczania: rozmowy z dyrektorami.",
            "Brak chętnych",
            "rozmowy z dyrektorami",
        ),
        (
            "Niski zwrot ankiet – sposób ograniczania: krótkie ankiety",
            "Niski zwrot ankiet",
            "krótkie ankiety",
        ),
        ("Brak środków w budżecie", "Brak środków w budżecie", None),
        (
            "Brak specjalistów. Ograniczymy go, oferując mieszkanie służbowe.",
            "Brak specjalistów",
            "Ograniczymy go, oferując mieszkanie służbowe",
        ),
        (
            "Brak specjalistów. Obawiamy się też odejść.",
            "Brak specjalistów. Obawiamy się też odejść",
            None,
        ),
    ],
)
def test_a_risk_is_told_from_the_response(item: str, risk: str, response: str | None) -> None:
    assert split_risk(item, TEMPLATE) == (risk, response)


MAIN, FIRST, SECOND = "Dobra szkoła blisko domu", "Szkolenia nauczycieli", "Nowe pracownie"


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Rodzaj celu", "Treść"],
            ["główny", MAIN],
            ["szczegółowy 1", FIRST],
            ["szczegółowy 2", SECOND],
        ],
        [["Cel główny", "Cele szczegółowe"], [MAIN, f"1. {FIRST}\n2. {SECOND}"]],
        [
            ["Cel", "Wskaźnik"],
            [f"Nasz cel główny: {MAIN}", ""],
            [f"Cel szczegółowy 1: {FIRST}", "x"],
            [f"Cel szczegółowy 2: {SECOND}", "y"],
        ],
    ],
    ids=["kinds on the left", "side by side", "labels inside"],
)
def test_goals_told_in_tables(table, rows):
    extent = Extent(first=0, last=0)
    found = read_goals([Line(table(rows), extent)], TEMPLATE)
    assert [(goal.kind, goal.text) for goal in found] == [
        ("main", MAIN),
        ("specific", FIRST),
        ("specific", SECOND),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (f"Naszym celem głównym jest: {MAIN}.", "Prowadzą do niego cele szczegółowe:",
         f"– {FIRST};", f"– {SECOND};"),
        (f"Cel główny to: {MAIN}. Cele szczegółowe: 1) {FIRST}; 2) {SECOND}.",),
    ],
    ids=["announced", "one paragraph"],
)  # fmt: skip
def test_goals_told_in_sentences(texts):
    found = read_goals(lines(*texts), TEMPLATE)
    assert [(goal.kind, goal.text.rstrip(".")) for goal in found] == [
        ("main", MAIN),
        ("specific", FIRST),
        ("specific", SECOND),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Przyjęto dwa priorytety: „Kadra na miejscu” oraz „Nowa baza”.",),
        ("Za priorytety uznano: Kadra na miejscu; Nowa baza.",),
        ("P1 – Kadra na miejscu;", "P2 – Nowa baza."),
        ("Priorytet I: Kadra na miejscu", "Priorytet II: Nowa baza"),
    ],
    ids=["in quotation marks", "semicolons", "codes", "roman"],
)
def test_priorities_told_in_sentences(texts):
    found = read_priorities(lines(*texts), TEMPLATE)
    assert [one.value.rstrip(".") for one in found] == ["Kadra na miejscu", "Nowa baza"]


def test_a_label_of_goals_may_go_on_in_words(plan_of):
    plan = plan_of(
        "**Harmonogram działań rozwojowych gminy Kock", "**Cele: główny i operacyjne",
        "Główny cel, jaki stawia sobie samorząd: lepsza praca szkół",
        "Cele szczegółowe służące jego osiągnięciu:",
        "1. Nowe pracownie", "2. Stały nabór",
    )  # fmt: skip
    assert [(goal.kind, goal.text) for goal in plan.goals] == [
        ("main", "lepsza praca szkół"),
        ("specific", "Nowe pracownie"),
        ("specific", "Stały nabór"),
    ]


def test_a_number_inside_a_goal_starts_no_other_goal() -> None:
    first = "Nowe pracownie od 1. klasy, w tym 3. zadanie programu"
    goals = read_goals(lines("Cele szczegółowe:", f"1. {first}", "2. Sieci"), TEMPLATE)
    assert [goal.text for goal in goals] == [first, "Sieci"]
