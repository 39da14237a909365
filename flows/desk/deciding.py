"""Deciding on a submission, with the order of the publisher's steps kept.

Redakcja merytoryczna comes first, then korekta językowa, then publication; each for one version.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from sqlalchemy.orm import Session

from flows.desk.errors import DeskError
from flows.history.waiting import Waiting, waiting_for
from model.base import Frozen
from model.plan import Unit
from store.decisions import Decision, decide, decisions, undo_last
from store.received import Received, received
from store.versions import assign, open_submission

Step = Literal["accepted", "returned", "approved_content", "approved_language", "published"]
STEPS: tuple[Step, ...] = get_args(Step)
_LONGEST_NAME = 120  # as the store has room for
# What a submission may wait for when a step is taken.
_MAY_FOLLOW: dict[Step, tuple[Waiting, ...]] = {
    "accepted": ("editor", "author"),
    "returned": ("editor", "language", "publish"),
    "approved_content": ("editor", "author"),
    "approved_language": ("language",),
    "published": ("publish",),
}
# The steps that rest on one, in the order in which they are taken back.
_REST_ON: dict[Step, tuple[Step, ...]] = {
    "approved_content": ("published", "approved_language"),
    "approved_language": ("published",),
}


class Decided(Frozen):
    """A decision that was made or taken back, and what the submission waits for since."""

    decision: Decision
    waiting: Waiting


class Choice(Frozen):
    """What is decided on which submission, by whom. `version` None: the newest one."""

    submission: str
    step: Step
    who: str
    version: int | None = None
    reason: str | None = None


def decide_on(session: Session, round_: str, choice: Choice, now: datetime) -> Decided:
    """Record a decision of an editor. Take `store.sessions.writing`, so that nobody comes between.

    Raises DeskError for a version that is not the newest, and for a step out of order.
    """
    version = _newest(session, round_, choice)
    before = decisions(session, choice.submission)
    waiting = waiting_for(before, version)
    if waiting not in _MAY_FOLLOW[choice.step]:
        raise DeskError(f"{choice.step}_after_{waiting}")
    decision = Decision(
        submission=choice.submission,
        version=version,
        kind=choice.step,
        reason=_bare(choice.reason),
        who=(_bare(choice.who) or "")[:_LONGEST_NAME],
        decided_at=now,
    )
    decide(session, decision)
    return Decided(decision=decision, waiting=waiting_for([*before, decision], version))


def place_file(session: Session, round_: str, file: Received, owner: str | Unit) -> int:
    """Make a file the next version of a submission (its id), or the first one of a unit that has
    none; the number of the version. Take `store.sessions.writing`.

    Raises DeskError when the file has its place already.
    """
    id_ = owner
    if isinstance(owner, Unit):
        id_ = open_submission(session, round_, owner, file.received_at)
    try:
        assign(session, round_, file.sha256, str(id_))
    except ValueError as error:
        raise DeskError("placed_already", file=file.path, submission=error) from error
    session.flush()
    placed = next(one for one in received(session, round_) if one.sha256 == file.sha256)
    return placed.number or 0


def take_back(session: Session, round_: str, choice: Choice, now: datetime) -> Decided:
    """Take back the last decision of a kind on the newest version.

    Raises DeskError where there is none, and where a later step rests on it.
    """
    version = _newest(session, round_, choice)
    standing = {
        one.kind
        for one in decisions(session, choice.submission)
        if one.version == version and one.finding is None
    }
    for later in _REST_ON.get(choice.step, ()):
        if later in standing:
            raise DeskError(f"{later}_rests_on_it")
    undone = undo_last(session, choice.submission, choice.step, version, now)
    if undone is None:
        raise DeskError("nothing_to_undo", version=version)
    session.flush()
    waiting = waiting_for(decisions(session, choice.submission), version)
    return Decided(decision=undone, waiting=waiting)


def _newest(session: Session, round_: str, choice: Choice) -> int:
    """The number of the newest version. DeskError when another one is asked for."""
    numbers = [
        one.number or 0
        for one in received(session, round_)
        if one.submission == choice.submission and one.copy_of is None
    ]
    if not numbers:
        raise DeskError("no_submission", wanted=choice.submission)
    newest = max(numbers)
    if choice.version is not None and choice.version not in numbers:
        raise DeskError("no_version", version=choice.version, newest=newest)
    if choice.version not in (None, newest):
        raise DeskError("not_newest", version=choice.version, newest=newest)
    return newest


def _bare(words: str | None) -> str | None:
    """The words as the store can hold them; None for none."""
    return (words or "").replace("\x00", " ").strip() or None
