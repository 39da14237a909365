"""Headings that no name of the template fits: told by their words, what is below, their place."""

from __future__ import annotations

import pytest

TITLE = "**Harmonogram działań rozwojowych Gminy Dwikozy"
DIAGNOSIS = "W 5 szkołach uczy się 612 uczniów, o 14% mniej niż w 2019 r.; etatów jest 71."
FORM = "Powstanie studium refleksji."
MONEY = "Źródła: budżet gminy i subwencja oświatowa, łącznie 12 000 zł."
RISK = "Brak kadry – szkolenia nauczycieli"
STRANGE = (
    TITLE,
    "**Nad czym pracujemy",
    "Monitorowanie jakości usług edukacyjnych",
    "**Skąd startujemy",
    DIAGNOSIS,
    "**Dokąd zmierzamy",
    "Cel główny: Lepsza szkoła",
    "Cele szczegółowe:",
    "1. Nowe pracownie",
    "**Perspektywa czasowa",
    "01.09.2023 – 31.08.2025",
    "**Jak opowiemy o efektach",
    FORM,
    "**Preliminarz",
    MONEY,
)


def headings(plan) -> dict[str, str]:
    return {section.id: section.heading for section in plan.sections if section.heading}


def test_sections_are_told_by_a_word_and_by_what_is_below(plan_of):
    assert headings(plan_of(*STRANGE)) == {
        "area": "Nad czym pracujemy",
        "diagnosis": "Skąd startujemy",
        "goals": "Dokąd zmierzamy",
        "period": "Perspektywa czasowa",
        "summary_form": "Jak opowiemy o efektach",
        "financing": "Preliminarz",
    }


def test_a_section_about_something_else_is_none_of_the_missing(plan_of):
    blocks = (TITLE, "**Obszar wsparcia", "Planowanie budżetowe", "**Diagnoza", DIAGNOSIS)
    more = ("**Podziękowania", "Dziękujemy wszystkim, którzy poświęcili nam swój czas i uwagę.")
    assert headings(plan_of(*blocks, *more)) == {"area": "Obszar wsparcia", "diagnosis": "Diagnoza"}


def test_an_unfilled_section_is_named_and_empty(plan_of):
    plan = plan_of(*STRANGE, "**Co może nam przeszkodzić", "[uzupełnić]")
    risks = next(section for section in plan.sections if section.id == "risks")
    assert (risks.status, risks.heading) == ("empty", "Co może nam przeszkodzić")


def test_a_heading_like_a_name_gives_way_where_its_content_stands_elsewhere(plan_of, table):
    actions = table([["Działanie", "Termin", "Kto"], ["Debata", "maj 2024", "Wójt"]])
    plan = plan_of(
        *STRANGE[:9],
        "**Harmonogram – okres",
        "01.09.2023 – 31.08.2025",
        "**Co po kolei",
        actions,
        *STRANGE[11:],
    )
    found = headings(plan)
    assert found["schedule"] == "Co po kolei"
    assert found["period"] == "Harmonogram – okres"


def test_only_counted_headings_are_sections_where_sections_are_counted(plan_of):
    texts = [text for text in STRANGE[1:] if not text.startswith("**")]
    names = [text for text in STRANGE[1:] if text.startswith("**")]
    numbered = [f"**§ {n}. {name.removeprefix('**')}" for n, name in enumerate(names, start=1)]
    plan = plan_of(
        TITLE,
        numbered[0], texts[0],
        numbered[1], "**Liczby", texts[1],
        numbered[2], *texts[2:5],
        numbered[3], texts[5],
        numbered[4], texts[6],
        numbered[5], texts[7],
    )  # fmt: skip
    assert headings(plan)["diagnosis"] == "§ 2. Skąd startujemy"


@pytest.mark.parametrize(
    "title",
    [
        ("**GMINA DWIKOZY", TITLE),
        ("**KARTA HARMONOGRAMU DZIAŁAŃ ROZWOJOWYCH",),
        (TITLE, TITLE),
    ],
    ids=["below the name of the unit", "in another case", "twice"],
)
def test_the_title_heads_no_schedule(plan_of, title):
    assert "schedule" not in headings(plan_of(*title, *STRANGE[1:]))


def test_a_heading_about_the_plan_is_no_title(plan_of):
    plan = plan_of(TITLE, "**Czas wdrażania HDR", "01.09.2023 – 31.08.2025", *STRANGE[1:9])
    assert headings(plan)["period"] == "Czas wdrażania HDR"


def test_counted_priorities_in_bold_fill_their_section(plan_of):
    plan = plan_of(
        TITLE, "**Priorytety", "**Priorytet nr 1 – Kadra", "**Priorytet nr 2 – Baza", *STRANGE[1:5]
    )
    assert [found.value for found in plan.priorities] == ["Kadra", "Baza"]
    assert {section.status for section in plan.sections if section.id == "priorities"} == {
        "present"
    }


def test_a_label_with_its_value_is_no_heading(plan_of):
    plan = plan_of(TITLE, "Zakres tematyczny", "Obszar: Planowanie budżetowe", *STRANGE[3:])
    assert [area.value for area in plan.areas] == [4]


def test_names_of_areas_in_capitals_fill_their_section(plan_of):
    plan = plan_of(TITLE, STRANGE[1], "PLANOWANIE BUDŻETOWE", *STRANGE[3:])
    area = next(section for section in plan.sections if section.id == "area")
    assert (area.status, area.heading) == ("partial", "Nad czym pracujemy")


PLAN = (
    TITLE,
    "**Obszar wsparcia",
    "Planowanie budżetowe",
    "**Diagnoza",
    DIAGNOSIS,
    "**Cele",
    "Cel główny: Lepsza szkoła",
)


@pytest.mark.parametrize("heading", ["Kiedy", "Kiedy?", "Czas"])
def test_a_question_like_a_label_heads_the_period_that_stands_below(plan_of, heading):
    plan = plan_of(
        *PLAN,
        f"**{heading}",
        "Od 1 stycznia 2024 r. do 31 grudnia 2025 r.",
        "**Ryzyka",
        RISK,
    )
    assert headings(plan)["period"] == heading
    assert [risk.text for risk in plan.risks] == ["Brak kadry"]


def test_a_label_that_says_how_often_heads_no_period(plan_of):
    plan = plan_of(*PLAN, "**Monitoring", "Sprawdzamy postępy.", "**Kiedy", "Dwa razy w roku.")
    assert "period" not in headings(plan)
