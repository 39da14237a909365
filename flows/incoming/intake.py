"""What has come in: every file of an inbox with its hash, once it has stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from os import stat_result
from pathlib import Path

from flows.incoming.inbox import Found, Ignored, relative
from ingest.admission import weigh
from model.base import Frozen
from model.errors import SubmissionError

# A file that cannot be read now may be held by the program that writes it: it is tried again, after
# so many seconds each time.
_AGAIN_AFTER = (0.2, 1.0)


class Arrived(Frozen):
    """A file of the inbox.

    `name` is its path below the inbox. `sha256` is None where the file cannot be read. `saved_at`
    is when it was last changed. `same_as` names the first file of the inbox with the same bytes,
    None for that one itself.
    """

    path: Path
    name: str
    sha256: str | None
    saved_at: datetime
    same_as: str | None = None


class Intake(Frozen):
    """The files that are to be looked at, in the order of the inbox, and what is left out."""

    arrived: tuple[Arrived, ...]
    ignored: tuple[Ignored, ...]

    def with_read(self, read: Mapping[str, Arrived]) -> Intake:
        """The intake after some files were read, by name.

        A file that was another one by then, and those that were the same, wait for the next time.
        """
        changed = {
            one.sha256
            for one in self.arrived
            if one.sha256 and one.name in read and read[one.name].sha256 != one.sha256
        }
        left = [one for one in self.arrived if one.sha256 in changed]
        return Intake(
            arrived=tuple(read.get(one.name, one) for one in self.arrived if one not in left),
            ignored=(*self.ignored, *(Ignored(path=one.name, reason="growing") for one in left)),
        )


def take_in(
    found: Found, inbox: Path, settle_seconds: float, wait: Callable[[float], None] = time.sleep
) -> Intake:
    """Weigh the files that were found; leave those that are still being written for the next time.

    A file is settled when it was last changed `settle_seconds` ago; younger ones are waited for
    that long, together, and looked at once more. `wait` is handed seconds.
    """
    growing = _still_growing(found.submissions, settle_seconds, wait)
    arrived: list[Arrived] = []
    first: dict[str, str] = {}
    for path in found.submissions:
        if path in growing:
            continue
        one = _weighed(path, inbox, wait)
        if one.sha256 is not None:
            original = first.setdefault(one.sha256, one.name)
            one = one if original == one.name else one.model_copy(update={"same_as": original})
        arrived.append(one)
    left = [Ignored(path=relative(path, inbox), reason="growing") for path in growing]
    return Intake(arrived=tuple(arrived), ignored=(*found.ignored, *left))


def _still_growing(
    paths: Iterable[Path], settle_seconds: float, wait: Callable[[float], None]
) -> list[Path]:
    now = time.time()
    seen = {path: _stat(path) for path in paths}
    young = {
        path: stat for path, stat in seen.items() if stat and now - stat.st_mtime < settle_seconds
    }
    if not young:
        return []
    wait(settle_seconds)
    return [path for path, before in young.items() if _differs(before, _stat(path))]


def _weighed(path: Path, inbox: Path, wait: Callable[[float], None]) -> Arrived:
    stat = _stat(path)
    return Arrived(
        path=path,
        name=relative(path, inbox),
        sha256=_sha256(path, wait),
        saved_at=datetime.fromtimestamp(stat.st_mtime if stat else 0, UTC),
    )


def _sha256(path: Path, wait: Callable[[float], None]) -> str | None:
    for pause in (*_AGAIN_AFTER, None):
        try:
            return weigh(path).sha256
        except SubmissionError as error:
            if pause is None or not isinstance(error.__cause__, OSError):
                return None
            wait(pause)
    return None


def _stat(path: Path) -> stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _differs(before: stat_result, now: stat_result | None) -> bool:
    if now is None:
        return True
    return (before.st_size, before.st_mtime_ns) != (now.st_size, now.st_mtime_ns)
