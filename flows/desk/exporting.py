"""The reviews of a round for another system: of every submission the newest version, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from flows.desk.errors import DeskError
from flows.desk.round_files import RoundFiles
from model.review import Review
from store.received import Received
from store.runs import run_of


def moment_of(session: Session, since: str) -> datetime:
    """The moment that is meant: a day or a moment as in ISO 8601 (of this machine's time zone where
    it names none), or the beginning of the run of this number. Raises DeskError.
    """
    if since.isdigit():
        found = run_of(session, int(since)) if len(since) < 10 else None
        if found is None:
            raise DeskError("no_run", run=since)
        return found.started_at
    try:
        return datetime.fromisoformat(since).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise DeskError("no_moment", since=since) from error


def exported(files: RoundFiles, since: datetime | None = None) -> Iterator[Review]:
    """The reviews of the newest versions in the order of the ids of their submissions.

    `since`: only of files that came in or were read at that moment or later.
    """
    for one in files.current.values():
        if since is None or _is_since(files, one, since):
            review = files.told(one)
            if review is not None:
                yield review


def _is_since(files: RoundFiles, one: Received, since: datetime) -> bool:
    newest = files.newest(one.sha256)
    return one.received_at >= since or (newest is not None and newest.made_at >= since)
