"""Findings on passages that submissions of a batch share: `copied-passage`, for both sides."""

from __future__ import annotations

from collections.abc import Sequence

from model.finding import Finding
from model.settings import Settings
from rules.batch.prints import Prints
from rules.batch.similar import Shared, likenesses
from rules.case import cited
from rules.catalogue import entries
from rules.claim import Claim
from rules.fingerprint import fingerprint
from rules.messages import filled, messages
from rules.privacy import masked
from rules.selection import Choice, choose

NAME = "copied-passage"
_SHOWN = 90
_MOST_FINDINGS = 3


def copied_passages(
    batch: Sequence[Prints], settings: Settings, template: str
) -> list[tuple[Finding, ...]]:
    """For each submission its findings, one for each of the three that it shares most with.

    A finding says how many passages and what share of the submission's words they are; nothing
    where the settings leave the rule out for this template (its id). Raises SettingsError for rules
    that do not exist.
    """
    found: list[list[tuple[int, Finding]]] = [[] for _ in batch]
    choice = choose(settings, template)
    if all(rule.name != NAME for rule in choice.rules):
        return [() for _ in batch]
    for pair in likenesses(batch):
        first, second = batch[pair.first], batch[pair.second]
        turned = tuple(Shared(each.there, each.here, each.exchanged) for each in pair.shared)
        found[pair.first].append(
            (_words(pair.shared), _finding(first, second, pair.shared, choice, settings))
        )
        found[pair.second].append(
            (_words(turned), _finding(second, first, turned, choice, settings))
        )
    return [_most_alike(findings) for findings in found]


def _most_alike(findings: list[tuple[int, Finding]]) -> tuple[Finding, ...]:
    ordered = sorted(findings, key=lambda each: -each[0])
    return tuple(finding for _, finding in ordered[:_MOST_FINDINGS])


def _words(shared: Sequence[Shared]) -> int:
    """How many words of the submission on this side are shared."""
    return sum(each.here.words for each in shared)


def _finding(
    here: Prints, there: Prints, shared: Sequence[Shared], choice: Choice, settings: Settings
) -> Finding:
    variant = "exchanged" if any(each.exchanged for each in shared) else "other"
    longest = max(shared, key=lambda each: each.here.words)
    words = _words(shared)
    claim = Claim(
        section=longest.here.section,
        location=longest.here.location,
        quote=longest.here.text,
        subject=there.name,
        values={
            "other": there.name,
            "share": max(1, round(100 * words / here.words)),
            "words": words,
        },
        variant=variant,
        related=tuple(each.here.location for each in shared if each is not longest),
        count=len(shared),
    )
    text = messages(settings.language).rules[NAME].of(variant)
    values = {"quote": cited(longest.here.text, _SHOWN), "count": claim.count, **claim.values}
    return Finding(
        code=entries()[NAME].code,
        name=NAME,
        severity=choice.severity(NAME, variant),
        section=claim.section,
        message=masked(filled(text.message, values)),
        hint=masked(filled(text.hint, values)),
        quote=masked(longest.here.text),
        location=claim.location,
        related=claim.related,
        count=claim.count,
        fingerprint=fingerprint(NAME, claim, 0),
    )
