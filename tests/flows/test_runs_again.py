"""Runs over the same inbox again: what is read, what is written, and what became of a plan."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path

import docx
import pytest
from pydantic import SecretStr

from flows.batch import Batch, run_batch
from flows.history.book import Book
from flows.history.waivers import add_waiver
from model.review import Review
from model.settings import RuleChoice, RuleLayer, Settings, StorePlace
from model.waivers import Waiver
from store.database import StoreError

SAMPLES = Path(__file__).parents[2] / "samples"
DAY = 24 * 3600


@dataclass
class Office:
    """An office with an inbox, results, and a store of its own."""

    folder: Path

    def __post_init__(self) -> None:
        self.inbox.mkdir()

    @property
    def inbox(self) -> Path:
        return self.folder / "skrzynka"

    @property
    def out(self) -> Path:
        return self.folder / "wyniki"

    def settings(self, **changes: object) -> Settings:
        store = StorePlace(url=SecretStr(str(self.folder / "hdr.sqlite")))
        waivers = str(self.folder / "waivers.toml")
        return Settings.model_validate({"store": store, "waivers": waivers, **changes})

    def run(self, **changes: object) -> Batch:
        return run_batch(self.inbox, self.out, self.settings(**changes))

    def receive(self, sample: str, name: str | None = None, *, days_ago: int = 1) -> Path:
        """A sample put into the inbox as saved some days ago."""
        path = self.inbox / (name or sample)
        shutil.copy(SAMPLES / sample, path)
        return aged(path, days_ago)

    def written(self) -> dict[str, int]:
        """When each result was written, in nanoseconds."""
        files = [path for path in self.out.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.out)): path.stat().st_mtime_ns for path in files}


def aged(path: Path, days: int) -> Path:
    moment = path.stat().st_mtime - days * DAY
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def by_path(batch: Batch) -> dict[str, Review]:
    return {review.source.path: review for review in batch.reviews}


def replaced(path: Path, old: str, new: str) -> None:
    """The same Word file with a passage exchanged where it stands in one run."""
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs if old in run.text]
    assert runs, f"{old!r} is not there"
    for run in runs:
        run.text = run.text.replace(old, new)
    document.save(str(path))


def test_what_did_not_change_is_neither_read_nor_written_again(office: Office) -> None:
    office.receive("blonie.docx")
    office.receive("buk.pdf")
    assert office.run().reread == 2
    before = office.written()
    again = office.run()
    assert (again.reread, len(again.reviews)) == (0, 2)
    assert office.written() == before


def test_only_what_a_change_affects_is_read_again(office: Office) -> None:
    office.receive("blonie.docx")
    office.run()
    draft = RuleLayer(ignore=("double-space",))
    assert office.run(rules=RuleChoice(stages={"draft": draft})).reread == 0
    assert office.run(workers=1).reread == 0
    ignored = office.run(rules=RuleChoice(ignore=("straight-quotes",)))
    assert ignored.reread == 1
    assert "straight-quotes" in ignored.reviews[0].switched_off
    assert office.run().reread == 0  # the first settings again: that review is still known


def test_a_new_file_leaves_the_results_of_the_others(office: Office) -> None:
    office.receive("blonie.docx")
    office.run()
    before = office.written()
    office.receive("buk.docx")
    assert office.run().reread == 1
    after = office.written()
    own = [name for name in before if name.startswith("blonie-docx/")]
    assert [name for name in own if before[name] != after[name]] == []
    assert before["index.html"] != after["index.html"]


def test_a_corrected_file_is_the_next_version_and_says_what_became_of_each_finding(
    office: Office,
) -> None:
    office.receive("dwikozy.docx", days_ago=9)
    first = by_path(office.run())["dwikozy.docx"]
    office.receive("dwikozy.docx", "HDR Dwikozy poprawiony OSTATECZNY.docx", days_ago=2)
    corrected = office.inbox / "HDR Dwikozy poprawiony OSTATECZNY.docx"
    finding = next(each for each in first.findings if each.severity == "error")
    assert finding.quote
    word = max(finding.quote.split(), key=len)
    replaced(corrected, word, "bez zmian")
    aged(corrected, 1)
    both = by_path(office.run())
    old, new = both["dwikozy.docx"], both[corrected.name]
    assert old.submission.id == new.submission.id == "2609022"
    assert (old.submission.version, old.submission.current) == (1, False)
    assert (new.submission.version, new.submission.current) == (2, True)
    assert new.submission.previous_sha256 == old.source.sha256
    assert {each.status for each in old.findings} == {"new"}
    assert "resolved" in {each.status for each in new.findings}
    plans = (office.out / "tables" / "plans.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(plans) == 3
    page = (office.out / "statystyka.html").read_text(encoding="utf-8")
    assert "poprawiony" not in page


def test_the_same_bytes_under_two_names_are_read_once_and_said_to_be_the_same(
    office: Office,
) -> None:
    office.receive("blonie.docx")
    office.receive("blonie.docx", "kopia.docx")
    batch = office.run()
    assert batch.reread == 1
    both = by_path(batch)
    assert both["kopia.docx"].submission.same_as == "blonie.docx"
    assert not both["kopia.docx"].submission.current
    assert both["blonie.docx"].submission.current
    assert both["kopia.docx"].findings == both["blonie.docx"].findings


def test_the_word_file_stands_for_the_pdf_of_the_same_plan(office: Office) -> None:
    office.receive("niemce.docx")
    office.receive("niemce.pdf")
    both = by_path(office.run())
    assert both["niemce.pdf"].submission.same_as == "niemce.docx"
    assert both["niemce.docx"].submission.current


def test_a_waiver_changes_the_results_of_its_submission_only(office: Office) -> None:
    office.receive("blonie.docx")
    office.receive("dwikozy.docx")
    review = by_path(office.run())["dwikozy.docx"]
    before = office.written()
    finding = review.findings[0]
    waiver = Waiver(
        fingerprint=finding.fingerprint,
        rule=finding.name,
        unit="2609022",
        reason="Uzgodniono z jednostką.",
    )
    add_waiver(office.folder / "waivers.toml", waiver)
    batch = office.run()
    assert batch.reread == 0
    assert by_path(batch)["dwikozy.docx"].findings[0].status == "waived"
    after = office.written()
    assert before["dwikozy-docx/review.json"] != after["dwikozy-docx/review.json"]
    assert before["blonie-docx/review.json"] == after["blonie-docx/review.json"]


def test_results_that_are_gone_are_written_again_and_those_out_of_use_removed(
    office: Office,
) -> None:
    office.receive("blonie.docx")
    office.run()
    notes, letter = (office.out / "blonie-docx" / name for name in ("uwagi.html", "pismo.docx"))
    text = notes.read_bytes()
    notes.unlink()
    assert office.run().reread == 0
    assert notes.read_bytes() == text
    office.inbox.joinpath("blonie.docx").write_bytes(b"PK\x03\x04 urwany")
    aged(office.inbox / "blonie.docx", 1)
    office.run()
    assert not letter.exists()
    assert not list(notes.parent.glob("*-z-uwagami.*"))
    assert notes.exists()


def test_a_round_of_its_own_begins_with_first_versions(office: Office) -> None:
    office.receive("blonie.docx")
    office.run(round="2025")
    review = office.run(round="2026").reviews[0]
    assert (review.submission.id, review.submission.version) == ("2026/1432013", 1)


def test_a_store_that_is_away_and_a_full_disk_are_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.receive("blonie.docx")
    office.run()
    from flows import review_inbox  # after Prefect was prepared

    whole = (office.out / "blonie-docx" / "uwagi.html").read_bytes()
    failures = [StoreError("lost"), OSError(ENOSPC, "No space left on device")]
    seen: list[str] = []

    def failing_once(real: Callable[..., object], error: Exception) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if error in failures:
                failures.remove(error)
                seen.append(type(error).__name__)
                raise error
            return real(*arguments, **named)

        return call

    monkeypatch.setattr(Book, "keep", failing_once(Book.keep, failures[0]))
    writer = failing_once(review_inbox.write_results_apart, failures[1])
    monkeypatch.setattr(review_inbox, "write_results_apart", writer)
    batch = run_batch(office.inbox, office.folder / "inne", office.settings(language="en"))
    assert seen == ["StoreError", "OSError"]
    assert batch.reviews[0].outcome == "checked"
    again = run_batch(office.inbox, office.folder / "inne", office.settings())
    assert again.reread == 0
    assert (office.folder / "inne" / "blonie-docx" / "uwagi.html").read_bytes() == whole
