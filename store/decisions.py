"""What editors decided: findings waived with a reason, submissions returned or approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Annotated, Literal

from pydantic import StringConstraints
from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from model.finding import WaiverNote
from store.tables import DecisionRow, SubmissionRow
from store.turns import take_turn

Kind = Literal[
    "waived",
    "waived_in_file",
    "accepted",
    "returned",
    "approved_content",
    "approved_language",
    "published",
]
_LONGEST_NAME = 120
# PostgreSQL cannot hold the sign U+0000, nor more than the column has room for.
Words = Annotated[str, StringConstraints(pattern=r"\A[^\x00]*\z")]


class Decision(Frozen):
    """One decision of an editor.

    `finding` is the fingerprint it is about, None for the submission as a whole. The approvals
    follow the publisher's two steps: redakcja merytoryczna, then korekta językowa. What is
    "waived_in_file" stands in the file of waivers and goes with it; "waived" was decided here.
    `undone_at` is None for a decision that stands.
    """

    submission: str
    version: int | None = None
    finding: str | None = None
    kind: Kind
    reason: Words | None = None
    who: Annotated[Words, StringConstraints(max_length=_LONGEST_NAME)]
    decided_at: datetime
    undone_at: datetime | None = None


def decide(session: Session, decision: Decision) -> None:
    """Record a decision. A waiver without a finding or a reason raises ValueError."""
    waives = decision.kind in ("waived", "waived_in_file")
    if waives and not (decision.finding and (decision.reason or "").strip()):
        raise ValueError("a waiver needs a finding and a reason")
    take_turn(session)
    session.add(DecisionRow(**decision.model_dump()))


def decisions(session: Session, submission: str) -> list[Decision]:
    """The decisions on a submission that stand, oldest first."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.submission == submission, DecisionRow.undone_at.is_(None))
        .order_by(DecisionRow.decided_at, DecisionRow.id)
    )
    return [_decision(row) for row in rows]


def history(session: Session, submission: str) -> list[Decision]:
    """All decisions on a submission, oldest first, those that were taken back too."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.submission == submission)
        .order_by(DecisionRow.decided_at, DecisionRow.id)
    )
    return [_decision(row) for row in rows]


def undo_last(
    session: Session, submission: str, kind: Kind, version: int, now: datetime
) -> Decision | None:
    """Take back the newest standing decision of this kind on a version as a whole; None if there
    is none.
    """
    take_turn(session)
    row = session.scalars(
        select(DecisionRow)
        .where(
            DecisionRow.submission == submission,
            DecisionRow.kind == kind,
            DecisionRow.version == version,
            DecisionRow.finding.is_(None),
            DecisionRow.undone_at.is_(None),
        )
        .order_by(DecisionRow.decided_at.desc(), DecisionRow.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    row.undone_at = now
    return _decision(row)


def mirror_waivers(
    session: Session, round_: str, waivers: Mapping[tuple[str, str], WaiverNote], now: datetime
) -> None:
    """Make the waivers of the file those of the store: new ones are recorded, ones that are gone or
    say something else are marked as undone.

    `waivers` are all that the file holds for the round, by submission and fingerprint. A waiver
    without a date is of `now`. What was waived in the store itself stays.
    """
    take_turn(session)
    standing = session.scalars(
        select(DecisionRow)
        .join(SubmissionRow)
        .where(
            SubmissionRow.round == round_,
            DecisionRow.kind == "waived_in_file",
            DecisionRow.undone_at.is_(None),
        )
    ).all()
    known = set()
    for row in standing:
        note = waivers.get((row.submission, row.finding or ""))
        if note is not None and _says_the_same(row, note):
            known.add((row.submission, row.finding))
        else:
            row.undone_at = now
    for (submission, finding), note in sorted(waivers.items(), key=lambda each: each[0]):
        if (submission, finding) not in known:
            decision = Decision(
                submission=submission,
                finding=finding,
                kind="waived_in_file",
                reason=_storable(note.reason),
                who=_storable(note.by or "")[:_LONGEST_NAME],
                decided_at=datetime.combine(note.on, time(), UTC) if note.on else now,
            )
            session.add(DecisionRow(**decision.model_dump()))


def undo(session: Session, submission: str, finding: str, now: datetime) -> bool:
    """Take back the waivers of a finding; whether there were any."""
    take_turn(session)
    rows = session.scalars(
        select(DecisionRow).where(
            DecisionRow.submission == submission,
            DecisionRow.finding == finding,
            DecisionRow.undone_at.is_(None),
        )
    ).all()
    for row in rows:
        row.undone_at = now
    return bool(rows)


def decisions_of_round(session: Session, round_: str) -> dict[str, list[Decision]]:
    """The decisions that stand by submission, oldest first; submissions without any left out."""
    rows = session.scalars(
        select(DecisionRow)
        .join(SubmissionRow)
        .where(SubmissionRow.round == round_, DecisionRow.undone_at.is_(None))
        .order_by(DecisionRow.decided_at, DecisionRow.id)
    )
    found: dict[str, list[Decision]] = {}
    for row in rows:
        found.setdefault(row.submission, []).append(_decision(row))
    return found


def waived_findings(
    session: Session, submission: str, *, in_file: bool = True
) -> dict[str, WaiverNote]:
    """The findings of a submission that are waived, by fingerprint, with the reasons.

    `in_file`: also those that the file of waivers held at the last run.
    """
    kinds = ("waived", "waived_in_file") if in_file else ("waived",)
    return {
        one.finding: WaiverNote(
            reason=one.reason or "", by=one.who or None, on=one.decided_at.astimezone(UTC).date()
        )
        for one in decisions(session, submission)
        if one.kind in kinds and one.finding
    }


def _says_the_same(row: DecisionRow, note: WaiverNote) -> bool:
    """Whether a waiver of the file is recorded as it is there."""
    same_words = (row.reason, row.who) == (
        _storable(note.reason),
        _storable(note.by or "")[:_LONGEST_NAME],
    )
    return same_words and (note.on is None or row.decided_at.date() == note.on)


def _storable(text: str) -> str:
    return text.replace("\x00", " ")


def _decision(row: DecisionRow) -> Decision:
    return Decision.model_validate({name: getattr(row, name) for name in Decision.model_fields})
