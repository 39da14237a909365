"""Which files of a round an inbox still holds, and under which names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from store.tables import RunRow, VersionRow
from store.turns import take_turn

_AT_ONCE = 500  # databases take only so many values in one statement


def see(session: Session, round_: str, run: int, present: Mapping[str, Sequence[str]]) -> None:
    """Note that these files are in the inbox of a run: their names there, by hash.

    A file that was renamed goes by its first name of now.
    """
    take_turn(session)
    ours = VersionRow.round == round_
    for id_, sha256, path in session.execute(
        select(VersionRow.id, VersionRow.sha256, VersionRow.path).where(ours)
    ).all():
        names = present.get(sha256, ())
        if names and path not in names:
            session.execute(update(VersionRow).where(VersionRow.id == id_).values(path=names[0]))
    hashes = sorted(present)
    for start in range(0, len(hashes), _AT_ONCE):
        some = VersionRow.sha256.in_(hashes[start : start + _AT_ONCE])
        session.execute(update(VersionRow).where(ours, some).values(seen_in=run))


def gone(session: Session, round_: str) -> frozenset[str]:
    """The SHA-256 of the files that a later run over their inbox no longer found there.

    Of a file that was last seen before such things were kept, any run will do.
    """
    ended = (
        select(RunRow.inbox, func.max(RunRow.id))
        .where(RunRow.ended_at.is_not(None), RunRow.round == round_)
        .group_by(RunRow.inbox)
    )
    newest = {inbox: run for inbox, run in session.execute(ended)}
    seen = (
        select(VersionRow.sha256, VersionRow.seen_in, RunRow.inbox)
        .outerjoin(RunRow, RunRow.id == VersionRow.seen_in)
        .where(VersionRow.round == round_)
    )
    return frozenset(
        sha256
        for sha256, run, inbox in session.execute(seen)
        if (newest if run is None else newest.get(inbox, run) > run)
    )
