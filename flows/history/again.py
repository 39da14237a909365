"""What a re-check reads again though neither the file nor what decides its review has changed.

How a file ended may have lain with this machine: a program that was not installed, a scan that
Tesseract could not read whole, memory that was short. And what waits for its author is looked at as
the file that lies there now.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from flows.history.waiting import waiting_in_round
from model.errors import Outcome
from store.sessions import reading
from store.tables import ReviewRow
from store.versions import places

# The same bytes are no plan, or locked by the same password, every time.
_SETTLED = (Outcome.CHECKED, Outcome.NOT_A_PLAN, Outcome.ENCRYPTED)


def to_read_again(engine: Engine, round_: str, basis: str) -> set[str]:
    """The hashes of the files whose reviews of this basis a re-check makes anew. Raises StoreError.

    Every run tries again what timed out or crashed; a re-check tries the rest, too.
    """
    with reading(engine) as session:
        hashes = {sha256 for sha256, _ in unsettled(session, basis)}
        waiting = waiting_in_round(session, round_)
        for place in places(session, round_).values():
            if place.current and place.submission and waiting.get(place.submission) == "author":
                hashes.add(place.sha256)
    return hashes


def unsettled(session: Session, basis: str) -> Iterable[tuple[str, str]]:
    """The files whose reviews may turn out better at another try: hash and review, as JSON."""
    rows = session.execute(
        select(ReviewRow.sha256, ReviewRow.review).where(
            ReviewRow.basis == basis, ReviewRow.outcome.not_in(_SETTLED)
        )
    )
    return [(sha256, review) for sha256, review in rows]
