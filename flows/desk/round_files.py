"""The files of a round with their reviews, put together as the next run would tell them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from sqlalchemy.orm import Session

from flows.history.book import notes_of
from flows.history.waivers import load_waivers, with_waivers
from flows.likeness import findings_on_copies
from model.finding import Finding
from model.review import Review
from model.settings import Settings
from model.template import load_template
from model.units import load_register
from model.waivers import Waiver
from reports.phrases import unit_title
from reports.wording import wording
from rules.batch.prints import prints_from_json
from store.presence import gone
from store.received import Known, Newest, Received, newest_review, received, submissions
from store.versions import Place, places, with_submission


class RoundFiles:
    """What the store holds of one round, looked up when it is first asked for.

    Raises SettingsError for waivers, a template or rules that cannot be used.
    """

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self._settings = settings
        self.round = settings.round

    @cached_property
    def files(self) -> list[Received]:
        """All files, in the order in which they came in."""
        return received(self._session, self.round)

    @cached_property
    def gone(self) -> frozenset[str]:
        """The hashes of files that have left their inbox."""
        return gone(self._session, self.round)

    @cached_property
    def submissions(self) -> dict[str, Known]:
        """The submissions by their ids."""
        return {one.id: one for one in submissions(self._session, self.round)}

    @cached_property
    def current(self) -> dict[str, Received]:
        """The newest version of each submission, by the id of the submission in its order."""
        found: dict[str, Received] = {}
        for one in self.versions:
            if one.submission:
                found[one.submission] = one
        return {id_: found[id_] for id_ in sorted(found)}

    @cached_property
    def versions(self) -> list[Received]:
        """The files that stand for a version of a submission, oldest versions first."""
        own = [one for one in self.files if one.submission and one.copy_of is None]
        return sorted(own, key=lambda each: each.number or 0)

    def newest(self, sha256: str) -> Newest | None:
        """What was kept of a file when it was last read."""
        return newest_review(self._session, sha256)  # not kept: 0.4 MB each

    def as_kept(self, one: Received) -> Review | None:
        """The review as the rules gave it, under the name that the file has by now."""
        newest = self.newest(one.sha256)
        if newest is None:
            return None
        review = Review.model_validate_json(newest.kept.review)
        names = {"path": one.path, "name": one.path.rpartition("/")[2]}
        return review.model_copy(update={"source": review.source.model_copy(update=names)})

    def told(self, one: Received) -> Review | None:
        """The review with its submission, the status of its findings and the waivers."""
        review = self.as_kept(one)
        if review is None:
            return None
        copied = self._copied.get(one.path, ())
        if copied and self._by_path[one.path].sha256 == one.sha256:
            review = review.model_copy(update={"findings": (*review.findings, *copied)})
        review = with_waivers(review, self.waivers, in_batch=True)
        place, notes = self._places[one.sha256], notes_of(self.waivers, review)
        return with_submission(self._session, review, place, notes)

    def name_of(self, submission: str) -> str:
        """The unit of a submission as a heading ("Gmina Dwikozy"); the first file's name where it
        is unknown.
        """
        known = self.submissions[submission]
        unit = load_register().by_teryt(known.teryt) if known.teryt else None
        if unit is not None:
            return unit_title(unit.to_unit(), wording("pl"))
        first = next((one.path for one in self.versions if one.submission == submission), "")
        return known.title or first

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers in force."""
        return load_waivers(self._settings)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return places(self._session, self.round)

    @cached_property
    def _by_path(self) -> dict[str, Received]:
        """The file under each path: the newest where several bear it, which have left."""
        here = [one for one in self.files if one.sha256 not in self.gone]
        left = [one for one in self.files if one.sha256 in self.gone]
        return {one.path: one for one in (*left, *here)}

    @cached_property
    def _copied(self) -> dict[str, tuple[Finding, ...]]:
        """The findings on passages shared with other submissions, by name of file."""
        compared = []
        for path, one in sorted(self._by_path.items()):
            newest = self.newest(one.sha256)
            if newest and newest.kept.prints:
                compared.append(replace(prints_from_json(newest.kept.prints), name=path))
        template = load_template(self._settings.template)
        return findings_on_copies(compared, self._settings, template)
