"""docs/reguly.md: the rules explained to editors, in Polish. `python -m rules.docs` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.settings import RuleChoice, Settings
from model.template import load_template
from rules.catalogue import FAMILIES, Family, entries
from rules.check import check
from rules.explained import Explained, explained
from rules.messages import Language, messages
from rules.rule import Rule, all_rules
from rules.sketch import sketch

_LANGUAGE: Language = "pl"


def render() -> str:
    """The whole page: a table of all rules, then each rule by family."""
    guide = messages(_LANGUAGE).guide
    lines = [f"# {guide['heading']}\n", f"<!-- {guide['made']} -->\n", guide["opening"]]
    for family in FAMILIES:
        lines += _table(family)
    for family in FAMILIES:
        lines.append(f"## {_title(family)}\n")
        for rule in _of(family):
            lines += _rule(rule)
    return "\n".join(lines)


def _table(family: Family) -> Iterator[str]:
    labels = messages(_LANGUAGE).labels
    yield f"**{_title(family)}**\n"
    yield f"| {labels['code']} | {labels['title']} | {labels['severity']} |"
    yield "|---|---|---|"
    for rule in _of(family):
        told = explained(rule, _LANGUAGE)
        link = f"[{told.title}](#{_anchor(_heading(rule, told))})"
        yield f"| {rule.code} | {link} | {told.severity} |"
    yield ""


def _rule(rule: Rule) -> Iterator[str]:
    labels, told = messages(_LANGUAGE).labels, explained(rule, _LANGUAGE)
    yield f"### {_heading(rule, told)}\n"
    yield f"`{rule.name}`\n"
    yield f"- **{labels['checks']}:** {told.what}"
    yield f"- **{labels['why']}:** {told.why}"
    yield f"- **{labels['weight']}:** {told.severity}"
    if told.readers:
        yield f"- **{labels['only_in']}:** {told.readers}"
    hints: dict[str, str] = {}
    for when, words in told.says:
        hints.setdefault(words.hint, f" ({labels['when'].format(when=when)})" if when else "")
    for hint, when_told in hints.items():
        yield f"- **{labels['hint']}{when_told}:** {hint}"
    yield f"- **{labels['example']}:** {_example(rule)}"
    yield ""


def _example(rule: Rule) -> str:
    """What the rule says of the example that fails."""
    template = load_template()
    plan, document = sketch(rule.fails, template)
    settings = Settings(language=_LANGUAGE, rules=RuleChoice(select=(rule.name,)))
    return check(plan, document, template, settings).findings[0].message


def _of(family: Family) -> list[Rule]:
    return [rule for rule in all_rules() if entries()[rule.name].family == family]


def _title(family: Family) -> str:
    return messages(_LANGUAGE).families[family].capitalize()


def _heading(rule: Rule, told: Explained) -> str:
    return f"{rule.code}. {told.title}"


def _anchor(heading: str) -> str:
    """The address that Markdown gives a heading: small letters, hyphens, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
