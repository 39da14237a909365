"""Running the rules over one submission."""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from model.base import Frozen
from model.document import Document
from model.finding import Finding, Undecided
from model.plan import Plan
from model.settings import Settings
from model.template import Template
from rules.case import Case, cited
from rules.catalogue import Family, entries
from rules.claim import CannotTell, Claim
from rules.evidence.private_data import private_data
from rules.fingerprint import about, fingerprint
from rules.grouping import Said, grouped
from rules.masking import Masks
from rules.messages import filled
from rules.rule import Rule
from rules.selection import Choice, choose

# The families whose rules go by what was read, the others go by the text itself.
_ABOUT_THE_PLAN: tuple[Family, ...] = ("completeness", "consistency")
_log = logging.getLogger(__name__)


class Verdict(Frozen):
    """What the rules say: findings in the document's order, and the rules that did not decide.

    `switched_off` are the names of the rules that the settings leave out, `other_stage` of those
    that run at another stage only. `plan` is the plan with private data masked.
    """

    plan: Plan
    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    switched_off: tuple[str, ...] = ()
    other_stage: tuple[str, ...] = ()


def check(plan: Plan, document: Document, template: Template, settings: Settings) -> Verdict:
    """Every finding of the rules that the settings choose for this template and stage.

    A rule that fails is reported as undecided and the others go on. Findings without a place come
    first; those at one place stand in the catalogue's order. Findings of one element with the same
    words are one finding with a count. Raises SettingsError when the settings name a rule that
    does not exist.
    """
    case = Case(plan, document, template, settings)
    choice = choose(settings, template.id)
    said: list[Said] = []
    undecided: list[Undecided] = []
    for rule in choice.rules:
        of_rule, doubt = _ask(rule, case)
        said += of_rule
        if doubt is not None:
            undecided.append(doubt)
    masks = _masks(case)
    said = [_masked(each, masks) for each in said]
    said.sort(key=lambda each: case.order(each.claim.location))
    return Verdict(
        plan=masks.plan(plan),
        findings=tuple(_findings(grouped(said), case, choice)),
        undecided=tuple(undecided),
        switched_off=tuple(rule.name for rule in choice.left_out),
        other_stage=tuple(rule.name for rule in choice.other_stage),
    )


def _ask(rule: Rule, case: Case) -> tuple[list[Said], Undecided | None]:
    """What one rule claims, and why it did not decide (None when it did)."""
    reasons = case.words.reasons
    if not rule.applies_to(case.document.reader):
        reason = reasons[f"not_in_{case.document.reader}"]
        return [], Undecided(name=rule.name, kind="not_applicable", reason=reason)
    said: list[Said] = []
    try:
        for claim in rule.check(case):
            said.append(_worded(rule, claim, case))  # noqa: PERF401 (what came before a failure stays)
    except CannotTell as doubt:
        return said, Undecided(name=rule.name, kind=doubt.kind, reason=reasons[doubt.reason])
    except Exception as error:  # a rule that fails must cost that rule, never the submission
        where = traceback.extract_tb(error.__traceback__)[-1]
        # The message of the error may quote the document, so it stays out of the log.
        _log.error(
            "rule %s: %s at %s:%s", rule.name, type(error).__name__, where.name, where.lineno
        )
        reason = reasons["failed"].format(error=type(error).__name__)
        return said, Undecided(name=rule.name, kind="could_not_check", reason=reason)
    return said, None


def _worded(rule: Rule, claim: Claim, case: Case) -> Said:
    words = case.words.rules[rule.name].of(claim.variant)
    section = case.heading(claim.section)
    values = {
        "section": section,
        "quote": cited(claim.quote or section),
        "count": claim.count,
        **claim.values,
    }
    return Said(rule, claim, filled(words.message, values), filled(words.hint, values))


def _masks(case: Case) -> Masks:
    """What must not be printed. Where it cannot be told from the form, the texts alone tell."""
    try:
        return Masks(case.once(private_data))
    except Exception as error:  # the rule on personal data says that it failed
        _log.error("masking: %s", type(error).__name__)
        return Masks(None)


def _masked(said: Said, masks: Masks) -> Said:
    claim = said.claim
    if claim.quote:
        claim = replace(claim, quote=masks.text(claim.quote))
    return replace(said, claim=claim, message=masks.text(said.message), hint=masks.text(said.hint))


def _findings(said: list[Said], case: Case, choice: Choice) -> Iterator[Finding]:
    seen: Counter[tuple[str, str | None, str]] = Counter()
    for each in said:
        rule, claim = each.rule, each.claim
        key = (rule.name, claim.section, about(claim))
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=choice.severity(rule.name, claim.variant),
            section=claim.section,
            message=each.message,
            hint=each.hint,
            quote=claim.quote or None,
            location=claim.location,
            related=claim.related,
            count=claim.count,
            fingerprint=fingerprint(rule.name, claim, seen[key]),
            certainty=_certainty(rule, claim, case),
        )
        seen[key] += 1


def _certainty(rule: Rule, claim: Claim, case: Case) -> float:
    """How sure a finding is: as the rule, and as the reading of what it is about."""
    family = entries()[rule.name].family
    if family not in _ABOUT_THE_PLAN:
        return claim.certainty
    of_section = case.confidence_of(claim.section) if family == "completeness" else 1.0
    return min(claim.certainty, case.confidence_at(claim.location), of_section)
