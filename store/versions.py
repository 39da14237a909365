"""Submissions and their versions: recording what arrived, and reviews with their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.review import Review, Submission
from store.decisions import waived_fingerprints
from store.placing import Arrival, KnownSubmission, Placement, placements
from store.reviews import last_review
from store.tables import SubmissionRow, VersionRow
from store.traces import traces, with_history


@dataclass(frozen=True)
class _Book:
    """Where versions are recorded, for which round, and when."""

    session: Session
    round: str
    now: datetime


def record(session: Session, round_: str, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Record the files that no version is known of in this round, each where it belongs.

    Files that are known already, also under another name, change nothing.
    """
    book = _Book(session, round_, now)
    new = _first_of_each(one for one in arrivals if not _version_of(session, round_, one))
    by_content = {one.review.source.sha256: one for one in new}
    for placement in placements(new, _known(session, round_)):
        _add(book, by_content[placement.sha256], placement)


def with_submission(session: Session, round_: str, review: Review) -> Review:
    """The review with its submission, its version and the status of every finding.

    A file without a version, or whose version is doubtful, is returned as it is.
    """
    row = _row(session, round_, review.source.sha256)
    if row is None or row.submission is None or row.number is None:
        return review
    versions = _reviews_until(session, row)
    versions[row.number] = review
    waived = waived_fingerprints(session, row.submission)
    told = with_history(review, row.number, traces(versions), waived)
    before = versions.get(max((n for n in versions if n < row.number), default=0))
    submission = Submission(
        id=row.submission,
        version=row.number,
        previous_sha256=before.source.sha256 if before else None,
    )
    return told.model_copy(update={"submission": submission})


def assign(session: Session, round_: str, sha256: str, submission: str) -> None:
    """Make a doubtful file the next version of a submission, as an editor has decided.

    Raises KeyError when no such file or submission is known, ValueError when the file has its
    place already.
    """
    row = _row(session, round_, sha256)
    if row is None or session.get(SubmissionRow, submission) is None:
        raise KeyError(sha256 if row is None else submission)
    if row.submission is not None:
        raise ValueError(row.submission)
    row.submission, row.number = submission, _next_number(session, submission)
    row.candidates = None


def doubtful(session: Session, round_: str) -> list[tuple[str, list[str]]]:
    """The paths of files that an editor has to place, each with the submissions in question."""
    rows = session.scalars(
        select(VersionRow)
        .where(VersionRow.round == round_, VersionRow.candidates.is_not(None))
        .order_by(VersionRow.path)
    )
    return [(row.path, (row.candidates or "").splitlines()) for row in rows]


def _first_of_each(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """One arrival of each content: the first by path."""
    by_content: dict[str, Arrival] = {}
    for one in sorted(arrivals, key=lambda each: each.review.source.path):
        by_content.setdefault(one.review.source.sha256, one)
    return list(by_content.values())


def _row(session: Session, round_: str, sha256: str) -> VersionRow | None:
    wanted = select(VersionRow).where(VersionRow.round == round_, VersionRow.sha256 == sha256)
    return session.scalars(wanted).first()


def _version_of(session: Session, round_: str, arrival: Arrival) -> VersionRow | None:
    return _row(session, round_, arrival.review.source.sha256)


def _known(session: Session, round_: str) -> list[KnownSubmission]:
    rows = session.scalars(
        select(SubmissionRow).where(SubmissionRow.round == round_).order_by(SubmissionRow.id)
    )
    return [_known_submission(session, row) for row in rows]


def _known_submission(session: Session, row: SubmissionRow) -> KnownSubmission:
    versions = session.scalars(
        select(VersionRow).where(VersionRow.submission == row.id).order_by(VersionRow.number)
    ).all()
    reviews = (last_review(session, version.sha256) for version in reversed(versions))
    plan = next((review.plan for review in reviews if review and review.plan), None)
    paths = frozenset(version.path for version in versions)
    return KnownSubmission(id=row.id, teryt=row.teryt, paths=paths, plan=plan)


def _add(book: _Book, arrival: Arrival, placement: Placement) -> None:
    row = VersionRow(
        round=book.round,
        sha256=placement.sha256,
        path=arrival.review.source.path,
        saved_at=arrival.saved_at,
        received_at=book.now,
    )
    if placement.kind == "version":
        row.submission = _opened(book, placement)
        row.number = _next_number(book.session, row.submission)
    elif placement.kind == "copy":
        original = _row(book.session, book.round, placement.copy_of or "")
        if original:
            row.submission, row.number = original.submission, original.number
            row.copy_of = original.id
    elif placement.kind == "doubtful":
        row.candidates = "\n".join(placement.candidates or [_id_of(book, placement)])
    book.session.add(row)
    book.session.flush()


def _opened(book: _Book, placement: Placement) -> str:
    """The id of the submission, which begins now where there is none yet."""
    submission, unit = _id_of(book, placement), placement.unit
    if book.session.get(SubmissionRow, submission) is None:
        book.session.add(
            SubmissionRow(
                id=submission,
                round=book.round,
                teryt=unit.teryt if unit else None,
                title=unit.name if unit else "",
                opened_at=book.now,
            )
        )
        book.session.flush()
    return submission


def _id_of(book: _Book, placement: Placement) -> str:
    """Round and TERYT of the unit; the beginning of the file's hash where the unit is unknown."""
    unit = placement.unit
    key = unit.teryt if unit else f"plik-{placement.sha256[:12]}"
    return "/".join(part for part in (book.round, key) if part)


def _next_number(session: Session, submission: str) -> int:
    highest = select(func.max(VersionRow.number)).where(VersionRow.submission == submission)
    return (session.scalar(highest) or 0) + 1


def _reviews_until(session: Session, row: VersionRow) -> dict[int, Review]:
    """The reviews of the versions before this one, copies left out, by number."""
    before = session.scalars(
        select(VersionRow).where(
            VersionRow.submission == row.submission,
            VersionRow.number < row.number,
            VersionRow.copy_of.is_(None),
        )
    )
    reviews = {one.number: last_review(session, one.sha256) for one in before if one.number}
    return {number: review for number, review in reviews.items() if review}
