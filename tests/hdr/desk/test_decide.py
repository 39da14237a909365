"""`hdr decide`: the publisher's steps in their order, and placing a doubtful file."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.desk.deciding import Choice, decide_on
from flows.desk.errors import DeskError
from flows.history.store_at import the_store
from reports.json import REVIEW_FILE
from store.decisions import history
from store.sessions import reading, writing
from tests.hdr.desk.conftest import edited

DWIKOZY, BUK = "2609022", "3021033"


def waiting(office, submission=DWIKOZY):
    found = {one["submission"]: one for one in office.json("status")["submissions"]}
    return found[submission]["waiting"]


def refused(office, *arguments):
    done = office.hdr("decide", *arguments)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    return done.stderr


def test_a_submission_goes_through_the_two_steps_to_publication(office):
    for step, then in [
        ("accepted", "editor"),
        ("returned", "author"),
        ("accepted", "editor"),
        ("approved_content", "language"),
        ("approved_language", "publish"),
        ("published", "published"),
    ]:
        office.told("decide", DWIKOZY, step, "--by", "E. Redaktor")
        assert waiting(office) == then


def test_standing_errors_are_told_when_a_version_is_approved(office):
    done = office.hdr("decide", DWIKOZY, "approved_content")
    assert done.exit_code == 0
    assert "są wciąż 3 błędy" in done.stderr


@pytest.mark.parametrize(
    ("before", "step", "said"),
    [
        ([], "approved_language", "Najpierw trzeba zatwierdzić redakcję merytoryczną"),
        ([], "published", "najpierw redakcja merytoryczna"),
        (["approved_content"], "published", "Najpierw trzeba zatwierdzić korektę językową"),
        (["approved_content"], "approved_content", "już zatwierdzona"),
        (["approved_content"], "accepted", "już zatwierdzona"),
        (["returned"], "approved_language", "zwrócona autorowi"),
        (["returned"], "published", "zwrócona autorowi"),
        (["returned"], "returned", "już zwrócona"),
        (["approved_content", "approved_language"], "approved_language", "już zatwierdzona"),
        (["approved_content", "approved_language"], "approved_content", "są już zatwierdzone"),
        (["approved_content", "approved_language"], "accepted", "do publikacji"),
        (["approved_content", "approved_language", "published"], "returned", "cofnij publikację"),
        (["approved_content", "approved_language", "published"], "published", "już opublikowana"),
        (["approved_content", "approved_language", "published"], "accepted", "już opublikowana"),
    ],
)
def test_a_step_out_of_order_is_refused_and_changes_nothing(office, before, step, said):
    for each in before:
        office.told("decide", DWIKOZY, each)
    stood = waiting(office)
    assert said in refused(office, DWIKOZY, step)
    assert waiting(office) == stood


def test_a_new_version_begins_anew(office):
    for step in ("approved_content", "approved_language"):
        office.told("decide", DWIKOZY, step)
    path = office.sample("dwikozy.docx", "dwikozy 3.docx")
    edited(path, {"do 30.09.2025 r.": "do 30.08.2025 r."})
    office.saved(path)
    office.read()
    assert waiting(office) == "editor"
    assert "nie jest najnowsza" in refused(office, DWIKOZY, "approved_content", "--version", "2")
    assert "nie ma wersji 9" in refused(office, DWIKOZY, "approved_content", "--version", "9")
    office.told("decide", DWIKOZY, "approved_content", "--version", "3")
    assert waiting(office) == "language"


def test_a_decision_is_taken_back_and_stays_in_the_history(office):
    office.told("decide", DWIKOZY, "approved_content", "--reason", "Plan jest spójny.")
    office.told("decide", DWIKOZY, "approved_language")
    assert "Najpierw cofnij ją" in refused(office, DWIKOZY, "approved_content", "--undo")
    assert waiting(office) == "publish"
    office.told("decide", DWIKOZY, "approved_language", "--undo")
    office.told("decide", DWIKOZY, "approved_content", "--undo")
    assert waiting(office) == "editor"
    assert "nie ma takiej decyzji" in refused(office, DWIKOZY, "approved_content", "--undo")
    shown = office.told("decide", DWIKOZY)
    assert shown.count("cofnięto") == 2
    assert "Plan jest spójny." in shown


@pytest.mark.parametrize(
    "words",
    [
        "2609022",
        "260902",
        "Dwikozy",
        "dwikozy",
        "Gmina Dwikozy",
        "gminy dwikozy",
        "GMINIE DWIKOZY",
        "w Dwikozach",
        "dwikozy.docx",
        "dwikozy poprawiony.docx",
        "dwikozy-poprawiony-docx",
    ],
)
def test_a_submission_is_known_by_whatever_people_call_it(office, words):
    assert "(2609022)" in decided_on(office, words)


def decided_on(office, words):
    office.told("decide", words, "accepted")
    return office.told("decide", words)


def test_a_submission_is_known_by_its_file_and_its_results(office, tmp_path: Path):
    renamed = tmp_path / "kopia z poczty.docx"
    renamed.write_bytes((office.inbox / "dwikozy.docx").read_bytes())
    assert "(2609022)" in decided_on(office, renamed)
    folder = tmp_path / "wyniki" / "x-docx"
    folder.mkdir(parents=True)
    review = {"submission": {"id": BUK}}
    (folder / REVIEW_FILE).write_text(json.dumps(review), encoding="utf-8")
    assert f"({BUK})" in decided_on(office, folder)


def test_what_is_not_there_or_not_one_is_told(office):
    assert "Nie ma zgłoszenia „Kalisz”" in refused(office, "Kalisz", "accepted")
    office.sample("powiat-wolominski.docx", "2021/buk.docx")
    office.read()
    told = refused(office, "buk.docx", "accepted")
    assert "1434" in told
    assert f"{BUK}  Gmina Buk" in told
    assert "(1434)" in decided_on(office, "powiatu wołomińskiego")


def test_a_doubtful_file_becomes_the_next_version_of_the_submission(office):
    (office.inbox / "2020" / "buk.docx").write_bytes(b"PK\x03\x04")
    office.read()
    (doubtful,) = office.json("status", "--waiting", "placing")["doubtful"]
    told = office.told("decide", doubtful["sha256"][:12], "--belongs-to", "Buk")
    assert "jako wersja 2" in told
    assert office.json("status", "--waiting", "placing")["doubtful"] == []
    buk = {one["submission"]: one for one in office.json("status")["submissions"]}[BUK]
    assert (buk["version"], buk["outcome"], buk["errors"]) == (2, "damaged", None)
    again = refused(office, doubtful["sha256"][:12], "--belongs-to", "Dwikozy")
    assert f"należy już do zgłoszenia {BUK}" in again


@pytest.mark.parametrize("owner", ["Gmina Trzebownisko", "1816132", "w Trzebownisku"])
def test_a_file_of_a_unit_that_sent_nothing_yet_opens_its_submission(office, owner):
    told = office.told("decide", "pusty.docx", "--belongs-to", owner)
    assert "1816132 (Gmina Trzebownisko) jako wersja 1" in told
    assert office.json("status")["unread"] == []
    assert waiting(office, "1816132") == "editor"
    office.sample("trzebownisko.docx")
    office.read()
    versions = {one["teryt"]: one["version"] for one in office.json("status")["submissions"]}
    assert versions["1816132"] == 2


def test_a_name_of_several_units_is_asked_about(office):
    told = refused(office, "pusty.docx", "--belongs-to", "Rypin")
    assert "0412011  Gmina miejska Rypin" in told
    assert "0412042  Gmina Rypin" in told
    assert "Nie ma zgłoszenia „Nigdzie”" in refused(office, "pusty.docx", "--belongs-to", "Nigdzie")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Buk", "--undo"], "Podaj decyzję"),
        (["Buk", "accepted", "--belongs-to", "Dwikozy"], "albo --belongs-to"),
        (["pusty.docx", "--belongs-to", "Buk", "--undo"], "nie mają znaczenia"),
        (["nie-ma.docx", "--belongs-to", "Buk"], "wśród plików tego naboru"),
        (["Buk", "przyjęte"], "przyjęte"),
    ],
)
def test_what_does_not_make_sense_is_refused(office, arguments, said):
    assert said in refused(office, *arguments)


def test_where_nobody_is_logged_in_the_name_is_asked_for(office, monkeypatch):
    def nobody():
        raise KeyError("getpwuid(): uid not found: 1001")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert "--by KTO" in refused(office, DWIKOZY, "accepted")
    office.told("decide", DWIKOZY, "accepted", "--by", "E. Redaktor")


def waivers_recorded(office, submission=DWIKOZY):
    with the_store(office.settings) as engine, reading(engine) as session:
        return [
            (one.finding, one.reason, one.who, str(one.decided_at.date()), one.undone_at is None)
            for one in history(session, submission)
            if one.kind == "waived_in_file"
        ]


def test_waivers_of_the_file_are_recorded_and_undone_with_it(office):
    fingerprint = office.findings("dwikozy poprawiony.docx")[0]["fingerprint"]
    office.waive(fingerprint, unit=DWIKOZY)
    assert waivers_recorded(office) == []
    office.read()
    office.read()
    recorded = (fingerprint, "Uzgodniono.", "E. Redaktor", "2026-11-20")
    assert waivers_recorded(office) == [(*recorded, True)]
    assert waivers_recorded(office, BUK) == []
    (office.folder / "waivers.toml").unlink()
    office.read()
    assert waivers_recorded(office) == [(*recorded, False)]


def test_a_waiver_changes_the_results_once_and_a_waiver_taken_back_once(office):
    fingerprint = office.findings("dwikozy.docx")[0]["fingerprint"]
    keys = [office.read()]
    office.waive(fingerprint, unit=DWIKOZY)
    keys += [office.read(), office.read()]
    (office.folder / "waivers.toml").unlink()
    keys += [office.read(), office.read()]
    before, waived, still, taken_back, after = keys
    assert before != waived == still
    assert taken_back == after == before


def test_of_editors_who_approve_at_once_one_does(office):
    def approve(name):
        choice = Choice(submission=DWIKOZY, step="approved_content", who=name)
        with the_store(office.settings) as engine, writing(engine) as session:
            try:
                return decide_on(session, "", choice, office.now).waiting
            except DeskError as error:
                return error.problem

    with ThreadPoolExecutor(4) as editors:
        found = list(editors.map(approve, "ABCD"))
    assert sorted(found) == [*["approved_content_after_language"] * 3, "language"]


def test_a_decision_on_a_submission_leaves_its_results_and_edited_letters_alone(office):
    before = office.read()
    office.told("decide", DWIKOZY, "returned")
    assert office.read() == before
