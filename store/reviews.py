"""Reviews that were made before: the same bytes, read by the same tool, need no second look."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from model.errors import Outcome
from model.review import Review
from store.tables import ReviewRow
from store.turns import take_turn

# How a file ended may have had to do with the moment: it is tried again.
_PASSING = frozenset({Outcome.TIMEOUT, Outcome.CRASHED})


class KeptReview(Frozen):
    """A review as JSON, and what is compared between submissions (None for a file without a plan).

    Both as the flow gave them: the store does not look into them.
    """

    sha256: str
    outcome: Outcome
    review: str
    prints: str | None = None


def known_outcomes(session: Session, basis: str) -> dict[str, Outcome]:
    """How the files reviewed on this basis ended, by their SHA-256; without what may turn out
    better at another try.
    """
    rows = session.execute(
        select(ReviewRow.sha256, ReviewRow.outcome).where(ReviewRow.basis == basis)
    )
    ended = {sha256: Outcome(outcome) for sha256, outcome in rows}
    return {sha256: outcome for sha256, outcome in ended.items() if outcome not in _PASSING}


def with_prints(session: Session, basis: str) -> frozenset[str]:
    """The SHA-256 of the files reviewed on this basis that can be compared with others."""
    rows = select(ReviewRow.sha256).where(ReviewRow.basis == basis, ReviewRow.prints.is_not(None))
    return frozenset(session.scalars(rows))


def is_kept(session: Session, sha256: str, basis: str) -> bool:
    """True when a review is kept that would not turn out better at another try."""
    row = select(ReviewRow.outcome).where(ReviewRow.sha256 == sha256, ReviewRow.basis == basis)
    outcome = session.scalars(row).first()
    return outcome is not None and outcome not in _PASSING


def keep(session: Session, kept: KeptReview, basis: str, made_at: datetime) -> None:
    """Keep a review as the rules gave it, in place of an earlier one of these bytes and basis.

    `basis` digests what produced it: tool, template, rules and settings.
    """
    take_turn(session)
    session.merge(ReviewRow(**kept.model_dump(), basis=basis, made_at=made_at))


def kept_as(session: Session, sha256: str, basis: str) -> KeptReview | None:
    """What is kept of these bytes on this basis, whatever the outcome; None where nothing is."""
    row = session.get(ReviewRow, (sha256, basis))
    if row is None:
        return None
    return KeptReview(
        sha256=row.sha256, outcome=Outcome(row.outcome), review=row.review, prints=row.prints
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
