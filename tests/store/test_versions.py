"""Submissions and versions in a real store: what arrived, what went before, what was decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from model.errors import Outcome
from model.finding import Finding, Severity
from store.database import StoreError, open_store
from store.decisions import Decision, decide, decisions, undo
from store.versions import assign, doubtful, places, record, with_submission
from tests.store.conftest import keep_review, kept_review

NOW = datetime(2026, 11, 1, 22, 0, tzinfo=UTC)
ROUND = "2026"
ID = "2026/1465011"


def finding(fingerprint, quote):
    return Finding(
        code="C101",
        name="term-outside-period",
        severity=Severity.ERROR,
        section="schedule",
        message="",
        hint="",
        quote=quote,
        location=None,
        fingerprint=fingerprint,
    )


FIRST = finding("a" * 16, "Remont sali do 2031 roku")
SECOND = finding("b" * 16, "Zakup tablic wiosną 2032 roku")


def arrive(session, *arrivals, now=NOW):
    for one in arrivals:
        keep_review(session, one.review, "basis", now)
    record(session, ROUND, arrivals, now)


def told(session, arrival):
    return told_in(session, ROUND, arrival)


def told_in(session, round_, arrival):
    place = places(session, round_)[arrival.review.source.sha256]
    return with_submission(session, arrival.review, place)


def test_a_corrected_file_under_another_name_is_the_next_version(session, arriving):
    first = arriving("plan.docx", findings=[FIRST, SECOND])
    second = arriving("HDR popr. ost.docx", day=5, findings=[SECOND])
    arrive(session, first)
    arrive(session, second, now=NOW + timedelta(days=5))
    assert told(session, first).submission.version == 1
    review = told(session, second)
    assert (review.submission.id, review.submission.version) == (ID, 2)
    assert review.submission.previous_sha256 == first.review.source.sha256
    assert [(one.quote, one.status) for one in review.findings] == [
        (SECOND.quote, "persisting"),
        (FIRST.quote, "resolved"),
    ]


def test_recording_the_same_files_again_changes_nothing(session, arriving):
    arrivals = [arriving("plan.docx"), arriving("powiat.docx", teryt="0404")]
    arrive(session, *arrivals)
    before = [told(session, one) for one in arrivals]
    arrive(session, *reversed(arrivals), now=NOW + timedelta(days=1))
    assert [told(session, one) for one in arrivals] == before
    assert session.scalar(text("select count(*) from versions")) == 2


def test_the_same_bytes_under_two_names_are_one_version(session, arriving):
    one, other = arriving("a.docx", content="x"), arriving("b.docx", content="x", day=1)
    arrive(session, other, one)
    assert told(session, one).submission == told(session, other).submission


def test_a_copy_in_another_format_has_the_version_of_the_original(session, arriving):
    word = arriving("plan.docx", findings=[FIRST])
    pdf = arriving("plan.pdf", media_type="application/pdf", reader="pdf", findings=[FIRST])
    arrive(session, pdf, word)
    assert told(session, pdf).submission.version == told(session, word).submission.version == 1
    assert [one.status for one in told(session, pdf).findings] == ["new"]
    next_one = arriving("plan2.docx", day=3)
    arrive(session, next_one)
    review = told(session, next_one)
    assert review.submission.version == 2
    assert [one.status for one in review.findings] == ["resolved"]


def test_a_doubtful_file_waits_for_a_decision(session, arriving):
    arrive(session, arriving("plan.docx"))
    nameless = arriving("poprawka.docx", teryt=None, content="y")
    arrive(session, nameless)
    waiting = told(session, nameless)
    assert (waiting.submission.id, waiting.submission.candidates) == (None, (ID,))
    assert doubtful(session, ROUND) == [("poprawka.docx", [ID])]
    assign(session, ROUND, nameless.review.source.sha256, ID)
    assert told(session, nameless).submission.version == 2
    assert doubtful(session, ROUND) == []
    with pytest.raises(ValueError, match=ID):
        assign(session, ROUND, nameless.review.source.sha256, ID)
    with pytest.raises(KeyError):
        assign(session, ROUND, "0" * 64, ID)


def test_a_unit_hands_in_once_a_round(session, arriving):
    one = arriving("plan.docx")
    arrive(session, one)
    record(session, "2027", [one], NOW)
    later = told_in(session, "2027", one).submission
    assert (later.id, later.version) == ("2027/1465011", 1)


def test_a_waiver_holds_for_the_next_versions_until_it_is_taken_back(session, arriving):
    first = arriving("plan.docx", findings=[FIRST])
    second = arriving("plan2.docx", day=1, findings=[finding("c" * 16, FIRST.quote + ".")])
    arrive(session, first, second)
    waiver = Decision(
        submission=ID, finding="a" * 16, kind="waived", reason="zgoda", who="A", decided_at=NOW
    )
    decide(session, waiver)
    assert decisions(session, ID) == [waiver]
    assert [one.status for one in told(session, second).findings] == ["waived"]
    assert undo(session, ID, "a" * 16, NOW)
    assert [one.status for one in told(session, second).findings] == ["persisting"]
    with pytest.raises(ValueError, match="reason"):
        decide(session, waiver.model_copy(update={"reason": " "}))


def test_a_review_is_kept_by_bytes_and_basis(session, reviewed):
    review = reviewed("plan.docx", findings=[FIRST])
    keep_review(session, review, "rules 1", NOW)
    assert kept_review(session, review.source.sha256, "rules 1") == review
    assert kept_review(session, review.source.sha256, "rules 2") is None
    failed = review.model_copy(update={"outcome": Outcome.TIMEOUT})
    keep_review(session, failed, "rules 1", NOW)
    assert kept_review(session, review.source.sha256, "rules 1") is None


def test_what_is_written_is_there_after_a_restart(url, reviewed):
    review = reviewed("plan.docx")
    for _ in range(2):  # opening a second time migrates nothing and loses nothing
        engine = open_store(url)
        with Session(engine) as session, session.begin():
            keep_review(session, review, "basis", NOW)
        engine.dispose()
    engine = open_store(url)
    with Session(engine) as session:
        assert kept_review(session, review.source.sha256, "basis") == review
    engine.dispose()


def test_a_store_of_a_newer_version_is_not_touched(url):
    engine = open_store(url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        open_store(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense", "address"),
        ("oracle9://x", "address"),
        ("sqlite:////proc/none/hdr.sqlite", "closed"),
    ],
)
def test_an_address_that_cannot_be_used_is_an_error_of_ours(url, reason):
    with pytest.raises(StoreError, match=reason):
        open_store(url)
