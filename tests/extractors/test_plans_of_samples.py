"""What is extracted from the labelled samples, against what an editor read in them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.plan import extract_plan
from ingest.readers import read
from model.plan import Plan
from model.settings import Limits
from model.template import load_template
from model.text import fold
from model.units import load_register

TESTS = Path(__file__).parents[1]
IDS = sorted(path.stem for path in (TESTS / "gold").glob("*.json"))


@cache
def extracted(name: str) -> Plan:
    document = read(TESTS.parent / "samples" / f"{name}.docx", Limits())
    return extract_plan(document, load_template(), load_register())


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((TESTS / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def bare(text: str | None) -> str:
    return fold(text or "").strip(" .,;:")


@pytest.mark.parametrize("name", IDS)
def test_the_unit_is_the_one_of_the_register(name: str) -> None:
    unit = extracted(name).jst
    assert unit is not None
    assert unit.value.model_dump() == gold(name)["jst"]


@pytest.mark.parametrize("name", IDS)
def test_every_section_has_the_status_an_editor_gives_it(name: str) -> None:
    found = {section.id: section.status for section in extracted(name).sections}
    wanted = {id_: section["status"] for id_, section in gold(name)["sections"].items()}
    assert found == wanted


@pytest.mark.parametrize("name", IDS)
def test_headings_are_quoted_as_typed(name: str) -> None:
    plan = extracted(name)
    for id_, wanted in gold(name)["sections"].items():
        section = plan.section(id_)
        assert section is not None
        assert bare(wanted["heading"]).endswith(bare(section.heading)), id_


@pytest.mark.parametrize("name", IDS)
def test_area_period_form_and_total(name: str) -> None:
    plan, wanted = extracted(name), gold(name)
    assert [area.value for area in plan.areas] == wanted["area"]
    period = plan.period.value.model_dump(mode="json") if plan.period else None
    assert period == wanted["period"]
    form = plan.summary_form.value if plan.summary_form else "null"
    assert form == (wanted["summary_form"] or "null")
    assert (plan.cost_total.value if plan.cost_total else None) == wanted["cost_total_stated"]


@pytest.mark.parametrize("name", IDS)
def test_priorities_goals_and_risks(name: str) -> None:
    plan, wanted = extracted(name), gold(name)
    assert [bare(found.value) for found in plan.priorities] == [
        bare(text) for text in wanted["priorities"]
    ]
    assert [(goal.kind, bare(goal.text)) for goal in plan.goals] == [
        (goal["kind"], bare(goal["text"])) for goal in wanted["goals"]
    ]
    assert [bare(risk.text) for risk in plan.risks] == [bare(text) for text in wanted["risks"]]


@pytest.mark.parametrize("name", IDS)
def test_team_and_advisers_with_their_functions(name: str) -> None:
    plan, wanted = extracted(name), gold(name)
    for people, listed in ((plan.team, wanted["team"]), (plan.advisers, wanted["advisers"])):
        assert [(bare(one.name), bare(one.function)) for one in people] == [
            (bare(one["name"]), bare(one["function"])) for one in listed
        ]
