"""`hdr status`: what an editor learns of a round from the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.desk.round_files import RoundFiles
from flows.history.book import Book
from flows.history.store_at import the_store
from store.runs import begin_run
from store.sessions import reading, writing
from tests.hdr.desk.conftest import edited

DWIKOZY, BUK = "2609022", "3021033"


def by_id(status):
    return {one["submission"]: one for one in status["submissions"]}


def test_each_submission_stands_with_its_newest_version_and_what_waits(office):
    office.told("decide", DWIKOZY, "approved_content", "--by", "A. Redaktor")
    told = office.json("status")
    dwikozy, buk = by_id(told)[DWIKOZY], by_id(told)[BUK]
    assert (dwikozy["unit"], dwikozy["version"]) == ("Gmina Dwikozy", 2)
    assert dwikozy["file"] == "dwikozy poprawiony.docx"
    assert dwikozy["received_at"] == "2026-11-04T08:00:00Z"
    assert (dwikozy["waiting"], buk["waiting"]) == ("language", "editor")
    assert dwikozy["decided"]["who"] == "A. Redaktor"
    assert buk["decided"] is None
    assert [(one["file"], one["outcome"]) for one in told["unread"]] == [("pusty.docx", "damaged")]


def test_the_counts_are_those_of_the_findings_that_stand(office):
    findings = office.findings("dwikozy poprawiony.docx")
    errors = [each for each in findings if each["severity"] == "error"]
    assert errors
    assert by_id(office.json("status"))[DWIKOZY]["errors"] == len(errors)
    office.waive(errors[0]["fingerprint"], unit=DWIKOZY)
    assert by_id(office.json("status"))[DWIKOZY]["errors"] == len(errors) - 1


def test_passages_shared_with_another_submission_count_as_in_the_notes(office):
    """A file that took the place of another one under its name is compared as it is now."""
    before = by_id(office.json("status"))[BUK]["warnings"]
    path = office.sample("dwikozy.docx", "2021/rypin.docx")
    names = {"Gmina Dwikozy": "Gmina Trzebownisko", "Gminy Dwikozy": "Gminy Trzebownisko"}
    edited(path, names | {"sandomierski": "rzeszowski", "świętokrzyskie": "podkarpackie"})
    office.saved(path)
    office.read()
    stands = office.json("status")["submissions"]
    (copied,) = [each for each in stands if each["file"] == "2021/rypin.docx"]
    exported = [json.loads(line) for line in office.told("export").splitlines()]
    found = {
        each["submission"]["id"]: [one["name"] for one in each["findings"]] for each in exported
    }
    assert "copied-passage" in found[copied["submission"]]
    assert "copied-passage" in found[DWIKOZY]
    assert by_id(office.json("status"))[BUK]["warnings"] == before


def test_what_needs_an_editor_comes_first_and_all_fits_80_columns(office):
    office.told("decide", BUK, "returned", "--reason", "Prosimy o termin. " * 20)
    text = office.told("status")
    heads = [line for line in text.splitlines() if line.startswith("Czekają")]
    assert heads == ["Czekają na redakcję merytoryczną (1)", "Czekają na poprawki autora (1)"]
    assert max(map(len, text.splitlines())) <= 80
    assert text.index("Gmina Dwikozy") < text.index("Gmina Buk")


def test_only_what_waits_for_one_thing(office):
    office.told("decide", BUK, "returned")
    assert list(by_id(office.json("status", "--waiting", "author"))) == [BUK]
    assert list(by_id(office.json("status", "--waiting", "editor"))) == [DWIKOZY]
    assert office.told("status", "--waiting", "publish") == (
        "Nie ma zgłoszeń, które na to czekają.\n"
    )


def test_a_doubtful_file_is_shown_with_the_submissions_in_question(office):
    (office.inbox / "2020" / "buk.docx").write_bytes(b"PK\x03\x04")
    office.read()
    (doubtful,) = office.json("status", "--waiting", "placing")["doubtful"]
    assert doubtful["file"] == "2020/buk.docx"
    assert doubtful["candidates"] == [{"submission": BUK, "unit": "Gmina Buk"}]
    text = office.told("status", "--waiting", "placing")
    assert f"hdr decide {doubtful['sha256'][:12]} --belongs-to" in text


def test_an_unread_file_is_listed_for_as_long_as_it_lies_in_the_inbox(office):
    def unread():
        office.read()
        return [one["file"] for one in office.json("status")["unread"]]

    broken = office.inbox / "pusty.docx"
    content = broken.read_bytes()
    assert unread() == unread() == ["pusty.docx"]
    broken.unlink()
    assert unread() == []
    broken.write_bytes(content)
    assert unread() == ["pusty.docx"]


def test_a_renamed_file_goes_by_its_name_of_now(office):
    office.read()
    name = by_id(office.json("status"))[BUK]["file"]
    (office.inbox / name).rename(office.inbox / "HDR Buk po poprawkach.docx")
    office.read()
    now = by_id(office.json("status"))[BUK]
    assert (now["file"], now["version"]) == ("HDR Buk po poprawkach.docx", 1)


def test_a_name_is_that_of_the_file_that_bears_it_now(office):
    first, second = office.sample("niemce.docx", "a.docx"), office.sample("rypin.docx", "b.docx")
    office.read()
    second.unlink()
    first.rename(second)
    office.read()
    with the_store(office.settings) as engine, reading(engine) as session:
        files = RoundFiles(session, office.settings)
        (there,) = [
            one for one in files.files if one.path == "b.docx" and one.sha256 not in files.gone
        ]
        assert files._by_path["b.docx"] == there


def test_a_run_for_another_round_does_not_tell_where_files_are(office):
    office.read()
    with the_store(office.settings) as engine:
        other = Book(engine, "2031", "", lambda: office.now).begun("review", str(office.inbox))
        other.enter([])
        other.end(files=0, reviewed=0)
    assert [one["file"] for one in office.json("status")["unread"]] == ["pusty.docx"]


def test_a_run_that_was_cut_short_is_told(office):
    with the_store(office.settings) as engine, writing(engine) as session:
        begin_run(session, "review-inbox", "skrzynka", "", office.now)
    assert [one["state"] for one in office.json("status")["runs"]] == ["open", "ended", "ended"]
    assert "trwa albo zostało przerwane" in office.told("status")
    office.read()
    assert [one["state"] for one in office.json("status")["runs"]] == ["ended", "cut", "ended"]
    assert "przerwane; następne" in office.told("status")


def test_an_empty_round_says_how_to_begin_and_which_rounds_there_are(office, tmp_path: Path):
    settings = office.settings_file
    settings.write_text("round = '2027'\n[store]\nurl = 'hdr.sqlite'\n", encoding="utf-8")
    assert "(bez nazwy)" in office.told("status")
    settings.write_text("[store]\nurl = 'inny.sqlite'\n", encoding="utf-8")
    assert "hdr run" in office.told("status")


@pytest.mark.parametrize("command", ["status", "decide"])
def test_a_store_that_cannot_be_opened_is_one_sentence(office, command):
    office.settings_file.write_text("[store]\nurl = 'skrzynka'\n", encoding="utf-8")
    done = office.hdr(command, *(["Buk"] if command == "decide" else []))
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
