"""The files of a round as they were received, and the newest that is known of each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from model.errors import Outcome
from store.reviews import KeptReview
from store.tables import ReviewRow, SubmissionRow, VersionRow


class Received(Frozen):
    """A file of a round. `path` is its name in the inbox when it was last there.

    `submission` and `number` are None while it belongs nowhere: it is one of `candidates`, or it
    could not be read. `copy_of` is the SHA-256 of the version that it holds in another format.
    """

    sha256: str
    path: str
    saved_at: datetime
    received_at: datetime
    submission: str | None
    number: int | None
    copy_of: str | None
    candidates: tuple[str, ...]


class Known(Frozen):
    """A submission of a round. `teryt` is None where its unit was not recognised."""

    id: str
    teryt: str | None
    title: str


def received(session: Session, round_: str) -> list[Received]:
    """The files of a round in the order in which they came in."""
    rows = session.scalars(select(VersionRow).where(VersionRow.round == round_)).all()
    by_id = {row.id: row for row in rows}
    return [
        Received(
            sha256=row.sha256,
            path=row.path,
            saved_at=row.saved_at,
            received_at=row.received_at,
            submission=row.submission,
            number=row.number,
            copy_of=by_id[row.copy_of].sha256 if row.copy_of else None,
            candidates=tuple((row.candidates or "").splitlines()),
        )
        for row in sorted(rows, key=lambda each: each.id)
    ]


def submissions(session: Session, round_: str) -> list[Known]:
    """The submissions of a round, by their ids."""
    rows = session.scalars(select(SubmissionRow).where(SubmissionRow.round == round_))
    found = [Known(id=row.id, teryt=row.teryt, title=row.title) for row in rows]
    return sorted(found, key=lambda each: each.id)


def rounds(session: Session) -> list[str]:
    """The rounds that files were received for, in the order of their names."""
    return sorted(session.scalars(select(VersionRow.round).distinct()))


class Newest(Frozen):
    """What is kept of a file on the basis that it was last read on, and when that was."""

    kept: KeptReview
    made_at: datetime


def newest_review(session: Session, sha256: str) -> Newest | None:
    """The newest review of these bytes on any basis, None where there is none."""
    wanted = (
        select(ReviewRow)
        .where(ReviewRow.sha256 == sha256)
        .order_by(ReviewRow.made_at.desc(), ReviewRow.basis)
        .limit(1)
    )
    row = session.scalars(wanted).first()
    if row is None:
        return None
    kept = KeptReview(
        sha256=row.sha256, outcome=Outcome(row.outcome), review=row.review, prints=row.prints
    )
    return Newest(kept=kept, made_at=row.made_at)
