"""What the store knows of the files of a run: their reviews, where they belong, their past.

Reviews are kept as soon as they are made and as the rules gave them. What goes beyond the file –
its submission and version, passages shared with others, waivers – is worked out anew at each run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Engine

from flows.history.again import unsettled
from flows.history.kept_prints import KeptPrints
from flows.history.waivers import with_waivers
from flows.incoming.intake import Arrived
from flows.results.basis import digest
from flows.steps import Looked
from model.errors import Outcome
from model.finding import Finding, WaiverNote
from model.review import Review
from model.waivers import Waiver
from store.decisions import decisions_of_round
from store.placing import Arrival
from store.presence import see
from store.reviews import KeptReview, is_kept, keep, kept_as, known_outcomes, with_prints
from store.runs import Run, begin_run, end_run, run_of
from store.sessions import reading, writing
from store.versions import Place, places, record, with_submission


@dataclass(frozen=True)
class Book:
    """The store as one run uses it. `round` tells apart what is handed in again, `basis` is that of
    the reviews, `clock` gives the time with its zone.

    `again` are the hashes of files that are to be read though their reviews are kept; each is taken
    out once it has been. `number` is that of the run, 0 before it has begun.
    """

    engine: Engine
    round: str
    basis: str
    clock: Callable[[], datetime]
    again: set[str] = field(default_factory=set)
    number: int = 0

    def begun(self, kind: str, inbox: str) -> Book:
        """The book with the number of a run that begins now."""
        with writing(self.engine) as session:
            return replace(self, number=begin_run(session, kind, inbox, self.round, self.clock()))

    def run(self) -> Run:
        """The run that has begun. KeyError where none has."""
        with reading(self.engine) as session:
            found = run_of(session, self.number)
        if found is None:
            raise KeyError(self.number)
        return found

    def end(self, *, files: int, reviewed: int) -> None:
        """Note that the run came to its end. KeyError where none has begun."""
        with writing(self.engine) as session:
            end_run(session, self.number, self.clock(), files=files, reviewed=reviewed)

    def outcomes(self) -> dict[str, Outcome]:
        """How the files ended that need no second look, by hash."""
        with reading(self.engine) as session:
            known = known_outcomes(session, self.basis)
        return {sha256: outcome for sha256, outcome in known.items() if sha256 not in self.again}

    def knows(self, sha256: str | None) -> bool:
        """True when a review of these bytes is kept that needs no second look."""
        if not sha256 or sha256 in self.again:
            return False
        with reading(self.engine) as session:
            return is_kept(session, sha256, self.basis)

    def keep(self, looked: Looked) -> None:
        """Keep what a worker found."""
        with writing(self.engine) as session:
            keep(session, KeptReview(**looked.model_dump()), self.basis, self.clock())
        self.again.discard(looked.sha256)

    def unsettled(self) -> dict[str, str]:
        """A digest of each review that another try may change, by hash of the file."""
        with reading(self.engine) as session:
            return {sha256: digest(review) for sha256, review in unsettled(session, self.basis)}

    def prints(self, arrived: Iterable[Arrived]) -> KeptPrints:
        """What is compared between these files, under their present names."""
        with reading(self.engine) as session:
            comparable = with_prints(session, self.basis)
        files = [(one.sha256, one.name) for one in arrived if one.sha256 in comparable]
        return KeptPrints(self.engine, self.basis, files)

    def enter(self, arrived: Sequence[Arrived]) -> dict[str, Place]:
        """Record the files that are new in the round, each where it belongs, and the names that
        those known already have by now; where every file stands then, by hash.

        The files of one unit are recorded together, since their order tells their versions.
        """
        with reading(self.engine) as session:
            known = places(session, self.round)
        new = [
            one
            for one in arrived
            if one.sha256 and (one.sha256 not in known or known[one.sha256].unread)
        ]
        for group in self._by_unit(new):
            with writing(self.engine) as session:
                record(session, self.round, [self._arrival(one) for one in group], self.clock())
        names: dict[str, list[str]] = defaultdict(list)
        for one in arrived:
            names[one.sha256 or ""].append(one.name)
        with writing(self.engine) as session:
            see(session, self.round, self.number, names)
        with reading(self.engine) as session:
            return places(session, self.round)

    def decided(self) -> dict[str, str]:
        """A digest of the findings of each submission that were waived in the store; submissions
        without any left out. No other decision changes a result, least of all a letter that
        somebody has edited; the file of waivers counts by itself.
        """
        with reading(self.engine) as session:
            found = decisions_of_round(session, self.round)
        waived = {
            submission: [one.model_dump(mode="json") for one in decisions if one.kind == "waived"]
            for submission, decisions in found.items()
        }
        return {submission: digest(own) for submission, own in waived.items() if own}

    def review(
        self,
        one: Arrived,
        place: Place | None,
        copied: tuple[Finding, ...],
        waivers: Iterable[Waiver],
    ) -> Review:
        """The review of a file with all that is known beyond the file. KeyError where none is kept.

        `place` is where it stands (None: nowhere), `copied` its findings on shared passages.
        """
        review = self._as_kept(one)
        if copied:
            review = review.model_copy(update={"findings": (*review.findings, *copied)})
        review = with_waivers(review, waivers, in_batch=True)
        if place is not None:
            with reading(self.engine) as session:
                review = with_submission(session, review, place, notes_of(waivers, review))
        if one.same_as is None:
            return review
        submission = review.submission.model_copy(update={"current": False, "same_as": one.same_as})
        return review.model_copy(update={"submission": submission})

    def _by_unit(self, arrived: Iterable[Arrived]) -> list[list[Arrived]]:
        """Files of one unit together, those without a unit last and together."""
        groups: dict[str, list[Arrived]] = {}
        for one in arrived:
            unit = self._arrival(one).unit
            groups.setdefault(unit.teryt if unit else "", []).append(one)
        return [groups[teryt] for teryt in sorted(groups, key=lambda each: (not each, each))]

    def _arrival(self, one: Arrived) -> Arrival:
        return Arrival(review=self._as_kept(one), saved_at=one.saved_at)

    def _as_kept(self, one: Arrived) -> Review:
        """The review as the rules gave it, under the present name of the file."""
        with reading(self.engine) as session:
            kept = kept_as(session, one.sha256 or "", self.basis)
        if kept is None:
            raise KeyError(one.sha256)
        review = Review.model_validate_json(kept.review)
        names = {"path": one.name, "name": one.name.rpartition("/")[2]}
        return review.model_copy(update={"source": review.source.model_copy(update=names)})


def notes_of(waivers: Iterable[Waiver], review: Review) -> dict[str, WaiverNote]:
    """The waivers of a submission by the fingerprint of the finding."""
    jst = review.plan.jst if review.plan else None
    teryt = jst.value.teryt if jst else None
    return {
        waiver.fingerprint: WaiverNote(reason=waiver.reason, by=waiver.by, on=waiver.on)
        for waiver in waivers
        if waiver.is_of(teryt, review.source.path)
    }
