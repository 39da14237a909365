"""The author's copy is made of the very file that was reviewed, whatever kind it is of."""

from __future__ import annotations

import json
import logging
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from flows.results.copies import write_copy
from flows.results.of_batch import folders_of, write_batch
from flows.results.of_file import write_results, write_results_apart
from flows.results.sent import ResultsOrder, Sent
from flows.steps import review_file
from ingest.isolation import Workers
from model.errors import SettingsError
from model.settings import Outputs, Settings
from model.template import load_template

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory):
    """Samples of every kind with their reviews, in a folder of their own."""
    inbox = tmp_path_factory.mktemp("skrzynka")
    found = {}
    for name in ("blonie.docx", "krapkowicki.odt", "buk.pdf"):
        path = Path(shutil.copy(SAMPLES / name, inbox))
        found[name] = path, review_file(path, Settings(), load_template(), relative_to=inbox)
    (inbox / "pusty.docx").touch()
    empty = inbox / "pusty.docx"
    found["pusty.docx"] = empty, review_file(empty, Settings(), load_template(), relative_to=inbox)
    return found


@pytest.fixture
def order():
    return ResultsOrder(settings=Settings(), template=load_template(), day=date(2026, 11, 23))


def test_a_word_file_comes_back_as_one_with_comments(reviewed, order, tmp_path):
    path, review = reviewed["blonie.docx"]
    before = path.read_bytes()
    copy = write_copy(Sent(path, review, order), tmp_path / "blonie")
    assert copy.name == "blonie-z-uwagami.docx"
    assert (copy.exact, copy.near) == (len(review.findings), 0)
    comments = zipfile.ZipFile(tmp_path / "blonie" / copy.name).read("word/comments.xml").decode()
    assert comments.count("2026-11-23T00:00:00Z") == len(review.findings)
    assert path.read_bytes() == before


def test_a_pdf_comes_back_with_marks(reviewed, order, tmp_path):
    path, review = reviewed["buk.pdf"]
    copy = write_copy(Sent(path, review, order), tmp_path)
    assert copy.name == "buk-z-uwagami.pdf"
    with pikepdf.open(tmp_path / copy.name) as pdf:
        assert sum(len(page.get("/Annots", [])) for page in pdf.pages) == len(review.findings)


def test_an_odt_comes_back_as_the_word_file_that_was_read(reviewed, order, tmp_path):
    path, review = reviewed["krapkowicki.odt"]
    copy = write_copy(Sent(path, review, order), tmp_path)
    assert copy.name == "krapkowicki-z-uwagami.docx"
    comments = zipfile.ZipFile(tmp_path / copy.name).read("word/comments.xml").decode()
    assert "przysłany plik (odt)" in comments


def test_a_file_that_changed_since_is_not_marked(reviewed, order, tmp_path, caplog):
    _, review = reviewed["blonie.docx"]
    other = tmp_path / "blonie.docx"
    shutil.copy(SAMPLES / "buk.docx", other)
    with caplog.at_level(logging.WARNING):
        assert write_copy(Sent(other, review, order), tmp_path / "out") is None
    assert review.source.sha256[:12] in caplog.text
    assert not (tmp_path / "out").exists()


def test_a_copy_that_fails_costs_itself_only(reviewed, order, tmp_path, monkeypatch, caplog):
    path, review = reviewed["buk.pdf"]

    def fail(*arguments):
        raise RuntimeError("Burmistrz Buku")

    monkeypatch.setattr("reports.pdf_marks.writer.highlighted", fail)
    assert write_copy(Sent(path, review, order), tmp_path) is None
    assert "RuntimeError" in caplog.text
    assert "Burmistrz" not in caplog.text


def test_results_are_written_in_a_worker_and_what_was_not_checked_has_no_copy(
    reviewed, order, tmp_path
):
    with Workers(1, Settings().limits.memory_megabytes) as workers:
        written = {
            name: write_results_apart(workers, path, review, tmp_path / name, order)
            for name, (path, review) in reviewed.items()
            if name != "krapkowicki.odt"
        }
    assert "blonie-z-uwagami.docx" in written["blonie.docx"]
    assert "buk-z-uwagami.pdf" in written["buk.pdf"]
    assert written["pusty.docx"] == ("review.json", "uwagi.html")


def test_an_office_file_is_converted_once_for_the_copy_and_the_notes(
    reviewed, order, tmp_path, monkeypatch
):
    from ingest.office import conversion

    path, review = reviewed["krapkowicki.odt"]
    real, seen = conversion.convert_one, []
    monkeypatch.setattr(
        conversion, "convert_one", lambda *given: seen.append(given) or real(*given)
    )
    assert "krapkowicki-z-uwagami.docx" in write_results(path, review, tmp_path, order)
    assert len(seen) == 1


def write_all(reviewed, out, order):
    names = folders_of(path.name for path, _ in reviewed.values())
    for (path, review), name in zip(reviewed.values(), names, strict=True):
        write_results(path, review, out / name, order)
    write_batch(out, names, order.settings, order.day)


def test_all_results_of_a_batch_are_written_and_the_same_each_time(reviewed, order, tmp_path):
    for out in (tmp_path / "a", tmp_path / "b"):
        write_all(reviewed, out, order)
    first = contents(tmp_path / "a")
    assert first == contents(tmp_path / "b")
    folders = ("blonie-docx", "buk-pdf", "krapkowicki-odt")
    assert {f"{folder}/pismo.docx" for folder in folders} <= first.keys()
    assert "pusty-docx/pismo.docx" not in first
    assert {
        "reviews.jsonl",
        "publication.json",
        "kalendarz.ics",
        "terminy.html",
        "tables/plans.csv",
        "tables/actions.parquet",
        "tables/tables.xlsx",
    } <= first.keys()
    waiting = json.loads(first["publication.json"])["waiting"]
    assert {each["path"] for each in waiting} == {
        "blonie.docx",
        "buk.pdf",
        "krapkowicki.odt",
        "pusty.docx",
    }
    assert b'href="index.html"' in first["terminy.html"]
    assert b"DTSTAMP:20261123T000000Z" in first["kalendarz.ics"]


def contents(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_submission_called_like_the_folder_of_tables_has_its_own():
    assert folders_of(["a.docx", "tables"])[1] != "tables"


def test_a_letter_template_that_cannot_be_used_is_told(reviewed, tmp_path):
    path, review = reviewed["blonie.docx"]
    settings = Settings(outputs=Outputs(letter=str(tmp_path / "brak.docx")))
    order = ResultsOrder(settings=settings, template=load_template())
    with pytest.raises(SettingsError, match=r"brak\.docx"):
        write_results(path, review, tmp_path / "out", order)
