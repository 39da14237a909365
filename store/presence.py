"""Which files of a round an inbox still holds, and under which names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.tables import RunRow, VersionRow
from store.turns import take_turn


def see(session: Session, round_: str, run: int, present: Mapping[str, Sequence[str]]) -> None:
    """Note that these files are in the inbox of a run: their names there, by hash.

    A file that was renamed goes by its first name of now. When a file was last seen is kept only of
    those without a place, which is all that anybody asks.
    """
    take_turn(session)
    for row in session.scalars(select(VersionRow).where(VersionRow.round == round_)):
        names = present.get(row.sha256, ())
        if names and row.path not in names:
            row.path = names[0]
        if names and row.submission is None:
            row.seen_in = run


def gone(session: Session, round_: str) -> frozenset[str]:
    """The SHA-256 of files without a place that a later run over their inbox no longer found."""
    newest = (
        select(RunRow.inbox, func.max(RunRow.id).label("run"))
        .where(RunRow.ended_at.is_not(None))
        .group_by(RunRow.inbox)
        .subquery()
    )
    missed = (
        select(VersionRow.sha256)
        .join(RunRow, RunRow.id == VersionRow.seen_in)
        .join(newest, newest.c.inbox == RunRow.inbox)
        .where(VersionRow.round == round_, newest.c.run > VersionRow.seen_in)
    )
    return frozenset(session.scalars(missed))
