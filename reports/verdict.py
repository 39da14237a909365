"""The one-line verdict: may this document be published, and if not, what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from model.finding import Finding, Severity
from model.outcomes import Language, advice
from model.review import Review
from reports.wording import Wording

Standing = Literal["unreadable", "errors", "partly", "ready"]


@dataclass(frozen=True)
class Verdict:
    """`headline` is the line to read first; `rest` are short sentences that go with it."""

    standing: Standing
    headline: str
    rest: tuple[str, ...]


def standing(review: Review) -> Standing:
    """Where a document stands; "ready" means checked whole and without a standing error."""
    if not review.outcome.was_checked:
        return "unreadable"
    if review.count(Severity.ERROR):
        return "errors"
    return "ready" if review.outcome == "checked" else "partly"


def verdict(review: Review, wording: Wording) -> Verdict:
    """The verdict on one review, in the language of the wording."""
    where = standing(review)
    if where == "unreadable":
        words = advice(review.outcome, wording.language)
        return Verdict(where, words.title, (words.advice,))
    if where == "errors":
        headline = wording.counted("verdict.blocked", review.count(Severity.ERROR))
    else:
        headline = wording.say("verdict.clean" if where == "ready" else "verdict.partly")
    return Verdict(where, headline, tuple(_rest(review, wording)))


def remark(review: Review, language: Language) -> str | None:
    """What is known beyond the outcome: its detail without the advice, which is shown apart."""
    closing = advice(review.outcome, language).advice
    return (review.outcome_detail or "").removesuffix(closing).strip() or None


def standing_findings(review: Review) -> list[Finding]:
    """The findings that still stand: neither mended nor waived."""
    return [finding for finding in review.findings if finding.status in ("new", "persisting")]


def severity_counts(findings: Sequence[Finding], wording: Wording) -> list[str]:
    """How many findings there are of each severity that occurs ("2 błędy", "1 ostrzeżenie")."""
    counts = {severity: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    return [
        wording.counted(f"counts.{severity}", count) for severity, count in counts.items() if count
    ]


def _rest(review: Review, wording: Wording) -> list[str]:
    found = standing_findings(review)
    lighter = [finding for finding in found if finding.severity is not Severity.ERROR]
    rest: list[str] = []
    if lighter:
        counts = ", ".join(severity_counts(lighter, wording))
        rest.append(wording.say("verdict.besides", rest=counts))
    if not found:
        rest.append(wording.say("verdict.no_findings"))
    if review.submission.previous_sha256:
        rest.append(_since_the_version_before(review, wording))
    unsure = sum(entry.kind == "could_not_check" for entry in review.undecided)
    if unsure:
        rest.append(wording.counted("verdict.undecided", unsure))
    if review.outcome == "checked_partly":
        rest.append(advice(review.outcome, wording.language).advice)
    return rest


def _since_the_version_before(review: Review, wording: Wording) -> str:
    counts = Counter(finding.status for finding in review.findings)
    return wording.say(
        "verdict.since",
        mended=counts["resolved"],
        fresh=counts["new"],
        same=counts["persisting"],
    )
