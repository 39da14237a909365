"""Submissions and their versions: recording what arrived, and reviews with their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.base import Frozen
from model.finding import WaiverNote
from model.plan import Unit
from model.review import Review, Submission
from store.decisions import waived_findings
from store.placing import Arrival, KnownSubmission, Placement, placements
from store.reviews import last_review
from store.tables import SubmissionRow, VersionRow
from store.traces import traces, with_history
from store.turns import take_turn


@dataclass(frozen=True)
class _Book:
    """Where versions are recorded, for which round, and when."""

    session: Session
    round: str
    now: datetime


def record(session: Session, round_: str, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Record the files that no version is known of in this round, each where it belongs.

    Files that are known already, also under another name, change nothing, but for one that could
    not be read when it came in and can be now.
    """
    take_turn(session)
    book = _Book(session, round_, now)
    new = _first_of_each(one for one in arrivals if _has_no_place(session, round_, one))
    by_content = {one.review.source.sha256: one for one in new}
    known = _known(session, round_) if any(one.unit is None for one in new) else []
    for placement in placements(new, known):
        _add(book, by_content[placement.sha256], placement)


class Place(Frozen):
    """Where a file of a round stands: its submission and version, both None while it is in doubt.

    `current`, `same_as` and `candidates` are those of `model.review.Submission`; `before` are the
    hashes of the earlier versions, oldest first.
    """

    sha256: str
    submission: str | None
    number: int | None
    teryt: str | None
    current: bool
    same_as: str | None
    candidates: tuple[str, ...]
    before: tuple[str, ...]

    @property
    def unread(self) -> bool:
        """True where nothing was known of the file when it came in."""
        return self.submission is None and not self.candidates


def places(session: Session, round_: str) -> dict[str, Place]:
    """Where every file known in a round stands, by its hash."""
    rows = session.scalars(select(VersionRow).where(VersionRow.round == round_)).all()
    units = session.execute(
        select(SubmissionRow.id, SubmissionRow.teryt).where(SubmissionRow.round == round_)
    )
    teryts = {submission: teryt for submission, teryt in units}
    by_id = {row.id: row for row in rows}
    originals: dict[str | None, list[VersionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: each.number or 0):
        if row.copy_of is None:
            originals[row.submission].append(row)
    return {row.sha256: _place(row, by_id, originals, teryts) for row in rows}


def _place(
    row: VersionRow,
    by_id: Mapping[int, VersionRow],
    originals: Mapping[str | None, Sequence[VersionRow]],
    teryts: Mapping[str, str | None],
) -> Place:
    versions = originals.get(row.submission, ()) if row.submission else ()
    number = row.number or 0
    last = max((version.number or 0 for version in versions), default=number)
    return Place(
        sha256=row.sha256,
        submission=row.submission,
        number=row.number,
        teryt=teryts.get(row.submission) if row.submission else None,
        current=row.copy_of is None and number == last,
        same_as=by_id[row.copy_of].path if row.copy_of else None,
        candidates=tuple((row.candidates or "").splitlines()),
        before=tuple(each.sha256 for each in versions if (each.number or 0) < number),
    )


def with_submission(
    session: Session, review: Review, place: Place, waived: Mapping[str, WaiverNote] | None = None
) -> Review:
    """The review with its submission, its version and the status of every finding.

    `waived` are those that the file of waivers holds, by fingerprint; None: that it held at the
    last run. A file that belongs nowhere yet only learns the submissions in question.
    """
    submission = Submission(
        id=place.submission,
        version=place.number,
        previous_sha256=place.before[-1] if place.before else None,
        current=place.current,
        same_as=place.same_as,
        candidates=place.candidates,
    )
    if place.submission is None or place.number is None:
        return review.model_copy(update={"submission": submission})
    before = {
        number: last_review(session, sha256) for number, sha256 in enumerate(place.before, start=1)
    }
    versions = {number: known for number, known in before.items() if known}
    versions[place.number] = review
    decided = waived_findings(session, place.submission, in_file=waived is None)
    notes = {**decided, **(waived or {})}
    told = with_history(review, place.number, traces(versions), notes)
    return told.model_copy(update={"submission": submission})


def assign(session: Session, round_: str, sha256: str, submission: str) -> None:
    """Make a doubtful file the next version of a submission, as an editor has decided.

    Raises KeyError when no such file or submission is known, ValueError when the file has its
    place already.
    """
    take_turn(session)
    row = _row(session, round_, sha256)
    if row is None or session.get(SubmissionRow, submission) is None:
        raise KeyError(sha256 if row is None else submission)
    if row.submission is not None:
        raise ValueError(row.submission)
    row.submission, row.number = submission, _next_number(session, submission)
    row.candidates = None


def open_submission(session: Session, round_: str, unit: Unit, now: datetime) -> str:
    """The id of the submission of a unit, which begins now where there is none yet."""
    take_turn(session)
    placement = Placement(sha256="", kind="version", unit=unit)
    return _opened(_Book(session, round_, now), placement)


def doubtful(session: Session, round_: str) -> list[tuple[str, list[str]]]:
    """The paths of files that an editor has to place, each with the submissions in question."""
    rows = session.scalars(
        select(VersionRow).where(VersionRow.round == round_, VersionRow.candidates.is_not(None))
    )
    # Sorted here: databases have orders of their own for letters and signs.
    return sorted((row.path, (row.candidates or "").splitlines()) for row in rows)


def _first_of_each(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """One arrival of each content: the first by path."""
    by_content: dict[str, Arrival] = {}
    for one in sorted(arrivals, key=lambda each: each.review.source.path):
        by_content.setdefault(one.review.source.sha256, one)
    return list(by_content.values())


def _row(session: Session, round_: str, sha256: str) -> VersionRow | None:
    wanted = select(VersionRow).where(VersionRow.round == round_, VersionRow.sha256 == sha256)
    return session.scalars(wanted).first()


def _has_no_place(session: Session, round_: str, arrival: Arrival) -> bool:
    """True for a file that is new in the round, or was unread and has a plan by now."""
    row = _row(session, round_, arrival.review.source.sha256)
    unread = row is not None and row.submission is None and row.candidates is None
    return row is None or (unread and arrival.review.plan is not None)


def _known(session: Session, round_: str) -> list[KnownSubmission]:
    rows = session.scalars(select(SubmissionRow).where(SubmissionRow.round == round_))
    return [_known_submission(session, row) for row in sorted(rows, key=lambda each: each.id)]


def _known_submission(session: Session, row: SubmissionRow) -> KnownSubmission:
    versions = session.scalars(
        select(VersionRow).where(VersionRow.submission == row.id).order_by(VersionRow.number)
    ).all()
    reviews = (last_review(session, version.sha256) for version in reversed(versions))
    plan = next((review.plan for review in reviews if review and review.plan), None)
    paths = frozenset(version.path for version in versions)
    return KnownSubmission(id=row.id, teryt=row.teryt, paths=paths, plan=plan)


def _add(book: _Book, arrival: Arrival, placement: Placement) -> None:
    row = _row(book.session, book.round, placement.sha256) or VersionRow(
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
