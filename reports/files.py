"""Writing result files whole, and naming the folder of each submission safely and stably."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from model.review import Source
from model.text import fold

# A folder, the longest result name and an output path of 120 characters stay under the 260
# characters that Windows allows for a whole path.
LONGEST = 80
_HASH = 8
_LONGEST_STEM = 40
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_UNSAFE = re.compile(r"[^a-z0-9]+")


def write_bytes(path: Path, data: bytes) -> Path:
    """Write `data` to `path` whole or not at all, making its folder where needed.

    Goes through a temporary file in the same folder, so that a reader never meets half a file.
    Raises OSError when the folder cannot be written; no temporary file is left behind.
    """
    with writing(path) as file:
        file.write(data)
    return path


def write_text(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 with its line ends as they are, whole or not at all.

    Half a surrogate pair, which a broken PDF can yield and UTF-8 cannot hold, becomes "?".
    """
    return write_lines(path, (text,))


def write_lines(path: Path, texts: Iterable[str]) -> Path:
    """`write_text` of these texts one after the other, of which only one is held at a time."""
    with writing(path) as file:
        file.writelines(text.encode("utf-8", "replace") for text in texts)
    return path


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written to `path`, where it comes when the block ends well, whole.

    Raises OSError when the folder cannot be written; no temporary file is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Opened plainly, not by tempfile: that would deny the result to everyone else on a shared disk.
    temporary = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def folder_for(source: Source, taken: Collection[str] = ()) -> str:
    """The name of the result folder of one submission, derived from its path in the inbox.

    Lower-case ASCII letters, digits, "-" and "_" (between folders), at most 80 characters: safe on
    Windows, macOS and Linux. The ending is kept ("dwikozy-docx"), so that the Word file and the PDF
    of one document stand side by side. A name that was cut, lost characters or meets one of `taken`
    (compared without case) carries a hash of the path. `taken` is what this run has already given
    away; the same path and the same `taken` always give the same name.

    Raises ValueError when even the full hash is taken, that is when the same path comes twice.
    """
    folded = {other.casefold() for other in taken}
    return _first_free(source.path, folded)


def folders_for(paths: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """The names of the result folders of a batch, by the paths of its files in their order."""
    folded = {other.casefold() for other in taken}
    names: list[str] = []
    for path in paths:
        names.append(_first_free(path, folded))
        folded.add(names[-1])  # it has no capitals
    return names


def _first_free(path: str, taken: AbstractSet[str]) -> str:
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    name = "_".join(filter(None, map(_safe, parts)))
    whole = bool(name) and len(name) <= LONGEST and not _is_lossy(path)
    if whole and _RESERVED.fullmatch(name):
        name += "_"
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()
    hashed = [_with_hash(name or "plik", digest[:length]) for length in (_HASH, 2 * _HASH)]
    for candidate in [name, *hashed] if whole else hashed:
        if candidate not in taken:
            return candidate
    raise ValueError(f"the path came twice: {path!r}")


def file_for(source: Source, suffix: str, ending: str) -> str:
    """The name of a file made of a submission: "dwikozy-z-uwagami.docx".

    Lower-case ASCII letters, digits and "-", at most 60 characters; `suffix` and `ending` are safe
    already. The same name of a submission always gives the same.
    """
    stem = _safe(PurePosixPath(source.name).stem)[:_LONGEST_STEM].strip("-")
    return f"{stem or 'plik'}-{suffix}.{ending}"


def _safe(part: str) -> str:
    return _UNSAFE.sub("-", fold(part)).strip("-")


def _is_lossy(path: str) -> bool:
    """True when something has no ASCII form (Cyrillic, say): two such paths may look the same."""
    return not fold(path).isascii()


def _with_hash(name: str, digest: str) -> str:
    return f"{name[: LONGEST - len(digest) - 1].rstrip('-_')}-{digest}"
