"""Copied passages in a batch: real files through the worker processes, without Prefect."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from flows.likeness import with_copied_passages
from flows.steps import review_apart, review_file
from ingest.isolation import Workers
from model.review import Review
from model.settings import Settings
from model.template import load_template
from model.waivers import Waiver
from rules.batch.prints import Prints

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
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Review], list[Prints]]:
    inbox = tmp_path_factory.mktemp("skrzynka")
    shutil.copy(SAMPLES / "dwikozy.docx", inbox)
    shutil.copy(SAMPLES / "dwikozy.pdf", inbox)
    exchange(SAMPLES / "dwikozy.docx", inbox / "lipnica.docx")
    shutil.copy(SAMPLES / "niemce.docx", inbox)
    prints: list[Prints] = []
    template, settings = load_template(), Settings()
    with Workers(1, settings.limits.memory_megabytes) as workers:
        reviews = [
            review_apart(workers, path, settings, template, relative_to=inbox, prints=prints)
            for path in sorted(inbox.iterdir())
        ]
    return reviews, prints


def copies(reviews: list[Review]) -> dict[str, list[str]]:
    return {
        review.source.path: [
            finding.message for finding in review.findings if finding.name == "copied-passage"
        ]
        for review in reviews
    }


def test_both_plans_say_how_much_they_share(batch) -> None:
    reviews, prints = batch
    said = copies(with_copied_passages(reviews, prints, Settings(), load_template()))
    assert said["niemce.docx"] == []
    (copy,) = said["dwikozy.docx"]
    assert "„lipnica.docx”" in copy
    assert "nazwy, liczby" in copy
    assert "tekstu" in copy
    named = " ".join(said["lipnica.docx"])
    assert "„dwikozy.docx”" in named
    assert "„dwikozy.pdf”" in named


def test_nothing_is_compared_twice_or_lost(batch) -> None:
    reviews, prints = batch
    done = with_copied_passages(reviews, prints, Settings(), load_template())
    assert [each.source for each in done] == [each.source for each in reviews]
    for before, after in zip(reviews, done, strict=True):
        assert after.findings[: len(before.findings)] == before.findings
    assert done == with_copied_passages(reviews, prints[::-1], Settings(), load_template())


def test_a_waived_copy_stays_waived(batch, monkeypatch) -> None:
    reviews, prints = batch
    found = with_copied_passages(reviews, prints, Settings(), load_template())
    finding = next(each for each in found[0].findings if each.name == "copied-passage")
    waiver = Waiver(
        rule="copied-passage",
        fingerprint=finding.fingerprint,
        unit="2609022",
        reason="Wspólny plan dwóch gmin.",
    )
    monkeypatch.setattr("flows.likeness.load_waivers", lambda _: (waiver,))
    again = with_copied_passages(reviews, prints, Settings(), load_template())
    status = {each.fingerprint: each.status for each in again[0].findings}
    assert status[finding.fingerprint] == "waived"


def test_one_file_by_itself_is_compared_with_nothing() -> None:
    review = review_file(SAMPLES / "dwikozy.docx", Settings(), load_template())
    assert with_copied_passages([review], [], Settings(), load_template()) == [review]
