"""Two versions of a submission: what became of the findings, and what changed in the plan."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.orm import Session

from flows.desk.errors import DeskError
from flows.desk.plan_changes import PlanChanges, plan_changes
from flows.desk.round_files import RoundFiles
from flows.history.waivers import with_waivers
from model.base import Frozen
from model.errors import Outcome
from model.finding import Finding
from model.outcomes import advice
from model.review import Review
from store.decisions import waived_findings
from store.received import Received
from store.traces import Trace, traces

Became = Literal["resolved", "new", "persisting", "reopened"]


class Traced(Frozen):
    """A finding as it was last seen, and whether it is waived now."""

    code: str
    name: str
    severity: str
    section: str | None
    message: str
    fingerprint: str
    waived: bool


class Side(Frozen):
    """One of the two versions."""

    version: int
    file: str
    sha256: str
    outcome: Outcome


class Difference(Frozen):
    """What changed from one version of a submission to another.

    Findings on passages shared with other submissions are left out: they change with the others.
    """

    submission: str
    unit: str
    before: Side
    after: Side
    resolved: tuple[Traced, ...]
    new: tuple[Traced, ...]
    reopened: tuple[Traced, ...]
    persisting: tuple[Traced, ...]
    plan: PlanChanges


def difference(
    session: Session, files: RoundFiles, submission: str, numbers: tuple[int, int] | None = None
) -> Difference:
    """What changed between two versions, the last two unless `numbers` says which.

    Raises DeskError where there are no such versions, or one could not be read.
    """
    versions = {one.number or 0: one for one in files.versions if one.submission == submission}
    first, second = _chosen(sorted(versions), numbers)
    reviews = {number: files.as_kept(one) for number, one in versions.items() if number <= second}
    known = {number: review for number, review in reviews.items() if review is not None}
    for number in (first, second):
        if number not in known:
            raise DeskError("unreviewed", version=number)
        if known[number].plan is None:
            told = advice(known[number].outcome).title
            raise DeskError("no_plan", version=number, outcome=told)
    before = traces({number: one for number, one in known.items() if number <= first})
    after = traces(known)
    waived = _waived(session, files, submission, known[second])
    became = _became(before, after)
    found = {
        kind: tuple(_traced(trace.last, waived, trace) for trace, what in became if what == kind)
        for kind in ("resolved", "new", "reopened", "persisting")
    }
    return Difference(
        submission=submission,
        unit=files.name_of(submission),
        before=_side(versions[first], known[first]),
        after=_side(versions[second], known[second]),
        plan=plan_changes(known[first], known[second]),
        resolved=found["resolved"],
        new=found["new"],
        reopened=found["reopened"],
        persisting=found["persisting"],
    )


def _chosen(there: list[int], numbers: tuple[int, int] | None) -> tuple[int, int]:
    """The two versions, the earlier first."""
    if numbers is None:
        if len(there) < 2:
            raise DeskError("one_version", version=there[-1] if there else 0)
        return there[-2], there[-1]
    for number in numbers:
        if number not in there:
            raise DeskError("no_version", version=number, newest=there[-1] if there else 0)
    if numbers[0] == numbers[1]:
        raise DeskError("same_version")
    return min(numbers), max(numbers)


def _became(before: list[Trace], after: list[Trace]) -> list[tuple[Trace, Became]]:
    """Every finding of the two versions with what became of it, in order of first appearance.

    Findings are traced version after version, so the earlier traces are the beginning of the later.
    """
    found: list[tuple[Trace, Became]] = []
    for number, trace in enumerate(after):
        stands = trace.resolved_in is None
        if number >= len(before):
            found += [(trace, "new")] if stands else []
        elif before[number].resolved_in is None:
            found.append((trace, "persisting" if stands else "resolved"))
        elif stands:
            found.append((trace, "reopened"))
    return found


def _waived(session: Session, files: RoundFiles, submission: str, review: Review) -> set[str]:
    """The fingerprints of findings that are waived, in the file of waivers or in the store."""
    marked = with_waivers(review, files.waivers, in_batch=True)
    in_file = {one.fingerprint for one in marked.findings if one.status == "waived"}
    return in_file | waived_findings(session, submission, in_file=False).keys()


def _traced(finding: Finding, waived: set[str], trace: Trace) -> Traced:
    return Traced(
        code=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        section=finding.section,
        message=finding.message,
        fingerprint=finding.fingerprint,
        waived=bool(trace.fingerprints & waived),
    )


def _side(one: Received, review: Review) -> Side:
    return Side(version=one.number or 0, file=one.path, sha256=one.sha256, outcome=review.outcome)
