"""Bringing an inbox from the storage: a local folder that holds what the inbox holds, no more."""

from __future__ import annotations

import errno
import os
import re
import uuid
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from pydantic import Field, ValidationError

from flows.incoming.inbox import EXTENSIONS, Ignored, look_through
from flows.storage.errors import StorageError
from flows.storage.remote import Listed, Remote, each
from model.base import Frozen
from reports.files import write_text

_BOOK = "brought.json"
# Whether a file without a known ending is a document is told by how it begins.
_BEGINNING = 8
_CONTROL = re.compile("[\\x00-\\x1f\\x7f]")


class Brought(Frozen):
    """A file that was brought: the tag it had, and how many of its bytes were."""

    tag: str
    size: int


class Book(Frozen):
    """What was brought before, by name."""

    files: dict[str, Brought] = Field(default_factory=dict)


class _Inbox:
    """The inbox in the storage and its place on this machine."""

    def __init__(self, remote: Remote, place: Path, unfinished: Path) -> None:
        self.remote = remote
        self.folder = place / "files"
        self.unfinished = unfinished
        self.book = place / _BOOK
        self.brought = _load(self.book)
        self.denied: list[StorageError] = []


def bring(remote: Remote, place: Path, left_out: str | None = None) -> tuple[Path, list[Ignored]]:
    """The folder below `place` that now holds what lies in `remote`, and what could not be brought.

    Only what is new or changed is fetched, and of files that are no submissions by their names
    just the beginning. What is no longer there is deleted here. Each file bears the time at which
    it was put into the storage. A name that no file here can have, and a file that must not be
    read, is left out; so is one that changes meanwhile, until the next time. `left_out` is a folder
    below `remote`, not to be looked into.

    Raises StorageError.
    """
    listed = {
        name: one
        for name, one in remote.files().items()
        if not (left_out and name.startswith(f"{left_out}/"))
    }
    try:
        place.mkdir(parents=True, exist_ok=True)
        # Beside the files, so that what is finished can be moved there in one step.
        with TemporaryDirectory(prefix="unfinished-", dir=place) as unfinished:
            inbox = _Inbox(remote, place, Path(unfinished))
            inbox.folder.mkdir(exist_ok=True)
            return inbox.folder, _fetch_all(inbox, listed)
    except OSError as error:
        raise StorageError("disk", kind=type(error).__name__) from error


def _fetch_all(inbox: _Inbox, listed: dict[str, Listed]) -> list[Ignored]:
    """Bring what is lacking; what could not be brought. Keeps in the book what was, in any case."""

    def fetch(name: str, *, whole: bool) -> Ignored | None:
        return _fetch(inbox, name, listed[name], whole=whole)

    before, inbox.brought = inbox.brought, {}
    for name, one in listed.items():
        known = before.get(name)
        if known and known.tag == one.tag and _is_here(inbox.folder / name, one, known.size):
            inbox.brought[name] = known
    _delete_others(inbox.folder, inbox.brought)  # also what is there no longer as it was
    lacking = [name for name in listed if name not in inbox.brought]
    by_name = [name for name in lacking if _ending(name) in EXTENSIONS]
    others = [name for name in lacking if _ending(name) not in EXTENSIONS]
    try:
        ignored = each(lambda name: fetch(name, whole=True), by_name)
        ignored += each(lambda name: fetch(name, whole=False), others)
        ignored += each(lambda name: fetch(name, whole=True), _documents_in_part(inbox, listed))
    finally:
        write_text(inbox.book, Book(files=inbox.brought).model_dump_json(indent=1) + "\n")
    if inbox.denied and not inbox.brought:  # the keys may list, but not read
        raise inbox.denied[0]
    return [one for one in ignored if one]


def _documents_in_part(inbox: _Inbox, listed: dict[str, Listed]) -> list[str]:
    """The names of files that are documents after all, of which only the beginning is here."""
    found = look_through(inbox.folder).submissions
    names = [path.relative_to(inbox.folder).as_posix() for path in found]
    return [name for name in names if inbox.brought[name].size < listed[name].size]


def _fetch(inbox: _Inbox, name: str, one: Listed, *, whole: bool) -> Ignored | None:
    """Bring one file, or its beginning; why it was left out, None for one that came or is gone."""
    if not _can_be_a_path(name):
        return Ignored(path=name, reason="unreachable")
    unfinished = inbox.unfinished / uuid.uuid4().hex
    wanted = one.size if whole else min(one.size, _BEGINNING)
    try:
        if whole:
            inbox.remote.fetch(name, unfinished)
        else:
            unfinished.write_bytes(inbox.remote.beginning(name, wanted) if wanted else b"")
    except StorageError as error:
        if error.reason == "missing":  # deleted since it was listed
            return None
        if error.reason == "denied":
            inbox.denied.append(error)
            return Ignored(path=name, reason="unreachable")
        raise
    if unfinished.stat().st_size != wanted:  # put there anew since it was listed
        unfinished.unlink()
        return Ignored(path=name, reason="growing")
    seconds = one.modified.timestamp()
    os.utime(unfinished, (seconds, seconds))
    return _put_in_place(inbox, unfinished, name, Brought(tag=one.tag, size=wanted))


def _put_in_place(inbox: _Inbox, unfinished: Path, name: str, what: Brought) -> Ignored | None:
    target = inbox.folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink()
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise
        # A name that is too long, or both a file and a folder.
        return Ignored(path=name, reason="unreachable")
    inbox.brought[name] = what
    return None


def _can_be_a_path(name: str) -> bool:
    """Whether a name leads to a file below the folder and nowhere else."""
    parts = name.split("/")
    return not ({"", ".", ".."} & set(parts) or "\\" in name or _CONTROL.search(name))


def _is_here(path: Path, one: Listed, size: int) -> bool:
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return False
    return (stat.st_size, stat.st_mtime) == (size, one.modified.timestamp())


def _delete_others(folder: Path, names: Iterable[str]) -> None:
    """Delete files of other names, and folders that are then empty."""
    kept = {folder / name for name in names}
    for here, _, files in os.walk(folder, topdown=False):
        for file in files:
            if Path(here, file) not in kept:
                Path(here, file).unlink()
        if Path(here) != folder and not any(Path(here).iterdir()):
            Path(here).rmdir()


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _load(book: Path) -> dict[str, Brought]:
    try:
        return dict(Book.model_validate_json(book.read_bytes()).files)
    except (OSError, ValidationError):
        return {}
