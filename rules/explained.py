"""A rule explained in a language: the same words for the command line and for the docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules.catalogue import entries
from rules.messages import Language, Words, blanked, messages
from rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Explained:
    """What people read of one rule. `severity` also says which variants weigh otherwise and at
    which stages alone the rule runs.

    `readers` are the kinds of file that show what the rule looks for, "" for all. `says` are the
    message and hint with "…" for what a finding fills in, and when they are used (None: usually).
    """

    title: str
    what: str
    why: str
    severity: str
    family: str
    readers: str
    says: tuple[tuple[str | None, Words], ...]


def explained(rule: Rule, language: Language) -> Explained:
    """The rule in this language. English words of what and why are the rule's own."""
    catalogue, entry = messages(language), entries()[rule.name]
    words = catalogue.rules[rule.name]
    weights = [catalogue.severities[entry.severity]]
    weights += [
        catalogue.labels["when_weight"].format(
            severity=catalogue.severities[severity], when=words.variants[variant].when
        )
        for variant, severity in entry.variants.items()
    ]
    if entry.only:
        stages = ", ".join(catalogue.labels[f"stage_{stage}"] for stage in entry.only)
        weights.append(catalogue.labels["only_at"].format(stages=stages))
    return Explained(
        title=words.title,
        what=words.what or rule.what,
        why=words.why or rule.why,
        severity="; ".join(weights),
        family=catalogue.families[entry.family],
        readers=", ".join(catalogue.readers[reader] for reader in rule.readers),
        says=tuple(_says(rule, language)),
    )


def _says(rule: Rule, language: Language) -> Iterator[tuple[str | None, Words]]:
    words = messages(language).rules[rule.name]
    yield None, _shown(words)
    for variant in words.variants.values():
        yield variant.when, _shown(variant)


def _shown(words: Words) -> Words:
    return Words(message=blanked(words.message), hint=blanked(words.hint))
