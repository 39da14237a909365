"""Which results have to be written: those that rest on something else than what lies there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.history.book import Book
from flows.history.recorded_waivers import record_waivers
from flows.incoming.intake import Arrived, Intake
from flows.results.basis import digest
from flows.results.of_batch import folders_of
from model.finding import Finding
from model.review import Review
from model.waivers import Waiver
from store.versions import Place


@dataclass(frozen=True)
class Due:
    """The results of one file: its folder, all that its review is put together from, and `key`, a
    digest of that; "" for a file that cannot be told from another, whose results are always due.
    """

    one: Arrived
    folder: str
    place: Place | None
    copied: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    key: str

    def review(self, book: Book) -> Review:
        """The review of the file with all that is known beyond the file."""
        return book.review(self.one, self.place, self.copied, self.waivers)


def results_of(
    arrived: Sequence[Arrived],
    book: Book,
    copied: dict[str, tuple[Finding, ...]],
    waivers: tuple[Waiver, ...],
    basis: str,
) -> list[Due]:
    """The results that there should be, in the order of the files.

    New files are recorded in the store. `copied` are the findings on shared passages by name of
    file, `basis` is that of the results.
    """
    places = book.enter(arrived)
    record_waivers(book, waivers, arrived)
    decided, unsettled = book.decided(), book.unsettled()
    found = []
    for one, folder in zip(arrived, folders_of(one.name for one in arrived), strict=True):
        place = places.get(one.sha256 or "")
        own = copied.get(one.name, ())
        mine = tuple(waiver for waiver in waivers if _may_be_of(waiver, place, one))
        submission = place.submission if place else None
        parts = [
            *(one.name, one.sha256, one.same_as, book.basis, basis),
            place.model_dump(mode="json") if place else None,
            decided.get(submission, "") if submission else "",
            unsettled.get(one.sha256 or "", ""),
            [finding.model_dump(mode="json") for finding in own],
            [waiver.model_dump(mode="json") for waiver in mine],
        ]
        key = digest(parts) if one.sha256 else ""
        found.append(Due(one, folder, place, own, mine, key))
    return found


def batch_key(results: Iterable[Due], intake: Intake) -> str:
    """A digest of all that the pages over a batch are made of; "" where that cannot be told."""
    keys = [(due.folder, due.key) for due in results]
    if not all(key for _, key in keys):
        return ""
    return digest([keys, [ignored.model_dump() for ignored in intake.ignored]])


def _may_be_of(waiver: Waiver, place: Place | None, one: Arrived) -> bool:
    """Whether a waiver may concern the file; where the unit is unknown, its review will tell."""
    if place is None or place.teryt is None:
        return True
    return waiver.is_of(place.teryt, one.name)
