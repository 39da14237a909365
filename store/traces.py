"""Findings over the versions of a submission: which is new, persists, is resolved or reopened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from model.errors import Outcome
from model.finding import Finding, WaiverNote
from model.review import Review
from model.text import fold

# From this likeness (0–100) on, two passages quoted by one rule are one passage, edited. The most
# alike are taken first, so that rows of a table that resemble each other find their own.
_ALIKE = 80.0
# Shorter quotes ("do 30.09.2025 r.") tell nothing by themselves: what is said of them counts, too.
_TELLING = 40
_QUOTED = re.compile(r"[„“]([^„“”]*)”")
# Passages of one element are a little more likely to be the same.
_SAME_SECTION = 5.0


@dataclass
class Trace:
    """One finding over versions. `seen` gives it as it was, by the number of the version.

    `resolved_in` is the first version that no longer had it, None while it stands.
    """

    seen: dict[int, Finding] = field(default_factory=dict)
    resolved_in: int | None = None
    reopened_in: int | None = None

    @property
    def last(self) -> Finding:
        """The finding as it was when last seen."""
        return self.seen[max(self.seen)]

    @property
    def fingerprints(self) -> frozenset[str]:
        """Every fingerprint it has had."""
        return frozenset(finding.fingerprint for finding in self.seen.values())


def traces(versions: Mapping[int, Review]) -> list[Trace]:
    """The findings of a submission over its versions, in order of first appearance.

    A version that was not checked whole resolves nothing, nor does a rule that could not check.
    """
    found: list[Trace] = []
    for number in sorted(versions):
        _go_on(found, number, versions[number])
    return found


def with_history(
    now: Review, number: int, found: Sequence[Trace], waived: Mapping[str, WaiverNote] | None = None
) -> Review:
    """The review of version `number` with the status of every finding, the resolved ones last.

    `waived` holds fingerprints that editors waived, whatever the version they were said of, with
    the reasons. A waiver of a finding that goes on is of use, though its fingerprint is another.
    """
    by_now = {one.seen[number].fingerprint: one for one in found if number in one.seen}
    waived = waived or {}
    findings = [
        finding.model_copy(update=_status(finding, number, by_now[finding.fingerprint], waived))
        for finding in now.findings
    ]
    resolved = [
        one.last.model_copy(update={"status": "resolved"})
        for one in found
        if one.resolved_in == number
    ]
    there = frozenset().union(*(one.fingerprints for one in by_now.values()))
    unused = (waiver for waiver in now.unused_waivers if waiver.fingerprint not in there)
    return now.model_copy(
        update={"findings": (*findings, *resolved), "unused_waivers": tuple(unused)}
    )


def _status(
    finding: Finding, number: int, trace: Trace, waived: Mapping[str, WaiverNote]
) -> dict[str, object]:
    if finding.status == "waived":
        return {}
    if used := sorted(trace.fingerprints & waived.keys()):
        return {"status": "waived", "waiver": waived[used[0]]}
    if trace.reopened_in == number:
        return {"status": "new", "reopened": True}
    return {"status": "new" if min(trace.seen) == number else "persisting"}


def _go_on(found: list[Trace], number: int, review: Review) -> None:
    """Add a version to the traces."""
    standing = [one for one in found if one.resolved_in is None]
    mended = [one for one in found if one.resolved_in is not None]
    matched = list(_matches(standing, mended, review.findings))
    for trace, finding in matched:
        if trace.resolved_in is not None:
            trace.resolved_in, trace.reopened_in = None, number
        trace.seen[number] = finding
    for trace in standing:
        if number not in trace.seen and _was_looked_for(trace.last, review):
            trace.resolved_in = number
    known = {finding.fingerprint for _, finding in matched}
    found += (Trace({number: one}) for one in review.findings if one.fingerprint not in known)


def _was_looked_for(finding: Finding, review: Review) -> bool:
    failed = {rule.name for rule in review.undecided if rule.kind == "could_not_check"}
    return review.outcome is Outcome.CHECKED and finding.name not in failed


def _matches(
    standing: Sequence[Trace], mended: Sequence[Trace], findings: Sequence[Finding]
) -> Iterator[tuple[Trace, Finding]]:
    """Each finding at most once, each trace at most once: the same ones, then those alike."""
    now = {finding.fingerprint: finding for finding in findings}
    free = [trace for trace in standing if trace.last.fingerprint not in now]
    for trace in (*standing, *mended):
        known = {trace.last.fingerprint} if trace.resolved_in is None else trace.fingerprints
        if found := next((each for each in sorted(known) if each in now), None):
            yield trace, now.pop(found)
    yield from _most_alike(free, list(now.values()))


def _most_alike(
    free: Sequence[Trace], findings: Sequence[Finding]
) -> Iterator[tuple[Trace, Finding]]:
    scored = sorted(
        (-likeness, then, now)
        for then, trace in enumerate(free)
        for now, finding in enumerate(findings)
        if (likeness := _likeness(trace.last, finding)) >= _ALIKE
    )
    taken: set[tuple[str, int]] = set()
    for _, then, now in scored:
        if not taken & {("then", then), ("now", now)}:
            taken |= {("then", then), ("now", now)}
            yield free[then], findings[now]


def _likeness(then: Finding, now: Finding) -> float:
    """0–105, 0 for different rules. Findings that quote nothing are told by their element."""
    if then.name != now.name:
        return 0.0
    same_section = then.section == now.section
    if then.quote is None or now.quote is None:
        return 100.0 if then.quote is now.quote and same_section else 0.0
    likeness = fuzz.ratio(fold(then.quote), fold(now.quote))
    if min(len(then.quote), len(now.quote)) < _TELLING:
        likeness = min(likeness, fuzz.ratio(_named(then.message), _named(now.message)))
    return likeness + same_section * _SAME_SECTION


def _named(message: str) -> str:
    """What a message names in quotation marks, such as the action; else the message."""
    return fold(" ".join(_QUOTED.findall(message)) or message)
