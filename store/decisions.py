"""What editors decided: findings waived with a reason, submissions returned or approved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import StringConstraints
from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from model.finding import WaiverNote
from store.tables import DecisionRow, SubmissionRow
from store.turns import take_turn

Kind = Literal[
    "waived", "accepted", "returned", "approved_content", "approved_language", "published"
]
# PostgreSQL cannot hold the sign U+0000, nor more than the column has room for.
Words = Annotated[str, StringConstraints(pattern=r"\A[^\x00]*\z")]


class Decision(Frozen):
    """One decision of an editor.

    `finding` is the fingerprint it is about, None for the submission as a whole. The approvals
    follow the publisher's two steps: redakcja merytoryczna, then korekta językowa.
    """

    submission: str
    version: int | None = None
    finding: str | None = None
    kind: Kind
    reason: Words | None = None
    who: Annotated[Words, StringConstraints(max_length=120)]
    decided_at: datetime


def decide(session: Session, decision: Decision) -> None:
    """Record a decision. A waiver without a finding or a reason raises ValueError."""
    if decision.kind == "waived" and not (decision.finding and (decision.reason or "").strip()):
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


def waived_findings(session: Session, submission: str) -> dict[str, WaiverNote]:
    """The findings of a submission that are waived, by fingerprint, with the reasons."""
    return {
        one.finding: WaiverNote(
            reason=one.reason or "", by=one.who, on=one.decided_at.astimezone(UTC).date()
        )
        for one in decisions(session, submission)
        if one.kind == "waived" and one.finding
    }


def _decision(row: DecisionRow) -> Decision:
    return Decision.model_validate({name: getattr(row, name) for name in Decision.model_fields})
