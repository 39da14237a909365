"""The flows that run at night, on the real engine: what is tried again, what is published."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from flows.engine import runtime
from flows.history.store_at import the_store
from flows.nightly.unattended import RunFailed
from flows.publication.approved import holds
from model.settings import Settings, load_settings
from rules.catalogue import catalogue
from store.decisions import Decision, Kind, decide, decisions, undo_last
from store.sessions import reading, writing

SAMPLES = Path(__file__).parents[3] / "samples"
MODEL_ANSWER = "wzorcowa-odpowiedz.docx"
SETTINGS = """
workers = 1
settle_seconds = 0
[outputs]
copies = false
images = false
[store]
url = "hdr.sqlite"
[serve]
inbox = "skrzynka"
out = "wyniki"
publication = "publikacja"
"""


@dataclass
class Office:
    """An office whose settings say all, so that its flows need nothing but their path."""

    folder: Path

    def __post_init__(self) -> None:
        self.inbox.mkdir()
        self.file.write_text(SETTINGS, encoding="utf-8")

    @property
    def file(self) -> Path:
        return self.folder / "hdr.toml"

    @property
    def inbox(self) -> Path:
        return self.folder / "skrzynka"

    @property
    def published(self) -> Path:
        return self.folder / "publikacja"

    @property
    def settings(self) -> Settings:
        return load_settings(self.file)

    def review(self) -> dict[str, int]:
        from flows.review import review

        return review(settings=str(self.file))

    def recheck(self) -> dict[str, int]:
        from flows.recheck import recheck

        return recheck(settings=str(self.file))

    def publish(self) -> dict[str, int]:
        from flows.publish import publish

        return publish(settings=str(self.file))

    def results(self, name: str) -> dict[str, object]:
        path = self.folder / "wyniki" / name / "review.json"
        found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def decide(self, submission: str, version: int, *kinds: Kind) -> None:
        with the_store(self.settings) as store, writing(store) as session:
            for kind in kinds:
                decision = Decision(
                    submission=submission,
                    version=version,
                    kind=kind,
                    who="E. Redaktor",
                    decided_at=datetime.now(UTC),
                )
                decide(session, decision)

    def kinds(self, submission: str) -> list[tuple[str, int | None]]:
        with the_store(self.settings) as store, reading(store) as session:
            return [(one.kind, one.version) for one in decisions(session, submission)]

    def listed(self) -> list[str]:
        page = (self.published / "publication.json").read_text(encoding="utf-8")
        return [document["path"] for document in json.loads(page)["documents"]]

    def files(self) -> dict[str, int]:
        found = [path for path in self.published.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.published)): path.stat().st_mtime_ns for path in found}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture(scope="module", autouse=True)
def prefect() -> object:
    runtime.prepare()
    with runtime.running():
        yield


APPROVED: tuple[Kind, Kind] = ("approved_content", "approved_language")


def test_a_recheck_reads_what_may_turn_out_better_and_what_waits_for_its_author(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SAMPLES / "krapkowicki.odt", office.inbox)
    shutil.copy(SAMPLES / MODEL_ANSWER, office.inbox)
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        assert office.review() == {"files": 2, "read": 2}
    assert office.results("krapkowicki-odt")["outcome"] == "unsupported"
    assert office.review() == {"files": 2, "read": 0}
    assert office.recheck() == {"files": 2, "read": 1}
    read = office.results("krapkowicki-odt")
    assert (read["outcome"], read["submission"]["id"]) == ("checked", "1605")
    assert office.recheck() == {"files": 2, "read": 0}
    office.decide("1605", 1, "returned")
    assert office.recheck() == {"files": 2, "read": 1}


def test_what_editors_approved_is_published_once_and_nothing_else(office: Office) -> None:
    shutil.copy(SAMPLES / MODEL_ANSWER, office.inbox)
    shutil.copy(SAMPLES / "dwikozy.docx", office.inbox)
    office.review()
    submission = office.results("wzorcowa-odpowiedz-docx")["submission"]["id"]
    assert office.publish() == {"published": 0, "refused": 0, "withdrawn": 0}
    office.decide(submission, 1, *APPROVED)
    office.decide("2609022", 1, *APPROVED)  # it has errors that stand
    assert office.publish() == {"published": 1, "refused": 1, "withdrawn": 0}
    assert office.listed() == [f"files/{submission}/{MODEL_ANSWER}"]
    copy = office.published / "files" / submission / MODEL_ANSWER
    assert copy.read_bytes() == (SAMPLES / MODEL_ANSWER).read_bytes()
    assert ("published", 1) in office.kinds(submission)
    assert ("published", 1) not in office.kinds("2609022")
    written = [path for path in office.published.rglob("*") if path.is_file()]
    texts = [path.read_bytes() for path in written if path.suffix != ".docx"]
    assert not any(b"Dwikozy" in text or b"dwikozy" in text for text in texts)
    before = office.files()
    office.publish()
    assert office.files() == before
    assert office.kinds(submission).count(("published", 1)) == 1


def test_personal_data_keep_a_version_back_and_the_one_before_stays(office: Office) -> None:
    shutil.copy(SAMPLES / MODEL_ANSWER, office.inbox)
    office.review()
    submission = office.results("wzorcowa-odpowiedz-docx")["submission"]["id"]
    office.decide(submission, 1, *APPROVED)
    office.publish()
    before = office.files()
    document = docx.Document(str(SAMPLES / MODEL_ANSWER))
    document.paragraphs[3].insert_paragraph_before("Kontakt: tel. prywatny 607 000 419")
    (office.inbox / MODEL_ANSWER).unlink()
    document.save(str(office.inbox / "poprawiony.docx"))
    office.review()
    office.decide(submission, 2, *APPROVED)
    assert office.publish() == {"published": 1, "refused": 1, "withdrawn": 0}
    assert office.files() == before
    assert ("published", 2) not in office.kinds(submission)
    with the_store(office.settings) as store, writing(store) as session:
        undo_last(session, submission, "approved_language", 1, datetime.now(UTC))
    assert office.publish() == {"published": 0, "refused": 2, "withdrawn": 1}
    assert office.listed() == []
    assert [name for name in office.files() if name.startswith("files")] == []
    assert ("published", 1) not in office.kinds(submission)


def test_the_rules_that_keep_a_document_back_exist() -> None:
    assert holds().keys() <= {entry.name for entry in catalogue()}


@pytest.mark.parametrize("place", ["skrzynka", "skrzynka/publikacja", "wyniki"])
def test_the_publication_has_a_folder_of_its_own(office: Office, place: str) -> None:
    from flows.publish import publish

    with pytest.raises(RunFailed, match="publikacji"):
        publish(settings=str(office.file), publication=str(office.folder / place))


def test_what_an_error_says_stays_out_of_prefect(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that is not ours may quote a document or a password."""
    from flows.nightly import unattended

    def fail(*_: object) -> None:
        raise ValueError("tel. prywatny 607 000 419")

    monkeypatch.setattr(unattended, "check_run", fail)
    with pytest.raises(RunFailed) as raised:
        office.review()
    assert "ValueError" in str(raised.value)
    assert "607" not in str(raised.value)
    assert raised.value.__suppress_context__
