"""What editors decided: findings waived with a reason, submissions returned or approved."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from store.tables import DecisionRow

Kind = Literal[
    "waived", "accepted", "returned", "approved_content", "approved_language", "published"
]


class Decision(Frozen):
    """One decision of an editor.

    `finding` is the fingerprint it is about, None for the submission as a whole. The approvals
    follow the publisher's two steps: redakcja merytoryczna, then korekta językowa.
    """

    submission: str
    version: int | None = None
    finding: str | None = None
    kind: Kind
    reason: str | None = None
    who: str
    decided_at: datetime


def decide(session: Session, decision: Decision) -> None:
    """Record a decision. A waiver without a finding or a reason raises ValueError."""
    if decision.kind == "waived" and not (decision.finding and (decision.reason or "").strip()):
        raise ValueError("a waiver needs a finding and a reason")
    session.add(DecisionRow(**decision.model_dump()))


def decisions(session: Session, submission: str) -> list[Decision]:
    """The decisions on a submission that stand, oldest first."""
    rows = session.scalars(
        select(DecisionRow)
        .where(DecisionRow.submission == submission, DecisionRow.undone_at.is_(None))
        .order_by(DecisionRow.decided_at, DecisionRow.id)
    )
    return [
        Decision.model_validate({name: getattr(row, name) for name in Decision.model_fields})
        for row in rows
    ]


def undo(session: Session, submission: str, finding: str, now: datetime) -> bool:
    """Take back the waivers of a finding; whether there were any."""
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


def waived_fingerprints(session: Session, submission: str) -> frozenset[str]:
    """The fingerprints of findings of a submission that are waived."""
    return frozenset(
        one.finding
        for one in decisions(session, submission)
        if one.kind == "waived" and one.finding
    )
