"""The folder of what may be published: the files, and what other systems read of them.

Nothing else is in it: no findings, no reasons, nothing that was not approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.messages import say
from flows.publication.approved import Approved
from flows.results.basis import digest, results_basis
from flows.results.written import Manifest, Written, clear, load_manifest, save_manifest, stands
from model.errors import InboxError
from model.review import Review, Submission
from model.settings import Settings
from model.template import load_template
from reports.calendar.ics import write_calendar
from reports.files import folders_for, write_bytes, write_text
from reports.publication import PUBLICATION_FILE, publication_json, publication_of
from reports.tables.actions import ACTIONS
from reports.tables.plans import PLANS
from reports.tables.writer import TABLES_FOLDER, write_tables
from reports.wording import wording

FILES_FOLDER = "files"


class Original(NamedTuple):
    """A file to be published: where its bytes are now, and its name in the folder."""

    one: Approved
    source: Path
    name: str


def check_publication(to: Path, inbox: Path, out: Path) -> None:
    """Raise InboxError unless `to` is a folder of its own: nothing in it is a submission."""
    place = to.resolve()
    if place == out.resolve() or place.is_relative_to(inbox.resolve()):
        raise InboxError(say("publish_folder", path=to))


def original_of(one: Approved, inbox: Path, to: Path) -> Original | None:
    """The file of an approved version, in the inbox or published before; None where it is gone."""
    source = one.review.source
    folder = folders_for([one.submission])[0]
    name = f"{FILES_FOLDER}/{folder}/{source.name}"
    for path in (inbox / source.path, to / name):
        if _is(path, source.sha256):
            return Original(one, path, name)
    return None


def write_publication(to: Path, originals: Sequence[Original], settings: Settings) -> bool:
    """Bring the folder up to what is published now; whether anything had to be written.

    The same documents give the same bytes. Files that are no longer published are removed. Raises
    InboxError when the folder cannot be written.
    """
    reviews = [_as_published(each) for each in originals]
    key = digest([results_basis(settings, None), [one.model_dump(mode="json") for one in reviews]])
    before = load_manifest(to).batch
    if stands(before, key, to):
        return False
    try:
        files = [*(_copied(each, to) for each in originals), *_write_data(reviews, to, settings)]
        clear(to, before, files)
        save_manifest(to, Manifest(batch=Written(key=key, files=tuple(files))))
    except OSError as error:
        raise InboxError(say("publish_closed", path=to)) from error
    return True


def _write_data(reviews: Sequence[Review], to: Path, settings: Settings) -> list[str]:
    """Tables without findings, the calendar, and the listing last; the names from `to`."""
    template, words = load_template(settings.template), wording(settings.language)
    written = write_tables(reviews, to / TABLES_FOLDER, (PLANS, ACTIONS))
    listing = publication_json(publication_of(reviews, template, words))
    return [
        *(f"{TABLES_FOLDER}/{path.name}" for path in written),
        write_calendar(reviews, template, to, words).name,
        write_text(to / PUBLICATION_FILE, listing).name,
    ]


def _as_published(original: Original) -> Review:
    """The review as of the file where it lies in the folder, without what editors know of it."""
    one = original.one
    return one.review.model_copy(
        update={
            "source": one.review.source.model_copy(update={"path": original.name}),
            "submission": Submission(id=one.submission, version=one.version),
            "findings": (),
            "unused_waivers": (),
        }
    )


def _copied(original: Original, to: Path) -> str:
    """Put the file into the folder, unless it is there; its name from there."""
    if original.source != to / original.name:
        data = original.source.read_bytes()
        if hashlib.sha256(data).hexdigest() != original.one.review.source.sha256:
            raise OSError("the file has changed meanwhile")
        write_bytes(to / original.name, data)
    return original.name


def _is(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
