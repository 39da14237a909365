"""Running the rules over one submission."""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from model.base import Frozen
from model.document import Document
from model.finding import Finding, Undecided
from model.plan import Plan
from model.settings import Settings
from model.template import Template
from rules.case import Case, cited
from rules.claim import CannotTell, Claim
from rules.fingerprint import about, fingerprint
from rules.messages import filled
from rules.privacy import masked
from rules.rule import Rule
from rules.selection import chosen, severity

_log = logging.getLogger(__name__)


class Verdict(Frozen):
    """What the rules say: findings in the document's order, and the rules that did not decide."""

    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def check(plan: Plan, document: Document, template: Template, settings: Settings) -> Verdict:
    """Every finding of the rules that the settings choose.

    A rule that fails is reported as undecided and the others go on. Findings without a place come
    first; those at one place stand in the catalogue's order. Raises SettingsError when the settings
    name a rule that does not exist.
    """
    case = Case(plan, document, template, settings)
    said: list[_Said] = []
    undecided: list[Undecided] = []
    for rule in chosen(settings.rules):
        of_rule, doubt = _ask(rule, case)
        said += of_rule
        if doubt is not None:
            undecided.append(doubt)
    said.sort(key=lambda each: case.order(each.claim.location))
    return Verdict(findings=tuple(_findings(said, case)), undecided=tuple(undecided))


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim put into words."""

    rule: Rule
    claim: Claim
    message: str
    hint: str


def _ask(rule: Rule, case: Case) -> tuple[list[_Said], Undecided | None]:
    """What one rule claims, and why it did not decide (None when it did)."""
    reasons = case.words.reasons
    if not rule.applies_to(case.document.reader):
        reason = reasons[f"not_in_{case.document.reader}"]
        return [], Undecided(name=rule.name, kind="not_applicable", reason=reason)
    said: list[_Said] = []
    try:
        for claim in rule.check(case):
            said.append(_worded(rule, claim, case))  # noqa: PERF401 (what came before a failure stays)
    except CannotTell as doubt:
        return said, Undecided(name=rule.name, kind="could_not_check", reason=reasons[doubt.reason])
    except Exception as error:  # a rule that fails must cost that rule, never the submission
        where = traceback.extract_tb(error.__traceback__)[-1]
        # The message of the error may quote the document, so it stays out of the log.
        _log.error(
            "rule %s: %s at %s:%s", rule.name, type(error).__name__, where.name, where.lineno
        )
        reason = reasons["failed"].format(error=type(error).__name__)
        return said, Undecided(name=rule.name, kind="could_not_check", reason=reason)
    return said, None


def _worded(rule: Rule, claim: Claim, case: Case) -> _Said:
    words = case.words.rules[rule.name].of(claim.variant)
    section = case.heading(claim.section)
    values = {
        "section": section,
        "quote": cited(claim.quote or section),
        "count": claim.count,
        **claim.values,
    }
    message, hint = filled(words.message, values), filled(words.hint, values)
    return _Said(rule, claim, masked(message), masked(hint))


def _findings(said: list[_Said], case: Case) -> Iterator[Finding]:
    seen: Counter[tuple[str, str | None, str]] = Counter()
    for each in said:
        rule, claim = each.rule, each.claim
        key = (rule.name, claim.section, about(claim))
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=severity(rule.name, claim.variant, case.settings.rules),
            section=claim.section,
            message=each.message,
            hint=each.hint,
            quote=masked(claim.quote) if claim.quote else None,
            location=claim.location,
            related=claim.related,
            count=claim.count,
            fingerprint=fingerprint(rule.name, claim, seen[key]),
            certainty=claim.certainty,
        )
        seen[key] += 1
