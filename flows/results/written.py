"""What lies in a folder of results and what it was written from, so that it need not be again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from model.base import Frozen
from reports.changes import Glance
from reports.files import write_text

WRITTEN_FILE = ".hdr-written.json"


class Written(Frozen):
    """The files of one folder, and a digest of all that they were made of."""

    key: str
    files: tuple[str, ...] = ()


class Manifest(Frozen):
    """What was written into a folder of results: over all submissions, and for each of them.

    `told` is how the batch stood when the pages over it were written, by folder: what is compared
    with at the next run.
    """

    batch: Written | None = None
    folders: dict[str, Written] = Field(default_factory=dict)
    told: dict[str, Glance] = Field(default_factory=dict)


def load_manifest(out: Path) -> Manifest:
    """The manifest of a folder of results; an empty one where there is none that can be read."""
    try:
        return Manifest.model_validate_json((out / WRITTEN_FILE).read_bytes())
    except (OSError, ValidationError):
        return Manifest()


def save_manifest(out: Path, manifest: Manifest) -> None:
    """Write the manifest. Raises OSError when it cannot be written."""
    write_text(out / WRITTEN_FILE, manifest.model_dump_json(indent=1) + "\n")


def stands(written: Written | None, key: str, folder: Path) -> bool:
    """True when what was written rests on the same key and is all there."""
    if written is None or written.key != key:
        return False
    return all((folder / name).is_file() for name in written.files)


def clear(folder: Path, before: Written | None, now: Iterable[str]) -> None:
    """Remove files that we wrote before and no longer do. Raises OSError."""
    for name in set(before.files if before else ()) - set(now):
        (folder / name).unlink(missing_ok=True)
