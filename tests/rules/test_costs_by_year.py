"""Totals of tables whose costs stand in a column for each year."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from extractors.plan import extract_plan
from ingest.word.reader import read_word
from model.settings import Limits, RuleChoice, Settings
from model.units import load_register
from rules.check import check

RULES = ("cost-sum-mismatch", "row-sum-mismatch")
COSTS = ["Koszt 2024", "Koszt 2025"]


@pytest.fixture
def findings(template, tmp_path: Path):
    def of(heads: list[str], survey: list[str], network: list[str], total: list[str]):
        rows = [
            ["Nr", "Działanie", "Odpowiedzialny", "Termin", *heads],
            ["1", "Diagnoza potrzeb", "Wójt Gminy", "I kwartał 2024 r.", *survey],
            ["2", "Sieć współpracy", "Inspektor ds. oświaty", "maj 2025 r.", *network],
            ["", "", "", "Ogółem", *total],
        ]
        made = docx.Document()
        made.add_paragraph("Harmonogram działań rozwojowych gminy", "Title")
        made.add_heading("Harmonogram działań", 1)
        table = made.add_table(len(rows), len(rows[0]))
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
        path = tmp_path / "plan.docx"
        made.save(str(path))
        document = read_word(path, Limits())
        plan = extract_plan(document, template, load_register())
        found = check(plan, document, template, Settings(rules=RuleChoice(select=RULES))).findings
        return [(finding.name, finding.quote) for finding in found]

    return of


@pytest.mark.parametrize(
    "heads",
    [[*COSTS, "Razem"], ["2024 r.", "2025 r.", "Razem"], ["Koszt 2024", "Koszt 2025", "Uwagi"]],
)
def test_the_total_of_all_years_is_that_of_the_costs(findings, heads) -> None:
    with_totals = heads[2] == "Razem"
    survey = ["1 000 zł", "0 zł", "1 000 zł" if with_totals else ""]
    network = ["4 000 zł", "5 000 zł", "9 000 zł" if with_totals else ""]
    total = ["5 000 zł", "5 000 zł", "10 000 zł" if with_totals else ""]
    assert findings(heads, survey, network, total) == []


@pytest.mark.parametrize("heads", [[*COSTS, "Razem"], ["2024 r.", "2025 r.", "Razem"]])
def test_a_wrong_total_of_all_years_is_named_once(findings, heads) -> None:
    survey = ["1 000 zł", "0 zł", "1 000 zł"]
    network = ["4 000 zł", "5 000 zł", "9 000 zł"]
    found = findings(heads, survey, network, ["5 000 zł", "5 000 zł", "10 500 zł"])
    assert found == [("cost-sum-mismatch", "10 500 zł")]


def test_wrong_totals_of_years_are_named_where_no_column_adds_them_up(findings) -> None:
    survey, network = ["1 000 zł", "0 zł"], ["4 000 zł", "5 000 zł"]
    found = findings(COSTS, survey, network, ["5 000 zł", "6 000 zł"])
    assert found == [("cost-sum-mismatch", "5 000 zł + 6 000 zł")]


def test_an_action_whose_years_do_not_add_up(findings) -> None:
    survey = ["1 000 zł", "0 zł", "1 000 zł"]
    network = ["4 000 zł", "5 000 zł", "8 000 zł"]
    found = findings([*COSTS, "Razem"], survey, network, ["5 000 zł", "5 000 zł", "10 000 zł"])
    assert found == [("row-sum-mismatch", "8 000 zł")]
