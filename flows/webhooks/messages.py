"""What other systems are told of a run: messages about submissions, files and the run itself.

Nothing in them is personal: no names of people or files, no quotes. A message is the same bytes
each time it is made, so one that a killed run did not note as sent is known by its id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from flows.history.waiting import Waiting
from flows.results.basis import digest
from model.base import Frozen
from model.finding import FindingStatus, Severity
from model.receivers import Event
from model.review import Review

_ID = 32


class RunTold(Frozen):
    """A run that came to its end."""

    number: int
    kind: str
    files: int
    reviewed: int


class News(Frozen):
    """What one message says. `subject` is what it is about: a later message about the same, with
    other `facts`, takes its place.
    """

    event: Event
    subject: str
    facts: dict[str, object]


class Message(Frozen):
    """A message ready to be sent: `id` is new for every change, `body` its JSON."""

    event: Event
    id: str
    body: bytes


def news_of(
    round_: str,
    reviews: Iterable[Review],
    waiting: Mapping[str, Waiting],
    teryts: Mapping[str, str | None],
    run: RunTold,
) -> Iterator[News]:
    """All that there is to tell of a round after a run, the run itself last.

    `waiting` and `teryts` are by submission.
    """
    for review in reviews:
        submission = review.submission
        if submission.same_as is not None:
            continue
        about = {"round": round_, "submission": submission.id}
        if submission.id is not None:
            about["teryt"] = teryts.get(submission.id)
        if not review.outcome.was_checked:
            yield _of_file("file.unchecked", review, about)
        if submission.candidates:
            candidates = list(submission.candidates)
            yield _of_file("file.doubtful", review, {**about, "candidates": candidates})
        if submission.id is not None and submission.current:
            yield _of_review(review, about)
            if submission.id in waiting:
                yield _of_waiting(review, about, waiting[submission.id])
    facts = {"round": round_, **run.model_dump()}
    yield News(event="run.finished", subject=f"run.finished {run.number}", facts=facts)


def message(news: News, before: str) -> Message:
    """The message; `before` is the id of the last one about the same subject, "" for the first.

    Its id rests on that, too: what changes back is another message.
    """
    id_ = digest([news.event, news.facts, before])[:_ID]
    told = {"id": id_, "event": news.event, **news.facts}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Message(event=news.event, id=id_, body=text.encode())


def _of_file(event: Event, review: Review, about: Mapping[str, object]) -> News:
    facts = {**about, "sha256": review.source.sha256, "outcome": review.outcome.value}
    return News(event=event, subject=f"{event} {review.source.sha256}", facts=facts)


def _of_review(review: Review, about: Mapping[str, object]) -> News:
    event: Event = "submission.reviewed"
    statuses = [finding.status for finding in review.findings]
    facts = {
        **about,
        "version": review.submission.version,
        "sha256": review.source.sha256,
        "outcome": review.outcome.value,
        "completeness": review.completeness.score if review.completeness else None,
        "counts": {severity.value: review.count(severity) for severity in Severity},
        "statuses": {status: statuses.count(status) for status in get_args(FindingStatus)},
    }
    return News(event=event, subject=f"{event} {review.submission.id}", facts=facts)


def _of_waiting(review: Review, about: Mapping[str, object], waiting: Waiting) -> News:
    event: Event = "submission.waiting"
    facts = {**about, "version": review.submission.version, "waiting": waiting}
    return News(event=event, subject=f"{event} {review.submission.id}", facts=facts)
