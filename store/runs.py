"""Runs over an inbox: when they began and ended, and how much they had to do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.base import Frozen
from store.tables import RunRow
from store.turns import take_turn


class Run(Frozen):
    """One run. `ended_at` is None while it goes on, and for one that was cut short.

    `files` are those in the inbox, `reviewed` those that had to be read.
    """

    id: int
    kind: str
    inbox: str
    started_at: datetime
    ended_at: datetime | None
    files: int
    reviewed: int


def begin_run(session: Session, kind: str, inbox: str, round_: str, now: datetime) -> int:
    """Note that a run begins; its number."""
    take_turn(session)
    row = RunRow(kind=kind, inbox=inbox, round=round_, started_at=now)
    session.add(row)
    session.flush()
    return row.id


def end_run(session: Session, run: int, now: datetime, *, files: int, reviewed: int) -> None:
    """Note that a run came to its end. Raises KeyError for a number that no run has."""
    take_turn(session)
    row = session.get(RunRow, run)
    if row is None:
        raise KeyError(run)
    row.ended_at, row.files, row.reviewed = now, files, reviewed


def run_of(session: Session, number: int) -> Run | None:
    """The run of this number, None where there is none."""
    row = session.get(RunRow, number)
    return None if row is None else _run(row)


def last_runs(session: Session, count: int) -> list[Run]:
    """The newest runs first, at most `count`."""
    rows = session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(count))
    return [_run(row) for row in rows]


def _run(row: RunRow) -> Run:
    return Run.model_validate({name: getattr(row, name) for name in Run.model_fields})
