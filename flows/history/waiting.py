"""What a submission waits for, told from the decisions on its newest version.

The publisher edits in two steps, redakcja merytoryczna and then korekta językowa. A decision holds
for the version it was made on: a later version begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.decisions import Decision, decisions_of_round
from store.tables import SubmissionRow, VersionRow

Waiting = Literal["author", "editor", "language", "publish", "published"]
"""For the author to correct, for an editor to look (redakcja merytoryczna), for korekta językowa,
for publication, for nothing any more."""

WAITING: tuple[Waiting, ...] = get_args(Waiting)


def waiting_for(decisions: Iterable[Decision], version: int) -> Waiting:
    """What a submission waits for whose newest version is `version`.

    `decisions` are those that stand, oldest first (`store.decisions.decisions`). Steps that were
    taken out of their order count for nothing.
    """
    waiting: Waiting = "editor"
    for decision in decisions:
        if decision.version == version and decision.finding is None:
            waiting = _after(waiting, decision.kind)
    return waiting


def waiting_in_round(session: Session, round_: str) -> dict[str, Waiting]:
    """What each submission of a round waits for; "publish" is approved in both steps."""
    newest = session.execute(
        select(VersionRow.submission, func.max(VersionRow.number))
        .join(SubmissionRow, SubmissionRow.id == VersionRow.submission)
        .where(SubmissionRow.round == round_)
        .group_by(VersionRow.submission)
    )
    decided = decisions_of_round(session, round_)
    return {
        submission: waiting_for(decided.get(submission, ()), number)
        for submission, number in newest
        if submission is not None and number is not None
    }


def _after(waiting: Waiting, kind: str) -> Waiting:
    """What comes after a decision; the same as before where it does not follow."""
    if kind == "returned":
        return "author"
    if kind == "accepted":
        return "editor" if waiting == "author" else waiting
    if kind == "approved_content":
        return "language" if waiting in ("author", "editor") else waiting
    if kind == "approved_language":
        return "publish" if waiting == "language" else waiting
    if kind == "published":
        return "published" if waiting == "publish" else waiting
    return waiting
