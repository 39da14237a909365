"""What of a round is approved, and which of it may be published.

The newest version of a submission that is approved in both steps and that nothing speaks against.
One that was published stays published until a newer version takes its place, so a correction that
comes in late does not take a document off the website.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from flows.history.waiting import waiting_for
from flows.messages import say
from model.finding import Severity
from model.review import Review
from reports.verdict import standing, standing_findings
from store.decisions import Decision, decisions_of_round
from store.reviews import last_review
from store.sessions import reading
from store.versions import Place, places, with_submission

_HOLDS = Path(__file__).parent / "data" / "publish.toml"


class Approved(NamedTuple):
    """A version that editors approved in both steps, or that was published before.

    `reasons` speak against publishing it, in Polish; () for one that may be. `published`: it was
    marked as such.
    """

    submission: str
    version: int
    review: Review
    reasons: tuple[str, ...]
    published: bool


def approved_versions(
    engine: Engine, round_: str, reviews: Iterable[Review]
) -> dict[str, list[Approved]]:
    """The approved versions of each submission, newest first: the newest that there is, and those
    that were published, approved still or not.

    `reviews` are those of the present files; of others the last review is known. Raises StoreError.
    """
    own = (review for review in reviews if review.submission.same_as is None)
    present = {review.source.sha256: review for review in own}
    found: dict[str, list[Approved]] = {}
    with reading(engine) as session:
        decided = decisions_of_round(session, round_)
        for place in _originals(places(session, round_).values()):
            submission, version = place.submission, place.number
            decisions = decided.get(submission or "", ())
            if submission is None or version is None:
                continue
            approved = waiting_for(decisions, version) in ("publish", "published")
            published = _was_published(decisions, version)
            review = present.get(place.sha256) or _known(session, place)
            if review is None or not (published or (approved and place.current)):
                continue
            reasons = reasons_against(review) if approved else (say("publish_not_approved"),)
            one = Approved(submission, version, review, reasons, published)
            found.setdefault(submission, []).append(one)
    return found


def reasons_against(review: Review) -> tuple[str, ...]:
    """Why a document may not be published, in words for editors; () when it may be."""
    where = standing(review)
    if where == "unreadable":
        return (say("publish_unreadable"),)
    reasons = []
    if where == "errors":
        reasons.append(say("publish_errors", count=review.count(Severity.ERROR)))
    if review.outcome != "checked":
        reasons.append(say("publish_partly"))
    there = {finding.name for finding in standing_findings(review)}
    unchecked = {one.name for one in review.undecided if one.kind == "could_not_check"}
    unchecked.update(review.switched_off, review.other_stage)
    for rule, what in holds().items():
        if rule in there:
            reasons.append(say("publish_held", rule=rule, what=what))
        elif rule in unchecked:
            reasons.append(say("publish_unchecked", rule=rule, what=what))
    return tuple(reasons)


@cache
def holds() -> dict[str, str]:
    """The rules whose findings keep a document back, and what they find."""
    with _HOLDS.open("rb") as file:
        found: dict[str, str] = tomllib.load(file)["holds"]
    return found


def _originals(placed: Iterable[Place]) -> list[Place]:
    """Files that are versions of their own, the newest of each submission first."""
    originals = [one for one in placed if one.same_as is None and one.number is not None]
    return sorted(originals, key=lambda one: (one.submission or "", -(one.number or 0)))


def _was_published(decisions: Sequence[Decision], version: int) -> bool:
    return any(one.kind == "published" and one.version == version for one in decisions)


def _known(session: Session, place: Place) -> Review | None:
    """The last review of a file that is no longer there, with what was decided on it."""
    review = last_review(session, place.sha256)
    return with_submission(session, review, place) if review else None
