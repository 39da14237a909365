"""Which rules run and how much they weigh, by the settings."""

from __future__ import annotations

from difflib import get_close_matches

from model.errors import SettingsError
from model.finding import Severity
from model.settings import RuleChoice
from rules.catalogue import FAMILIES, catalogue, entries
from rules.rule import Rule, all_rules


def chosen(choice: RuleChoice) -> tuple[Rule, ...]:
    """The rules that these settings ask for, in the catalogue's order.

    `select` and `ignore` take names of rules, codes and families. Raises SettingsError naming the
    key that holds something else.
    """
    select = _names("select", choice.select) or frozenset(entries())
    ignore = _names("ignore", choice.ignore)
    check_severities(choice)
    return tuple(rule for rule in all_rules() if rule.name in select - ignore)


def check_severities(choice: RuleChoice) -> None:
    """Raise SettingsError when `severity` names a rule or variant that does not exist."""
    for key in choice.severity:
        name, _, variant = key.partition(".")
        entry = entries().get(name)
        if entry is None or (variant and variant not in entry.variants):
            raise _unknown(f"rules.severity.{key}", key)


def severity(name: str, variant: str | None, choice: RuleChoice) -> Severity:
    """How much a finding weighs: the settings ("name.variant", then "name"), then the catalogue."""
    entry = entries()[name]
    for key in (f"{name}.{variant}", name):
        if key in choice.severity:
            return choice.severity[key]
    return entry.variants.get(variant or "", entry.severity)


def _names(key: str, given: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for word in given:
        named = {entry.name for entry in catalogue() if word in (entry.name, entry.code)}
        named |= {entry.name for entry in catalogue() if entry.family == word}
        if not named:
            raise _unknown(f"rules.{key}", word)
        found |= named
    return frozenset(found)


def _unknown(key: str, word: str) -> SettingsError:
    near = get_close_matches(word.partition(".")[0], [*entries(), *FAMILIES], n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    return SettingsError(f"{key}: no rule named {word!r}{hint}")
