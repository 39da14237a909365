"""docs/accuracy.md says what the program does now: the Word samples, measured again.

When a difference is meant, `make accuracy` writes the page anew.
"""

from __future__ import annotations

from benchmarks.accuracy import PAGE, measure, stale
from benchmarks.tables import columns
from rules.measured import measured


def test_the_published_accuracy_of_word_files_is_what_is_measured() -> None:
    kept = PAGE.read_text(encoding="utf-8")
    assert stale(measure(["docx"], layouts=False), kept) == []


def test_the_figures_of_rules_are_those_of_the_page() -> None:
    table = columns(PAGE.read_text(encoding="utf-8"), "Findings by rule")
    recall = {rule.strip("`"): cell for rule, cell in table["defects found"].items()}
    precision = {rule.strip("`"): cell for rule, cell in table["findings right"].items()}
    assert set(recall) == set(measured())
    for rule, figures in measured().items():
        assert recall[rule] == _cell(figures.found, figures.defects)
        assert precision[rule] == _cell(figures.right, figures.findings)


def _cell(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}% ({whole})" if whole else "–"
