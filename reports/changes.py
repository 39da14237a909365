"""What became of a batch between two runs, file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from model.base import Frozen
from model.finding import Severity
from model.review import Review

Kind = Literal["new", "corrected", "again", "gone"]


class Glance(Frozen):
    """What there is to compare of a file: its bytes, which version of its submission it is (None:
    it has no place), and how many findings stand (None where it was not checked).
    """

    path: str
    sha256: str
    version: int | None
    errors: int | None
    warnings: int | None


class Change(Frozen):
    """One file that is "new", has other bytes ("corrected"), the same bytes and other findings
    ("again": rules, settings or decisions changed), or is "gone" from the inbox.

    `notes` is the address of its notes as seen from the overview, None for one that is gone.
    """

    kind: Kind
    path: str
    notes: str | None
    before: Glance | None
    now: Glance | None


def glance(review: Review) -> Glance:
    """What there is to compare of a review."""
    checked = review.outcome.was_checked
    return Glance(
        path=review.source.path,
        sha256=review.source.sha256,
        version=review.submission.version,
        errors=review.count(Severity.ERROR) if checked else None,
        warnings=review.count(Severity.WARNING) if checked else None,
    )


def changes_between(
    before: Mapping[str, Glance], now: Mapping[str, Glance], notes: Mapping[str, str]
) -> list[Change]:
    """The changes from one run to the next, by the name of a file's folder; in the order of `now`,
    those that are gone last. Nothing for a first run. `notes` are addresses by folder.
    """
    if not before:
        return []
    found = [
        Change(kind=kind, path=one.path, notes=notes[name], before=before.get(name), now=one)
        for name, one in now.items()
        if (kind := _kind(before.get(name), one))
    ]
    gone: Sequence[str] = [name for name in before if name not in now]
    found += (
        Change(kind="gone", path=before[name].path, notes=None, before=before[name], now=None)
        for name in gone
    )
    return found


def _kind(before: Glance | None, now: Glance) -> Kind | None:
    if before is None:
        return "new"
    if before.sha256 != now.sha256:
        return "corrected"
    return None if before == now else "again"
