"""Copied passages in a batch: real files through the worker processes, without Prefect."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from flows.likeness import findings_on_copies
from flows.steps import look_apart
from ingest.isolation import Workers
from model.settings import Settings
from model.template import load_template
from rules.batch.prints import Prints, prints_from_json, prints_json

SAMPLES = Path(__file__).parents[2] / "samples"
EXCHANGED = {
    "Dwikozach": "Lipnicy Murowanej",
    "Dwikozy": "Lipnica Murowana",
    "sandomierski": "bocheński",
    "świętokrzyskie": "małopolskie",
    "612": "701",
}


def exchange(source: Path, target: Path) -> None:
    """A copy of a plan with another unit's name and another number in it."""
    document = docx.Document(str(source))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    for paragraph in paragraphs:
        for run in paragraph.runs:
            for old, new in EXCHANGED.items():
                run.text = run.text.replace(old, new)
    document.save(str(target))


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> list[Prints]:
    inbox = tmp_path_factory.mktemp("skrzynka")
    shutil.copy(SAMPLES / "dwikozy.docx", inbox)
    shutil.copy(SAMPLES / "dwikozy.pdf", inbox)
    exchange(SAMPLES / "dwikozy.docx", inbox / "lipnica.docx")
    shutil.copy(SAMPLES / "niemce.docx", inbox)
    template, settings = load_template(), Settings()
    with Workers(1, settings.limits.memory_megabytes) as workers:
        looked = [
            look_apart(workers, path, settings, template, relative_to=inbox)
            for path in sorted(inbox.iterdir())
        ]
    return [prints_from_json(each.prints) for each in looked]


def test_both_plans_say_how_much_they_share(prints) -> None:
    found = findings_on_copies(prints, Settings(), load_template())
    assert "niemce.docx" not in found
    (copy,) = (finding.message for finding in found["dwikozy.docx"])
    assert "„lipnica.docx”" in copy
    assert "nazwy, liczby" in copy
    assert "tekstu" in copy
    named = " ".join(finding.message for finding in found["lipnica.docx"])
    assert "„dwikozy.docx”" in named
    assert "„dwikozy.pdf”" in named


def test_prints_kept_as_json_are_the_same(prints) -> None:
    again = [prints_from_json(prints_json(each)) for each in prints]
    assert again == prints


def test_nothing_shared_gives_no_findings(prints) -> None:
    alone = [each for each in prints if each.name == "niemce.docx"]
    assert findings_on_copies(alone, Settings(), load_template()) == {}
    assert findings_on_copies([], Settings(), load_template()) == {}
