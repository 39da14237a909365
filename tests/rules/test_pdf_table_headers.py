"""Header rows of the tables of a PDF, as its tags tell them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from ingest.pdf.reader import read_pdf
from model.plan import Plan
from model.settings import Limits, RuleChoice, Settings
from rules.check import check

RULE = "table-without-header-row"
TAGGED, UNTAGGED = "wzorcowa-odpowiedz.pdf", "dwikozy.pdf"
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def verdict(template):
    def of(path: Path):
        document = read_pdf(path, Limits())
        return check(Plan(), document, template, Settings(rules=RuleChoice(select=(RULE,))))

    return of


@pytest.fixture
def without_header_cells(tmp_path):
    """The tagged sample with every TH of its tags made a TD."""
    path = tmp_path / "plan.pdf"
    with pikepdf.open(SAMPLES / TAGGED) as pdf:
        changed = 0
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.TH:
                each.S = pikepdf.Name.TD
                changed += 1
        assert changed
        pdf.save(path)
    return path


def test_header_cells_among_the_tags_are_header_rows(verdict):
    assert verdict(SAMPLES / TAGGED).findings == ()


def test_tables_whose_tags_hold_no_header_cells_are_reported(verdict, without_header_cells):
    (finding,) = verdict(without_header_cells).findings
    assert finding.quote == "Ryzyko | Sposób ograniczania"
    assert "TH" in finding.hint


def test_of_an_untagged_pdf_nothing_is_said(verdict):
    found = verdict(SAMPLES / UNTAGGED)
    assert found.findings == ()
    (undecided,) = found.undecided
    assert (undecided.name, undecided.kind) == (RULE, "not_applicable")
    assert "bez znaczników" in undecided.reason
