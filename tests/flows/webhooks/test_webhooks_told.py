"""What receivers are told: changes only, signed, without a word of a document."""

from __future__ import annotations

import hashlib
import hmac
import shutil
from datetime import UTC, datetime
from http.client import HTTPConnection

import pytest

from flows.webhooks.sent import SENT_FILE
from tests.flows.webhooks.conftest import SECRET, Receiver, serving

ALL = [
    "submission.reviewed",
    "submission.waiting",
    "file.doubtful",
    "file.unchecked",
    "run.finished",
]


def test_a_receiver_is_told_of_every_submission(telling, receiver):
    assert telling.tell({"url": receiver.url, "events": ALL}) == ()
    assert sorted(receiver.events) == [
        "file.unchecked",
        "run.finished",
        *["submission.reviewed"] * 2,
        *["submission.waiting"] * 2,
    ]
    told = [post.told for post in receiver.posts]
    reviewed = next(each for each in told if each.get("submission") == "2609022")
    assert (reviewed["teryt"], reviewed["version"], reviewed["outcome"]) == (
        "2609022",
        1,
        "checked",
    )
    assert reviewed["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert reviewed["statuses"] == {"new": 1, "persisting": 0, "resolved": 0, "waived": 0}
    waiting = [each["waiting"] for each in told if each["event"] == "submission.waiting"]
    assert waiting == ["editor", "editor"]
    assert {post.path for post in receiver.posts} == {"/odbior?klucz=tajny"}


def test_nothing_of_a_document_and_no_name_is_told(telling, receiver):
    telling.tell({"url": receiver.url, "events": ALL})
    sent = b"".join(post.body for post in receiver.posts).decode()
    for word in ("Kowalski", "docx", "Wilczek", "Dwikozy", "Buk", "Działanie", "Termin", "skrzyn"):
        assert word not in sent


def test_a_message_is_signed_with_its_time(telling, receiver):
    telling.tell({"url": receiver.url})
    for post in receiver.posts:
        stamp = post.headers["X-HDR-Timestamp"]
        signed = stamp.encode() + b"." + post.body
        expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        assert post.headers["X-HDR-Signature"] == f"v1={expected}"
        assert post.headers["Idempotency-Key"] == post.told["id"]
        assert post.headers["X-HDR-Event"] == post.told["event"]
        sent = datetime.fromtimestamp(int(stamp), UTC)
        assert abs((datetime.now(UTC) - sent).total_seconds()) < 600


def test_only_changes_are_told_and_a_change_back_is_another_message(telling, receiver):
    hook = {"url": receiver.url}
    telling.tell(hook)
    first = len(receiver.posts)
    telling.tell(hook)
    assert len(receiver.posts) == first
    telling.office.told("decide", "2609022", "returned")
    telling.tell(hook)
    telling.office.told("decide", "2609022", "accepted")
    telling.tell(hook)
    told = [post.told["waiting"] for post in receiver.posts[first:]]
    assert told == ["author", "editor"]
    assert len(set(receiver.ids)) == len(receiver.ids)


def test_a_run_that_was_killed_sends_the_same_messages_again(telling, receiver):
    hook = {"url": receiver.url}
    telling.tell(hook)
    once = receiver.ids
    shutil.rmtree(telling.out)
    telling.tell(hook)
    assert receiver.ids == once + once
    assert len(set(receiver.ids)) == len(once)


def test_each_receiver_is_told_what_it_asked_for(telling, receiver):
    other = Receiver()
    end = serving(other)
    telling.tell(
        {"url": receiver.url, "events": ["run.finished"]},
        {"url": other.url, "events": ["file.unchecked"]},
    )
    end()
    assert receiver.events == ["run.finished"]
    assert other.events == ["file.unchecked"]


def test_a_file_that_an_editor_must_place_is_told(telling, receiver):
    (telling.office.inbox / "buk.docx").write_bytes(b"PK\x03\x04!")
    telling.office.read()
    telling.tell({"url": receiver.url, "events": ["file.doubtful"]})
    (post,) = receiver.posts
    assert post.told["candidates"] == ["3021033"]
    assert post.told["submission"] is None


@pytest.mark.parametrize("answers", [[503, 429, 200], [500, 200]])
def test_what_may_pass_is_tried_again(telling, receiver, answers):
    receiver.answers.extend(answers)
    assert telling.tell({"url": receiver.url, "events": ["run.finished"]}) == ()
    assert len(receiver.posts) == len(answers)
    assert len(set(receiver.ids)) == 1
    assert telling.waits == [1.0, 4.0][: len(answers) - 1]


def test_what_does_not_pass_is_left_for_the_next_run(telling, receiver):
    receiver.answers.extend([503] * 3)
    (unsent,) = telling.tell({"url": receiver.url})
    assert (unsent.left, unsent.receiver) == (4, "1 (localhost)")
    assert "kodem 503" in unsent.reason
    assert len(receiver.posts) == 3
    assert telling.tell({"url": receiver.url}) == ()
    assert len(receiver.posts) == 3 + 4


def test_a_message_that_is_refused_does_not_stop_the_others(telling, receiver):
    receiver.answers.extend([400])
    (unsent,) = telling.tell({"url": receiver.url})
    assert unsent.left == 1
    assert len(receiver.posts) == 4
    assert telling.waits == []
    telling.tell({"url": receiver.url})
    assert receiver.ids[4:] == receiver.ids[:1]


def test_a_receiver_that_refuses_everything_is_not_pestered(telling, receiver):
    receiver.answers.extend([401] * 9)
    (unsent,) = telling.tell({"url": receiver.url})
    assert unsent.left == 4
    assert len(receiver.posts) == 3


def test_a_redirection_is_not_followed(telling, receiver):
    receiver.answers.extend([302] * 9)
    (unsent,) = telling.tell({"url": receiver.url, "events": ["run.finished"]})
    assert "kodem 302" in unsent.reason
    assert [post.path for post in receiver.posts] == ["/odbior?klucz=tajny"]


def test_a_receiver_that_answers_a_byte_at_a_time_is_given_up(telling, receiver):
    receiver.trickles = True
    (unsent,) = telling.tell({"url": receiver.url, "seconds": 1})
    assert unsent.left == 4
    assert "nie odpowiada" in unsent.reason


def test_one_that_is_away_does_not_keep_the_others_from_being_told(telling, receiver, caplog):
    away = Receiver()
    serving(away)()
    with caplog.at_level("WARNING"):
        (unsent,) = telling.tell({"url": away.url}, {"url": receiver.url})
    assert unsent.receiver == "1 (localhost)"
    assert len(receiver.posts) == 4
    assert "webhook 1 (localhost)" in caplog.text
    for secret in (SECRET, "tajny", "odbior?"):
        assert secret not in caplog.text + unsent.reason


def test_a_record_that_cannot_be_kept_does_not_fail_the_run(telling, receiver):
    telling.out.mkdir()
    (telling.out / SENT_FILE).mkdir()
    (unsent,) = telling.tell({"url": receiver.url})
    assert "Nieoczekiwany błąd" in unsent.reason
    assert len(receiver.posts) == 4


def test_without_webhooks_nothing_is_kept(telling):
    assert telling.tell() == ()
    assert not telling.out.exists()


def test_the_answer_of_a_server_that_is_no_http_is_a_failure(telling, receiver, monkeypatch):
    def nonsense(self):
        raise ConnectionResetError

    monkeypatch.setattr(HTTPConnection, "getresponse", nonsense)
    (unsent,) = telling.tell({"url": receiver.url})
    assert "ConnectionResetError" in unsent.reason
