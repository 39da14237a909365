"""Looking through an inbox: which files are submissions, and which are left out and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from flows.messages import say
from model.base import Frozen
from model.errors import InboxError

EXTENSIONS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".pdf", ".odt", ".ott", ".rtf", ".doc"})
# What programs leave behind: locks of Word and LibreOffice, half-finished downloads, backups.
_TEMPORARY = re.compile(r"^[.~]|\.(tmp|temp|part|partial|crdownload|download|bak|swp)$|~$", re.I)
# Zip and compound files by nature: their extension says that they are not submissions.
_OTHER_PACKAGES = frozenset(
    {".zip", ".xlsx", ".xlsm", ".xls", ".xlsb", ".pptx", ".pptm", ".ppt", ".ods", ".odp", ".odg"}
    | {".epub", ".jar", ".msg", ".vsd", ".vsdx", ".xps", ".oxps"}
)
_OFFICE_MAGIC = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"%PDF-", b"{\\rt")

Reason = Literal["temporary", "other_kind", "unreachable", "linked_folder", "growing"]


class Ignored(Frozen):
    """A file or folder of the inbox that is not reviewed. `path` is relative to the inbox."""

    path: str
    reason: Reason


class Found(Frozen):
    """What an inbox holds: nothing in it is in neither list, but for the folder `left_out`."""

    submissions: tuple[Path, ...]
    ignored: tuple[Ignored, ...] = ()


def find_submissions(inbox: Path) -> list[Path]:
    """The submissions in a folder at any depth, in a fixed order. Raises InboxError."""
    return list(look_through(inbox).submissions)


def look_through(inbox: Path, left_out: Path | None = None) -> Found:
    """Everything in a folder at any depth: submissions, and what is ignored with the reason.

    A file counts by its extension, or without a known one by how it begins. Linked folders are not
    entered (they may lead round in a ring) but named; linked files are reviewed. `left_out` is a
    folder not to look into, such as that of the results.

    Raises InboxError when the folder does not exist or cannot be read.
    """
    if not inbox.is_dir():
        raise InboxError(say("no_inbox", path=inbox))
    submissions: list[Path] = []
    ignored: list[Ignored] = []
    for path, reason in _walk(inbox, left_out.resolve() if left_out else None):
        if reason is None:
            submissions.append(path)
        else:
            ignored.append(Ignored(path=relative(path, inbox), reason=reason))
    submissions.sort(key=lambda path: _order(relative(path, inbox)))
    ignored.sort(key=lambda entry: _order(entry.path))
    return Found(submissions=tuple(submissions), ignored=tuple(ignored))


def relative(path: Path, inbox: Path | None) -> str:
    """The path below the inbox with forward slashes; the bare name without an inbox.

    Bytes of a name that are not UTF-8 become replacement characters, as JSON cannot hold them.
    """
    inside = path.relative_to(inbox) if inbox and path.is_relative_to(inbox) else Path(path.name)
    return os.fsencode(inside.as_posix()).decode("utf-8", "replace")


def _walk(inbox: Path, left_out: Path | None) -> Iterator[tuple[Path, Reason | None]]:
    unreachable: list[str] = []

    def note(error: OSError) -> None:
        unreachable.append(str(error.filename))

    for folder, folders, files in os.walk(inbox, onerror=note):
        here = Path(folder)
        for name in list(folders):
            reason = _reason_to_skip(here / name, left_out)
            if reason is not None:
                folders.remove(name)
            if reason in ("temporary", "linked_folder"):
                yield here / name, reason
        for name in files:
            yield here / name, _reason_to_ignore(here / name)
    for name in unreachable:
        if Path(name) == inbox:
            raise InboxError(say("closed_inbox", path=inbox))
        yield Path(name), "unreachable"


def _reason_to_skip(folder: Path, left_out: Path | None) -> Reason | Literal["left_out"] | None:
    if folder.is_symlink():
        return "linked_folder"
    if folder.name.startswith("."):
        return "temporary"
    return "left_out" if left_out is not None and folder.resolve() == left_out else None


def _reason_to_ignore(path: Path) -> Reason | None:
    if _TEMPORARY.search(path.name):
        return "temporary"
    if not path.is_file():
        return "unreachable"  # a link to nowhere, a pipe, a device
    if path.suffix.lower() in EXTENSIONS:
        return None
    return None if _begins_like_a_document(path) else "other_kind"


def _begins_like_a_document(path: Path) -> bool:
    """True for a document whose name lost its extension; other packages of Office are not meant."""
    if path.suffix.lower() in _OTHER_PACKAGES:
        return False
    try:
        with path.open("rb") as file:
            return file.read(8).startswith(_OFFICE_MAGIC)
    except OSError:
        return False


def _order(path: str) -> tuple[str, str]:
    return path.casefold(), path
