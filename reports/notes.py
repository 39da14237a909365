"""`uwagi.html`: everything an editor needs to know about one submission, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from model.finding import Finding, Severity
from model.outcomes import Language, advice
from model.plan import Plan
from model.review import Review, Submission
from model.template import Template
from reports.checklist import SURE, checklist
from reports.extract import area_name, extract_of
from reports.files import write_text
from reports.grouping import Group, grouped
from reports.money import money_of
from reports.page import render
from reports.phrases import days_in_text, shorten, unbroken, unit_facts, unit_title
from reports.places import places_of
from reports.remarks import renumbered
from reports.surroundings.views import ParagraphView, RowView, View, Views
from reports.timeline import timeline_of
from reports.verdict import remark, standing_findings, verdict
from reports.wording import Wording, wording

NOTES_FILE = "uwagi.html"
# Longer quotes are folded away behind their beginning: about five lines of the page.
_LONGEST_QUOTE = 420


def notes_html(  # noqa: PLR0913 - what stands beside the review is optional
    review: Review,
    template: Template,
    language: Language = "pl",
    *,
    overview: str | None = None,
    files: Mapping[str, str] | None = None,
    views: Views | None = None,
) -> str:
    """The notes on one review as one self-contained HTML page.

    `overview` is the address of the batch's page as seen from this one, or None. `files` are those
    for the author in the same folder: "letter", and "copy" with the remarks → name. `views` show
    the places of findings. Messages and hints appear in the language they were made in; everything
    else in `language`.
    """
    words = wording(language)
    found = standing_findings(review)
    places = places_of(review.plan, words)
    groups = renumbered(grouped(found, template, places, words), review, template, words)
    plan = review.plan
    return render(
        "notes",
        words,
        review=review,
        overview=overview,
        files=files or {},
        unit=_unit(plan, words),
        facts=_facts(review, template, words),
        verdict=verdict(review, words),
        remark=remark(review, language),
        checklist=checklist(plan, template, groups, places, words) if plan else [],
        groups=groups,
        anchors=_anchors(groups),
        blocking=_blocking(groups),
        total=len(found),
        severities=_severities(found),
        tracked=review.submission.previous_sha256 is not None,
        set_aside=_set_aside(review.findings),
        extract=extract_of(plan, template, words) if plan else None,
        timeline=timeline_of(plan, words) if plan else None,
        money=money_of(plan, words) if plan else None,
        undecided=_undecided(review),
        assumed=template.basis == "assumed",
        longest_quote=_LONGEST_QUOTE,
        views=views or Views(),
        is_shown=_is_shown,
        sure_from=SURE,
        shorten=shorten,
        unbroken=unbroken,
    )


def write_notes(  # noqa: PLR0913 - those of notes_html, and the folder
    review: Review,
    template: Template,
    folder: Path,
    language: Language = "pl",
    *,
    overview: str | None = None,
    files: Mapping[str, str] | None = None,
    views: Views | None = None,
) -> Path:
    """Write `uwagi.html` into `folder` and return its path. Raises OSError when it cannot."""
    page = notes_html(review, template, language, overview=overview, files=files, views=views)
    return write_text(folder / NOTES_FILE, page)


def _is_shown(quote: str, view: View | None) -> bool:
    """Whether a view says a quote already: marked whole, and not too long to be read there."""
    if not isinstance(view, ParagraphView | RowView) or len(quote) > _LONGEST_QUOTE:
        return False
    return view.shows(quote)


def _unit(plan: Plan | None, words: Wording) -> dict[str, object] | None:
    if plan is None or plan.jst is None:
        return None
    unit = plan.jst.value
    return {
        "title": unit_title(unit, words),
        "facts": unit_facts(unit, words),
        "sure": plan.jst.confidence >= SURE,
    }


def _facts(review: Review, template: Template, words: Wording) -> list[tuple[str, str]]:
    """What stands in the head of the page: label and value."""
    source, plan = review.source, review.plan
    pages = f" ({words.counted('head.pages', source.pages)})" if source.pages else ""
    facts = [("file", source.path + pages)]
    facts.append(("outcome", advice(review.outcome, words.language).title))
    if plan and plan.areas:
        facts.append(("area", "; ".join(area_name(area.value, template) for area in plan.areas)))
    if plan and plan.period:
        period = plan.period.value
        told = days_in_text(period.start, period.end, words) or plan.period.text
        facts.append(("period", told))
    if review.completeness:
        facts.append(("completeness", _completeness(review, words)))
    if version := _version(review.submission, words):
        facts.append(("version", version))
    return [(words.say(f"head.{key}"), value) for key, value in facts]


def _version(submission: Submission, words: Wording) -> str | None:
    """Which version it is, and whether it still stands for the submission; None for an only one."""
    if submission.candidates:
        return words.say("head.doubtful", candidates=", ".join(submission.candidates))
    if submission.same_as:
        return words.say("head.same", path=submission.same_as)
    number = submission.version or 1
    if not submission.current:
        return words.say("head.older", number=number)
    return str(number) if number > 1 else None


def _completeness(review: Review, words: Wording) -> str:
    state = review.completeness
    assert state is not None
    return words.say(
        "head.completeness_of",
        percent=round(100 * state.score),
        complete=state.present,
        required=state.required,
    )


def _anchors(groups: Sequence[Group]) -> dict[str, int]:
    """A number for the address of each group: an element's id may hold anything."""
    return {group.id: number for number, group in enumerate(groups, start=1)}


def _blocking(groups: Sequence[Group]) -> list[tuple[Group, int]]:
    """The groups with errors, and how many there are in each."""
    errors = [
        (group, sum(entry.finding.severity is Severity.ERROR for entry in group.entries))
        for group in groups
    ]
    return [(group, count) for group, count in errors if count]


def _severities(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    counts = Counter(finding.severity for finding in findings)
    return [(severity.value, counts[severity]) for severity in Severity if counts[severity]]


def _set_aside(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings that no longer ask for anything: mended ones, then waived ones."""
    kinds = {kind: [f for f in findings if f.status == kind] for kind in ("resolved", "waived")}
    return [(kind, found) for kind, found in kinds.items() if found]


def _undecided(review: Review) -> list[tuple[str, list[object]]]:
    kinds: dict[str, list[object]] = {"could_not_check": [], "not_applicable": []}
    for entry in review.undecided:
        kinds[entry.kind].append(entry)
    return [(kind, entries) for kind, entries in kinds.items() if entries]
