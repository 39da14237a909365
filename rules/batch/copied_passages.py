"""Findings on passages that submissions of a batch share: `copied-passage`, for both sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
    that do not exist. The batch is gone through once; what shares something is asked for again.
    """
    choice = choose(settings, template)
    if all(rule.name != NAME for rule in choice.rules):
        return [() for _ in batch]
    return [
        tuple(_finding(batch[at], batch[each.other], each.shared, choice, settings) for each in own)
        for at, own in enumerate(_most_alike(batch))
    ]


class _Alike(NamedTuple):
    """Another submission and what is shared with it, as seen from one."""

    other: int
    shared: tuple[Shared, ...]

    @property
    def words(self) -> int:
        """How many words of the submission on this side are shared."""
        return sum(each.words_here for each in self.shared)


def _most_alike(batch: Sequence[Prints]) -> list[list[_Alike]]:
    """For each submission the three that it shares most with, those first."""
    found: list[list[_Alike]] = [[] for _ in batch]
    for pair in likenesses(batch):
        turned = tuple(each.turned for each in pair.shared)
        sides = ((pair.first, pair.second, pair.shared), (pair.second, pair.first, turned))
        for at, other, shared in sides:
            found[at].append(_Alike(other, shared))
            found[at].sort(key=lambda each: -each.words)
            del found[at][_MOST_FINDINGS:]
    return found


def _finding(
    here: Prints, there: Prints, shared: Sequence[Shared], choice: Choice, settings: Settings
) -> Finding:
    variant = "exchanged" if any(each.exchanged for each in shared) else "other"
    longest = max(shared, key=lambda each: each.words_here)
    passage = here.passages[longest.here]
    words = sum(each.words_here for each in shared)
    claim = Claim(
        section=passage.section,
        location=passage.location,
        quote=passage.text,
        subject=there.name,
        values={
            "other": there.name,
            "share": max(1, round(100 * words / here.words)),
            "words": words,
        },
        variant=variant,
        related=tuple(here.passages[each.here].location for each in shared if each is not longest),
        count=len(shared),
    )
    text = messages(settings.language).rules[NAME].of(variant)
    values = {"quote": cited(passage.text, _SHOWN), "count": claim.count, **claim.values}
    return Finding(
        code=entries()[NAME].code,
        name=NAME,
        severity=choice.severity(NAME, variant),
        section=claim.section,
        message=masked(filled(text.message, values)),
        hint=masked(filled(text.hint, values)),
        quote=masked(passage.text),
        location=claim.location,
        related=claim.related,
        count=claim.count,
        fingerprint=fingerprint(NAME, claim, 0),
    )
