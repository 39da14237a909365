"""Reviews that were made before: the same bytes, read by the same tool, need no second look."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.errors import Outcome
from model.review import Review
from store.tables import ReviewRow

# How a file ended may have had to do with the moment: it is tried again.
_PASSING = frozenset({Outcome.TIMEOUT, Outcome.CRASHED})


def kept_review(session: Session, sha256: str, basis: str) -> Review | None:
    """The review of these bytes on this basis, None where there is none or it may turn out better.

    `basis` digests what produced it: tool, template, rules and settings.
    """
    row = session.get(ReviewRow, (sha256, basis))
    if row is None or row.outcome in _PASSING:
        return None
    return Review.model_validate_json(row.review)


def keep_review(session: Session, review: Review, basis: str, made_at: datetime) -> None:
    """Keep a review as the rules gave it, in place of an earlier one of these bytes and basis."""
    session.merge(
        ReviewRow(
            sha256=review.source.sha256,
            basis=basis,
            outcome=review.outcome,
            review=review.model_dump_json(),
            made_at=made_at,
        )
    )


def last_review(session: Session, sha256: str) -> Review | None:
    """The newest review of these bytes on any basis, None where there is none."""
    newest = (
        select(ReviewRow.review)
        .where(ReviewRow.sha256 == sha256)
        .order_by(ReviewRow.made_at.desc(), ReviewRow.basis)
        .limit(1)
    )
    found = session.scalars(newest).first()
    return None if found is None else Review.model_validate_json(found)
