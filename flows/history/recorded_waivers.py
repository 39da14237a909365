"""The file of waivers as the store records it: who waived what and when, and what was taken back.

The file stays the place where findings are waived; what is recorded follows it at each run.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.history.book import Book
from flows.incoming.intake import Arrived
from model.finding import WaiverNote
from model.units import place_of
from model.waivers import Waiver
from store.decisions import mirror_waivers
from store.received import received, submissions
from store.sessions import reading, writing


def record_waivers(book: Book, waivers: Iterable[Waiver], arrived: Iterable[Arrived]) -> None:
    """Record the waivers of the file for the submissions of the round.

    A waiver of a file counts for the submission of that file, under its name in the inbox or the
    one that it came in with.
    """
    with reading(book.engine) as session:
        files = received(session, book.round)
        units = {one.id: one.teryt for one in submissions(session, book.round)}
    by_content = {one.sha256: one.submission for one in files}
    by_path = {one.path: one.submission for one in files}
    by_path |= {one.name: by_content.get(one.sha256 or "") for one in arrived}
    notes: dict[tuple[str, str], WaiverNote] = {}
    for waiver in waivers:
        note = WaiverNote(reason=waiver.reason, by=waiver.by, on=waiver.on)
        for submission in _submissions_of(waiver, units, by_path):
            notes[submission, waiver.fingerprint] = note
    with writing(book.engine) as session:
        mirror_waivers(session, book.round, notes, book.clock())


def _submissions_of(
    waiver: Waiver, units: dict[str, str | None], by_path: dict[str, str | None]
) -> list[str]:
    if waiver.unit is None:
        submission = by_path.get(waiver.file or "")
        return [submission] if submission else []
    place = place_of(waiver.unit)
    return [id_ for id_, teryt in units.items() if teryt and place_of(teryt) == place]
