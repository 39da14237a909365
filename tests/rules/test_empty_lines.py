"""Space made by line breaks (Shift+Enter) in Word files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ingest.word.reader import read_word
from model.plan import Plan
from model.settings import Limits, RuleChoice, Settings
from rules.check import check

RULE = "empty-paragraph-spacing"


@pytest.fixture
def findings(template, tmp_path: Path):
    def of(*paragraphs: str):
        made = docx.Document()
        for text in paragraphs:
            made.add_paragraph(text)  # "\n" becomes a line break
        path = tmp_path / "plan.docx"
        made.save(str(path))
        document = read_word(path, Limits())
        return check(
            Plan(), document, template, Settings(rules=RuleChoice(select=(RULE,)))
        ).findings

    return of


def test_line_breaks_in_a_row_are_empty_lines(findings) -> None:
    (finding,) = findings("Tytuł\n\n\nRozdział", "\n\nTekst", "dalej")
    assert finding.count == 4
    assert "Shift+Enter" in finding.message


def test_they_count_together_with_empty_paragraphs(findings) -> None:
    (finding,) = findings("Tytuł", "", "Rozdział\n\n\nTekst")
    assert finding.count == 3


def test_empty_paragraphs_alone_are_named_as_such(findings) -> None:
    (finding,) = findings("Tytuł", "", "", "", "Rozdział\nwiersz")
    assert "Shift+Enter" not in finding.message


def test_lines_of_one_paragraph_and_its_end_are_no_space(findings) -> None:
    assert findings(*["Tytuł\nPodtytuł\n", "ul. Polna 7\n05-200 Miasto\n\n\n"] * 4) == ()
