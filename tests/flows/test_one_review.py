from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from flows import steps
from flows.steps import review_apart, review_file
from ingest.admission import Admitted
from ingest.isolation import Workers
from ingest.readers import read_admitted
from model.document import Document
from model.errors import Outcome, SettingsError
from model.finding import Severity
from model.review import Review
from model.settings import Limits, RuleChoice, Settings
from model.template import Template, load_template

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template()


DOCX, PDF = SAMPLES / "blonie.docx", SAMPLES / "buk.pdf"


def with_part(path: Path, name: str, content: bytes) -> None:
    """A copy of a good file with one part replaced or added."""
    with zipfile.ZipFile(DOCX) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        new.writestr(name, content)


def with_password(path: Path) -> None:
    with pikepdf.open(PDF) as opened:
        opened.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


def with_body(content: str) -> bytes:
    """The main part with this in place of what its body holds."""
    with zipfile.ZipFile(DOCX) as archive:
        document = archive.read("word/document.xml").decode()
    start = document.index("<w:body>")
    return f"{document[:start]}<w:body>{content}</w:body></w:document>".encode()


LETTER = "<w:p><w:r><w:t>Dzień dobry, w załączeniu przesyłam fakturę.</w:t></w:r></w:p>"


BAD_FILES: dict[str, Callable[[Path], object]] = {
    "empty.docx": lambda path: path.touch(),
    "cut-off.docx": lambda path: path.write_bytes(DOCX.read_bytes()[:20_000]),
    "cut-off.pdf": lambda path: path.write_bytes(PDF.read_bytes()[:400]),
    "hollow.docx": lambda path: with_part(path, "word/document.xml", b"<w:document"),
    "picture.docx": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "text.pdf": lambda path: path.write_text("To nie jest PDF.", encoding="utf-8"),
    "password.pdf": with_password,
    "scan.pdf": lambda path: Image.new("L", (620, 877), 200).save(path),
    "bomb.docx": lambda path: with_part(path, "word/media/a.bmp", bytes(60_000_000)),
    "letter.docx": lambda path: with_part(path, "word/document.xml", with_body(LETTER)),
    "blank.docx": lambda path: with_part(path, "word/document.xml", with_body("")),
}


@pytest.mark.parametrize(
    ("name", "outcome", "told"),
    [
        ("empty.docx", Outcome.DAMAGED, "pusty"),
        ("cut-off.docx", Outcome.DAMAGED, "niekompletny"),
        ("cut-off.pdf", Outcome.DAMAGED, "ponowne przesłanie"),
        ("hollow.docx", Outcome.DAMAGED, "ponowne przesłanie"),
        ("picture.docx", Outcome.UNSUPPORTED, "obraz PNG"),
        ("text.pdf", Outcome.UNSUPPORTED, "plik tekstowy"),
        ("password.pdf", Outcome.ENCRYPTED, "hasła"),
        ("scan.pdf", Outcome.SCAN_WITHOUT_TEXT, "poproś o plik Word"),
        ("bomb.docx", Outcome.TOO_LARGE, "bomba ZIP"),
        ("letter.docx", Outcome.NOT_A_PLAN, "innego dokumentu"),
        ("blank.docx", Outcome.NOT_A_PLAN, "innego dokumentu"),
    ],
)
def test_a_bad_file_ends_in_its_outcome_with_advice(
    name: str, outcome: Outcome, told: str, tmp_path: Path, template: Template
) -> None:
    path = tmp_path / f"zgłoszenie gminy {name}"
    BAD_FILES[name](path)
    review = review_file(path, Settings(), template, relative_to=tmp_path)
    assert review.outcome is outcome
    assert review.outcome_detail is not None
    assert told in review.outcome_detail
    assert review.source.bytes == path.stat().st_size
    assert review.plan is None
    assert review.findings == ()


def test_a_good_file_is_checked_whole(template: Template) -> None:
    review = review_file(SAMPLES / "blonie.docx", Settings(), template)
    assert review.outcome is Outcome.CHECKED
    assert review.plan is not None
    assert review.plan.jst is not None
    assert review.plan.jst.value.teryt == "1432013"  # tests/gold/blonie.json
    assert review.completeness is not None
    assert review.completeness.required == sum(element.required for element in template.elements)
    assert review.source.reader == "word"


def test_the_path_is_told_from_the_inbox(tmp_path: Path, template: Template) -> None:
    path = tmp_path / "2020" / "gmina Błonie" / "plan.docx"
    path.parent.mkdir(parents=True)
    path.touch()
    review = review_file(path, Settings(), template, relative_to=tmp_path)
    assert review.source.path == "2020/gmina Błonie/plan.docx"
    assert review.source.name == "plan.docx"


def test_the_file_is_left_as_it_was(tmp_path: Path, template: Template) -> None:
    path = Path(shutil.copy(SAMPLES / "blonie.docx", tmp_path))
    before = path.read_bytes(), path.stat().st_mtime_ns
    review_file(path, Settings(), template)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_macros_are_noted(tmp_path: Path, template: Template) -> None:
    path = Path(shutil.copy(SAMPLES / "blonie.docx", tmp_path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macros")
    review = review_file(path, Settings(), template)
    assert review.outcome is Outcome.CHECKED
    assert "makra" in str(review.outcome_detail)


def test_an_unforeseen_error_is_a_crash_of_one_file_and_says_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, template: Template
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Jan Kowalski, PESEL 44051401359")

    monkeypatch.setattr(steps, "extract_plan", fail)
    review = review_file(SAMPLES / "blonie.docx", Settings(), template)
    assert review.outcome is Outcome.CRASHED
    assert "ValueError" in caplog.text
    assert "test_one_review.py" in caplog.text
    assert "Kowalski" not in caplog.text + review.model_dump_json()


def test_running_out_of_memory_is_too_large(
    monkeypatch: pytest.MonkeyPatch, template: Template
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(steps, "extract_plan", fail)
    assert review_file(SAMPLES / "blonie.docx", Settings(), template).outcome is Outcome.TOO_LARGE


def test_a_rule_that_does_not_exist_is_no_fault_of_the_file(template: Template) -> None:
    settings = Settings(rules=RuleChoice(ignore=("no-such-rule",)))
    with pytest.raises(SettingsError):
        review_file(SAMPLES / "blonie.docx", settings, template)


def test_severity_follows_the_settings(template: Template) -> None:
    path = SAMPLES / "kalisz.docx"
    name = next(
        finding.name
        for finding in review_file(path, Settings(), template).findings
        if finding.severity is not Severity.INFO
    )
    choice = RuleChoice(select=(name,), severity={name: Severity.INFO})
    findings = review_file(path, Settings(rules=choice), template).findings
    assert {finding.severity for finding in findings} == {Severity.INFO}


def test_a_worker_gives_the_same_review(template: Template) -> None:
    path = SAMPLES / "blonie.docx"
    with Workers(1, memory_megabytes=1000) as workers:
        apart: Review = review_apart(workers, path, Settings(), template)
    assert apart == review_file(path, Settings(), template)


def test_a_file_that_takes_too_long_is_given_up(template: Template) -> None:
    settings = Settings.model_construct(
        **{**dict(Settings()), "limits": Limits.model_construct(**{**dict(Limits()), "seconds": 0})}
    )
    path = SAMPLES / "blonie.docx"
    with Workers(1, memory_megabytes=1000) as workers:
        review = review_apart(workers, path, settings, template)
        assert review.outcome is Outcome.TIMEOUT
        assert review.source.bytes == path.stat().st_size
        assert review_apart(workers, path, Settings(), template).outcome is Outcome.CHECKED


def test_what_could_not_be_read_is_told_in_sentences(
    monkeypatch: pytest.MonkeyPatch, template: Template
) -> None:
    def read(admitted: Admitted, limits: Limits, is_word: object) -> Document:
        whole = read_admitted(admitted, limits)
        return whole.model_copy(update={"unread": ("strona 2 to obraz bez tekstu", "Przypis.")})

    monkeypatch.setattr(steps, "read_admitted", read)
    review = review_file(DOCX, Settings(), template)
    assert review.outcome is Outcome.CHECKED_PARTLY
    assert review.outcome_detail is not None
    assert review.outcome_detail.startswith("Strona 2 to obraz bez tekstu. Przypis. Fragmenty, ")
