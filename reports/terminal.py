"""Findings as plain text for a terminal, in the manner of a linter, and the table of a batch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from model.finding import Finding, Severity
from model.outcomes import Language, advice
from model.review import Review
from reports.checklist import SURE
from reports.phrases import shorten, times, unit_title
from reports.places import Places, places_of
from reports.verdict import remark, severity_counts, standing, standing_findings
from reports.wording import Wording, wording

_LONGEST_QUOTE = 160
_LONGEST_PATH = 44
_LONGEST_UNIT = 34
_STYLES = {"error": "1;31", "warning": "33", "info": "36", "strong": "1", "quiet": "2", "ok": "32"}
# A document must not steer the terminal: control characters, and those that turn the direction.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def findings_text(
    reviews: Sequence[Review], language: Language = "pl", *, colour: bool = False
) -> str:
    """The findings of all reviews grouped by file, and a line that sums them up.

    A finding starts its line with file, place, code, severity and name, so that programs can pick
    it out; its hint and quote stand below. What a rule could not check follows the findings of its
    file. `colour` adds ANSI colours.
    """
    words = wording(language)
    parts = [_file(review, words, colour=colour) for review in reviews]
    return "\n".join([*filter(None, parts), _total(reviews, words)]) + "\n"


def summary_table(
    reviews: Sequence[Review], language: Language = "pl", *, colour: bool = False
) -> str:
    """A line for every review in the order given: file, unit, completeness, counts, standing."""
    words = wording(language)
    head = [
        words.say(f"terminal.{key}")
        for key in ("file", "unit", "completeness", "errors", "warnings", "infos", "state")
    ]
    lines = [head, *(_cells(review, words) for review in reviews)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    styles = ["strong", *(_STANDING_STYLES[standing(review)] for review in reviews)]
    table = [
        _aligned(line, widths, style if colour else None)
        for line, style in zip(lines, styles, strict=True)
    ]
    return "\n".join([*table, "", _total(reviews, words)]) + "\n"


_STANDING_STYLES = {"ready": "ok", "errors": "error", "partly": "warning", "unreadable": "error"}


def _file(review: Review, words: Wording, *, colour: bool) -> str:
    """The lines of one file, or "" when there is nothing to say of it."""
    path = plain(review.source.path)
    lines: list[str] = []
    if review.outcome != "checked":
        told = advice(review.outcome, words.language)
        style = "warning" if review.outcome.was_checked else "error"
        what = _styled(told.title, style, colour=colour)
        lines.append(f"{_styled(path, 'strong', colour=colour)}: {what}")
        known = remark(review, words.language)
        lines += [f"    {plain(text)}" for text in (known, told.advice) if text]
    places = places_of(review.plan, words)
    for finding in sorted(standing_findings(review), key=_reading_order):
        lines += _finding(finding, path, places, colour=colour)
    for rule in review.undecided:
        if rule.kind == "could_not_check":
            left = words.say("terminal.left_out", rule=rule.name, reason=plain(rule.reason))
            lines.append(f"{_styled(path, 'strong', colour=colour)}: {left}")
    for waiver in review.unused_waivers:
        told_of = words.say("terminal.unused_waiver", rule=waiver.rule, id=waiver.fingerprint[:8])
        lines.append(f"{_styled(path, 'strong', colour=colour)}: {told_of}")
    return "\n".join([*lines, ""]) if lines else ""


def _finding(finding: Finding, path: str, places: Places, *, colour: bool) -> list[str]:
    words = places.wording
    place = plain(places.words(finding.location)) if finding.location else ""
    severity = _styled(finding.severity.value, finding.severity.value, colour=colour)
    places_told = times(finding.count, finding.message, words)
    doubt = words.say("findings.unsure") if finding.certainty < SURE else ""
    told = "".join(f" ({note})" for note in (places_told, doubt) if note)
    start = ":".join(filter(None, [_styled(path, "strong", colour=colour), place]))
    lines = [
        f"{start}: {finding.code} {severity} {finding.name}  {plain(finding.message)}{told}",
    ]
    if finding.hint:
        lines.append(f"    {plain(finding.hint)}")
    if finding.quote:
        quote = f"│ {plain(shorten(finding.quote, _LONGEST_QUOTE))}"
        lines.append(f"    {_styled(quote, 'quiet', colour=colour)}")
    return lines


def _reading_order(finding: Finding) -> tuple[bool, int, tuple[int, int], int, str]:
    """The order of the document, as in a linter; what concerns the whole of it comes last."""
    place = finding.location
    where = (place.block, place.cell or (-1, -1)) if place else (0, (-1, -1))
    return place is None, *where, _WEIGHT[finding.severity], finding.code


def _total(reviews: Sequence[Review], words: Wording) -> str:
    found = [finding for review in reviews for finding in standing_findings(review)]
    unchecked = sum(not review.outcome.was_checked for review in reviews)
    parts = [words.counted("counts.files", len(reviews))]
    if unchecked:
        parts.append(words.counted("terminal.unchecked", unchecked))
    parts += severity_counts(found, words)
    line = words.say("terminal.total", parts=", ".join(parts))
    return line if found or unchecked else f"{line} {words.say('terminal.clean')}"


def _cells(review: Review, words: Wording) -> list[str]:
    unit = review.plan.jst.value if review.plan and review.plan.jst else None
    checked = review.outcome.was_checked
    score = f"{round(100 * review.completeness.score)}%" if review.completeness else "–"
    counts = [str(review.count(severity)) if checked else "–" for severity in Severity]
    state = words.say(f"standing.{standing(review)}")
    if not checked:
        state = advice(review.outcome, words.language).title
    return [
        _tail(plain(review.source.path), _LONGEST_PATH),
        shorten(unit_title(unit, words), _LONGEST_UNIT) if checked else "–",
        score,
        *counts,
        state,
    ]


def _aligned(cells: Sequence[str], widths: Sequence[int], style: str | None) -> str:
    """Cells in columns, figures to the right; the last one takes the style."""
    numeric = range(2, 6)
    padded = [
        cell.rjust(width) if column in numeric else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    last = padded[-1].rstrip()
    return "  ".join([*padded[:-1], _styled(last, style, colour=True) if style else last])


def _tail(path: str, length: int) -> str:
    """The end of a path, which tells files apart better than its beginning."""
    return path if len(path) <= length else f"…{path[1 - length :]}"


def plain(text: str) -> str:
    """One line without characters that steer a terminal, accents joined to their letters."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text))


def _styled(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
