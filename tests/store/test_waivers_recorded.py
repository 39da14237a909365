"""Waivers of the file as the store records them, and decisions taken back, on each database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from flows.history.waiting import waiting_for, waiting_in_round
from model.finding import WaiverNote
from store.decisions import (
    Decision,
    decide,
    decisions,
    history,
    mirror_waivers,
    undo_last,
    waived_findings,
)
from store.received import newest_review, received, rounds, submissions
from store.versions import record
from tests.store.conftest import keep_review

NOW = datetime(2026, 11, 1, 22, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)
ROUND, ID = "2026", "2026/1465011"
NOTE = WaiverNote(reason="Uzgodniono.", by="E. Redaktor", on=date(2026, 10, 30))


@pytest.fixture
def stocked(session, arriving):
    """Two versions of a plan, the second also as a PDF, and a file that could not be read."""
    pdf = arriving("b.pdf", day=2, content="pdf", media_type="application/pdf", reader="pdf")
    for arrivals in (
        [arriving("a.docx", day=1)],
        [arriving("b.docx", day=2), pdf],
        [arriving("c.docx", teryt=None, actions=())],
    ):
        for one in arrivals:
            keep_review(session, one.review, "basis", NOW)
        record(session, ROUND, arrivals, NOW)
    return session


def mirrored(session):
    return [one for one in history(session, ID) if one.kind == "waived_in_file"]


def test_what_the_file_holds_is_recorded_once_with_its_day(stocked):
    for moment in (NOW, LATER):
        mirror_waivers(stocked, ROUND, {(ID, "a" * 16): NOTE}, moment)
    (one,) = mirrored(stocked)
    assert (one.who, one.reason, one.decided_at.date()) == ("E. Redaktor", "Uzgodniono.", NOTE.on)
    assert waived_findings(stocked, ID) == {"a" * 16: NOTE}
    assert waived_findings(stocked, ID, in_file=False) == {}


def test_a_waiver_without_a_day_or_a_name_is_of_the_first_run_that_saw_it(stocked):
    bare = WaiverNote(reason="Tak ma być.")
    for moment in (NOW, LATER):
        mirror_waivers(stocked, ROUND, {(ID, "a" * 16): bare}, moment)
    (one,) = mirrored(stocked)
    assert (one.who, one.decided_at) == ("", NOW)


def test_what_left_the_file_or_says_something_else_is_undone(stocked):
    mirror_waivers(stocked, ROUND, {(ID, "a" * 16): NOTE, (ID, "b" * 16): NOTE}, NOW)
    other = NOTE.model_copy(update={"reason": "Po rozmowie z urzędem."})
    mirror_waivers(stocked, ROUND, {(ID, "a" * 16): other}, LATER)
    assert {(one.finding[0], one.reason, one.undone_at) for one in mirrored(stocked)} == {
        ("a", "Uzgodniono.", LATER),
        ("a", "Po rozmowie z urzędem.", None),
        ("b", "Uzgodniono.", LATER),
    }


def test_what_was_waived_in_the_store_stays(stocked):
    waiver = Decision(
        submission=ID, finding="c" * 16, kind="waived", reason="x", who="A", decided_at=NOW
    )
    decide(stocked, waiver)
    mirror_waivers(stocked, ROUND, {}, LATER)
    assert decisions(stocked, ID) == [waiver]


def test_another_round_is_left_alone(stocked):
    mirror_waivers(stocked, ROUND, {(ID, "a" * 16): NOTE}, NOW)
    mirror_waivers(stocked, "2027", {}, LATER)
    assert [one.undone_at for one in mirrored(stocked)] == [None]


def test_the_last_decision_of_a_kind_is_taken_back(stocked):
    def decided(kind, version, hours=0):
        moment = NOW + timedelta(hours=hours)
        one = Decision(submission=ID, version=version, kind=kind, who="A", decided_at=moment)
        decide(stocked, one)
        return one

    decided("approved_content", 1)
    accepted = decided("accepted", 2)
    approved = decided("approved_content", 2, hours=1)
    assert waiting_in_round(stocked, ROUND) == {ID: "language"}
    undone = undo_last(stocked, ID, "approved_content", 2, LATER)
    assert undone == approved.model_copy(update={"undone_at": LATER})
    assert undo_last(stocked, ID, "approved_content", 2, LATER) is None
    standing = decisions(stocked, ID)
    assert [(one.kind, one.version) for one in standing] == [
        ("approved_content", 1),
        ("accepted", 2),
    ]
    assert waiting_for(standing, 2) == "editor"
    assert waiting_for(standing, 1) == "language"
    assert accepted in history(stocked, ID)


def test_a_step_that_was_taken_before_its_turn_counts_for_nothing():
    def one(kind):
        return Decision(submission=ID, version=1, kind=kind, who="A", decided_at=NOW)

    assert waiting_for([one("approved_language"), one("published")], 1) == "editor"
    order = ["approved_language", "approved_content", "published"]
    assert waiting_for(map(one, order), 1) == "language"


def test_the_files_of_a_round_in_the_order_in_which_they_came(stocked):
    files = received(stocked, ROUND)
    assert [(one.path, one.submission, one.number) for one in files] == [
        ("a.docx", ID, 1),
        ("b.docx", ID, 2),
        ("b.pdf", ID, 2),
        ("c.docx", None, None),
    ]
    assert [one.copy_of for one in files] == [None, None, files[1].sha256, None]
    assert [(one.id, one.teryt, one.title) for one in submissions(stocked, ROUND)] == [
        (ID, "1465011", "Błonie")
    ]
    assert rounds(stocked) == [ROUND]


def test_the_newest_review_of_a_file_counts(stocked, arriving):
    sha256 = received(stocked, ROUND)[0].sha256
    again = arriving("a.docx", day=1).review
    keep_review(stocked, again, "a newer basis", LATER)
    assert newest_review(stocked, sha256).made_at == LATER
    assert newest_review(stocked, "0" * 64) is None
