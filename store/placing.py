"""Where a file belongs: to a submission as its next version or a copy, or it is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from rapidfuzz import fuzz, process

from model.base import Frozen
from model.plan import Plan, Unit
from model.review import Review
from model.text import fold

# The confidence from which a unit is right in at least 98 of 100 cases (model/plan.py).
_SURE = 0.9
# Plans that share so many of their actions may be versions of one another; from the second share
# on, files of different formats that arrive together hold the same text.
_RELATED, _SAME = 0.5, 0.9
# Names of actions from this likeness (0–100) on are one name, however recognised from a scan.
_ALIKE = 85
# Which of several copies stands for all: the format that shows most of what was typed.
_RICHEST = ("word", "office", "pdf", "scan")


class Arrival(Frozen):
    """A file that no version is known of. `saved_at` is when its author last saved it."""

    review: Review
    saved_at: datetime

    @property
    def unit(self) -> Unit | None:
        """The unit of the plan, None where it was not recognised surely."""
        jst = self.review.plan.jst if self.review.plan else None
        return jst.value if jst and jst.confidence >= _SURE else None


class KnownSubmission(Frozen):
    """What is known of a submission: the paths of its files, and the last plan that was read."""

    id: str
    teryt: str | None
    paths: frozenset[str]
    plan: Plan | None


class Placement(Frozen):
    """Where a file belongs.

    `version`: a version of the submission of `unit`, or of one of its own where `unit` is None.
    `copy`: the same text as `copy_of` (a SHA-256) in another format. `doubtful`: of one of
    `candidates`, which an editor has to say. `unread`: nothing is known of it.
    """

    sha256: str
    kind: Literal["version", "copy", "doubtful", "unread"]
    unit: Unit | None = None
    copy_of: str | None = None
    candidates: tuple[str, ...] = ()


def placements(arrivals: Sequence[Arrival], known: Sequence[KnownSubmission]) -> list[Placement]:
    """Where each file that arrived belongs; versions of one submission in their order.

    Files of one unit are versions in the order in which they were saved. Nothing is guessed: two
    that were saved at the same moment, and files without a unit that resemble a known plan, are
    doubtful.
    """
    placed = []
    for unit in _units(arrivals):
        placed += _of_unit([one for one in arrivals if one.unit == unit], unit)
    placed += [_without_unit(one, known) for one in arrivals if one.unit is None]
    return placed


def shared_actions(one: Plan, other: Plan) -> float:
    """The share of actions that two plans have in common by name, 0–1; 0 for plans without any."""
    ours = [fold(action.name) for action in one.actions]
    theirs = [fold(action.name) for action in other.actions]
    left = list(theirs)
    common = 0
    for name in ours:
        if found := process.extractOne(name, left, scorer=fuzz.ratio, score_cutoff=_ALIKE):
            left.pop(found[2])
            common += 1
    return common / max(len(ours), len(theirs), 1)


def _units(arrivals: Sequence[Arrival]) -> list[Unit]:
    units = {one.unit.teryt: one.unit for one in arrivals if one.unit}
    return [units[teryt] for teryt in sorted(units)]


def _of_unit(arrivals: Sequence[Arrival], unit: Unit) -> list[Placement]:
    placed: list[Placement] = []
    originals: list[Arrival] = []
    for one in sorted(arrivals, key=_richest_first):
        alike = [other for other in originals if _is_copy(one, other)]
        original = max(alike, key=lambda other: _nearness(one, other), default=None)
        if original is None:
            originals.append(one)
        else:
            source = original.review.source.sha256
            placed.append(
                Placement(sha256=one.review.source.sha256, kind="copy", unit=unit, copy_of=source)
            )
    return [*_in_order(originals, unit), *placed]


def _in_order(originals: Sequence[Arrival], unit: Unit) -> list[Placement]:
    placed = []
    before: datetime | None = None
    for one in sorted(originals, key=lambda each: (each.saved_at, each.review.source.path)):
        kind: Literal["version", "doubtful"] = "doubtful" if one.saved_at == before else "version"
        placed.append(Placement(sha256=one.review.source.sha256, kind=kind, unit=unit))
        before = one.saved_at
    return placed


def _richest_first(arrival: Arrival) -> tuple[int, str]:
    reader = arrival.review.source.reader
    rank = _RICHEST.index(reader) if reader in _RICHEST else len(_RICHEST)
    return rank, arrival.review.source.path


def _is_copy(one: Arrival, other: Arrival) -> bool:
    """Whether two files that arrived together hold one text in two formats."""
    ours, theirs = one.review, other.review
    if ours.source.media_type == theirs.source.media_type or not (ours.plan and theirs.plan):
        return False
    return shared_actions(ours.plan, theirs.plan) >= _SAME


def _nearness(one: Arrival, other: Arrival) -> tuple[float, float]:
    """How near a copy is to a file that it may be one of: in its actions, then in time."""
    apart = abs((one.saved_at - other.saved_at).total_seconds())
    ours, theirs = one.review.plan, other.review.plan
    return (shared_actions(ours, theirs) if ours and theirs else 0.0, -apart)


def _without_unit(arrival: Arrival, known: Sequence[KnownSubmission]) -> Placement:
    source, plan = arrival.review.source, arrival.review.plan
    candidates = tuple(
        one.id
        for one in known
        if source.path in one.paths
        or (plan and one.plan and shared_actions(plan, one.plan) >= _RELATED)
    )
    if candidates:
        return Placement(sha256=source.sha256, kind="doubtful", candidates=candidates)
    return Placement(sha256=source.sha256, kind="version" if plan else "unread")
