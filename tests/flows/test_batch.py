"""The real flow on real files: Prefect's own server, our worker processes, the written results."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from pydantic import SecretStr

from flows.batch import Batch, run_batch
from flows.engine import runtime
from model.errors import InboxError, Outcome, SettingsError
from model.settings import RuleChoice, Settings, StorePlace

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass
class Watching:
    files: int = 0
    seen: list[str] = field(default_factory=list)

    def begin(self, files: int) -> None:
        self.files = files

    def reviewed(self, name: str) -> None:
        self.seen.append(name)


@dataclass
class Done:
    inbox: Path
    out: Path
    batch: Batch
    watching: Watching


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """One batch of three good files in two formats and folders, and four bad ones."""
    inbox = tmp_path_factory.mktemp("skrzynka")
    (inbox / "2020").mkdir()
    shutil.copy(SAMPLES / "blonie.docx", inbox)
    shutil.copy(SAMPLES / "blonie.docx", inbox / "2020" / "blonie.docx")
    shutil.copy(SAMPLES / "buk.pdf", inbox)
    Image.new("L", (620, 877), 200).save(inbox / "pusty-skan.pdf")
    shutil.copy(SAMPLES / "krapkowicki.odt", inbox)
    (inbox / "pusty.docx").touch()
    (inbox / "urwany.docx").write_bytes((SAMPLES / "blonie.docx").read_bytes()[:9000])
    (inbox / "budżet.xlsx").write_bytes(b"x")
    out = tmp_path_factory.mktemp("wyniki") / "wszystkie"
    watching = Watching()
    store = StorePlace(url=SecretStr(str(out.with_name("hdr.sqlite"))))
    return Done(inbox, out, run_batch(inbox, out, Settings(store=store), watching), watching)


def test_every_file_ends_in_its_outcome(done: Done) -> None:
    assert {review.source.path: review.outcome for review in done.batch.reviews} == {
        "2020/blonie.docx": Outcome.CHECKED,
        "blonie.docx": Outcome.CHECKED,
        "buk.pdf": Outcome.CHECKED,
        "krapkowicki.odt": Outcome.CHECKED,
        "pusty-skan.pdf": Outcome.SCAN_WITHOUT_TEXT,
        "pusty.docx": Outcome.DAMAGED,
        "urwany.docx": Outcome.DAMAGED,
    }
    assert [entry.path for entry in done.batch.ignored] == ["budżet.xlsx"]


def test_every_file_has_its_results(done: Done) -> None:
    written = [
        json.loads(path.read_text(encoding="utf-8")) for path in done.out.glob("*/review.json")
    ]
    paths = [review.source.path for review in done.batch.reviews]
    assert sorted(review["source"]["path"] for review in written) == sorted(paths)
    assert len(list(done.out.glob("*/uwagi.html"))) == len(paths)
    assert (done.out / "index.html").is_file()
    lines = (done.out / "reviews.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == paths


def test_the_author_of_every_checked_file_gets_a_copy_and_a_letter(done: Done) -> None:
    checked = [review for review in done.batch.reviews if review.outcome.was_checked]
    copies = sorted(path.name for path in done.out.glob("*/*-z-uwagami.*"))
    assert len(copies) == len(checked) == len(list(done.out.glob("*/pismo.docx")))
    assert {"blonie-z-uwagami.docx", "buk-z-uwagami.pdf", "krapkowicki-z-uwagami.docx"} <= {*copies}


def test_the_watcher_is_told_of_every_file(done: Done) -> None:
    assert done.watching.files == len(done.batch.reviews)
    assert sorted(done.watching.seen) == sorted(r.source.path for r in done.batch.reviews)


def test_the_links_of_the_overview_lead_to_the_notes(done: Done) -> None:
    overview = (done.out / "index.html").read_text(encoding="utf-8")
    notes = [path.relative_to(done.out).as_posix() for path in done.out.glob("*/uwagi.html")]
    assert [name for name in notes if f'href="{name}"' not in overview] == []
    assert 'href="../index.html"' in (done.out / notes[0]).read_text(encoding="utf-8")


def test_again_gives_the_same_bytes(done: Done, tmp_path: Path) -> None:
    store = StorePlace(url=SecretStr(str(tmp_path / "hdr.sqlite")))
    run_batch(done.inbox, tmp_path / "wyniki", Settings(workers=1, store=store))
    assert contents(tmp_path / "wyniki") == contents(done.out)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_prefect_shows_the_batch(done: Done) -> None:
    here = str(done.out)
    (table,) = [json.loads(each) for each in shown("hdr-review-table") if here in each]
    assert {row["plik"] for row in table} == {r.source.path for r in done.batch.reviews}
    assert all(Path(row["uwagi"]).is_file() for row in table)
    (summary,) = [each for each in shown("hdr-review-summary") if here in each]
    assert "Plików: 7" in summary
    assert "budżet.xlsx" in summary
    assert any((done.out / "index.html").as_uri() in each for each in shown("hdr-review-overview"))
    assert {float(each) for each in shown("hdr-review-progress")} == {100}


def shown(key: str) -> list[str]:
    """What the artifacts of this key hold."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
    with runtime.running(), get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=wanted)
    return [str(each.data) for each in found]


def test_an_inbox_without_submissions_gives_an_empty_overview(tmp_path: Path) -> None:
    inbox = tmp_path / "skrzynka"
    inbox.mkdir()
    batch = run_batch(inbox, tmp_path / "wyniki", Settings())
    assert len(batch.reviews) == 0
    assert (tmp_path / "wyniki" / "index.html").is_file()


def test_what_cannot_be_used_is_told_before_prefect_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start() -> None:
        raise AssertionError("Prefect was started")

    monkeypatch.setattr(runtime, "prepare", start)
    with pytest.raises(InboxError):
        run_batch(tmp_path / "nie-ma", tmp_path / "out", Settings())
    with pytest.raises(SettingsError):
        run_batch(SAMPLES, tmp_path / "out", Settings(template="nie-ma"))
    with pytest.raises(SettingsError):
        run_batch(SAMPLES, tmp_path / "out", Settings(rules=RuleChoice(select=("nie-ma",))))
