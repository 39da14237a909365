"""Sending results into the storage: what is new or changed, the pages over all of them last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from flows.storage.errors import StorageError
from flows.storage.remote import Listed, Remote, each
from model.base import Frozen
from reports.files import write_text

_BOOK = "sent.json"


class Book(Frozen):
    """What was sent before: the MD5 of each file, by name."""

    files: dict[str, str] = Field(default_factory=dict)


class Outgoing:
    """The local folder of the results of one place in the storage. Raises StorageError.

    `folder` is where the flow writes them. It stays from run to run, so that the flow sees what
    stands already; what somebody deleted in the storage is deleted here too, and what somebody
    changed there stays as it is until the flow writes it anew.
    """

    def __init__(self, remote: Remote, place: Path) -> None:
        self.remote = remote
        self.folder = place / "files"
        self._book = place / _BOOK
        self._sent = _load(self._book)
        self._listed: dict[str, Listed] = {}

    def prepare(self) -> None:
        """Look whether results can be sent there, before the work, and follow what was deleted."""
        self._listed = self.remote.files()
        self.remote.check_writing()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in self._sent.keys() - self._listed.keys():
                (self.folder / name).unlink(missing_ok=True)
                del self._sent[name]
        except OSError as error:
            raise self._closed(error) from error

    def send(self) -> int:
        """Send what is new or changed, and delete what was sent before and is no longer a result;
        how many files were sent.

        Nothing else in the storage is touched. What was sent before an error stays sent: the next
        time goes on from there.
        """
        try:
            here = {name: _md5(self.folder / name) for name in _results(self.folder)}
            changed = [name for name in here if not self._stands(name, here[name])]
            self._send_all(changed, here)
            write_text(self._book, Book(files=here).model_dump_json(indent=1) + "\n")
        except OSError as error:
            raise self._closed(error) from error
        return len(changed)

    def _send_all(self, changed: list[str], here: dict[str, str]) -> None:
        sent: list[str] = []

        def send(name: str) -> None:
            self.remote.put(self.folder / name, name)
            sent.append(name)

        try:
            # A page over all results never names one that is not there yet.
            each(send, [name for name in changed if "/" in name])
            each(send, [name for name in changed if "/" not in name])
            each(self.remote.delete, self._sent.keys() - here.keys())
        except StorageError as error:
            known = self._sent | {name: here[name] for name in sent}
            write_text(self._book, Book(files=known).model_dump_json(indent=1) + "\n")
            raise StorageError(
                "half",
                url=self.remote.url,
                sent=len(sent),
                all=len(changed),
                path=self.folder,
                cause=error.problem,
            ) from error

    def _stands(self, name: str, md5: str) -> bool:
        """Whether this very content was sent before, or lies there (its tag mostly is its MD5)."""
        listed = self._listed.get(name)
        return self._sent.get(name) == md5 or (listed is not None and listed.tag == md5)

    def _closed(self, error: OSError) -> StorageError:
        return StorageError("disk", kind=type(error).__name__)


def _results(folder: Path) -> Iterable[str]:
    """The names of the files below the folder, in a fixed order, without hidden ones."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not any(p.startswith(".") for p in name.split("/")))


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _load(book: Path) -> dict[str, str]:
    try:
        return dict(Book.model_validate_json(book.read_bytes()).files)
    except (OSError, ValidationError):
        return {}
