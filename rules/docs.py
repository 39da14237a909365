"""docs/rules.md and docs/reguly.md, made from the rules: `python -m rules.docs` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

from rules import guide
from rules.catalogue import FAMILIES, Entry, entries
from rules.explained import explained
from rules.measured import Measured, measured
from rules.messages import RuleWords, messages
from rules.rule import Rule, all_rules

_DOCS = Path(__file__).parents[1] / "docs"

_OPENING = """\
# Rules

<!-- Made by `python -m rules.docs` from rules/; do not edit. -->

The same for editors, in Polish and without code: [reguly.md](reguly.md).

Every finding carries the name and the code of a rule below. A rule says nothing where it cannot
tell. The severity is the default; settings change it, and choose rules:

```toml
[rules]
ignore = ["hyphen-as-dash", "E30*"]        # names, codes, families, patterns; so does `select`

[rules.severity]
undefined-abbreviation = "warning"         # error | warning | info
"missing-section.recommended" = "warning"  # one variant of a rule

[rules.stages.draft]                       # at a stage: draft, submission, publication
ignore = ["publication"]
```

Recall is the share of the labelled defects that were found, precision the share of the findings
that are right, each with the number of cases, over all files of `samples/` (`make accuracy`
measures them; [accuracy.md](accuracy.md) says how to read such figures). "–" stands for no case:
the samples were not labelled with that defect, or none has it.

Examples are submissions in miniature, which the tests run: `# id | heading` opens an element of the
template, `- number | name | term: … | who: …` is an action, `goal`, `period` and the like are what
the plan holds; a value in square brackets is how a date, cost or indicator was read.
"""


def render() -> str:
    """The whole page docs/rules.md."""
    return "\n".join((_OPENING, *_table(), *(line for rule in all_rules() for line in _rule(rule))))


# The pages that are made, and what makes them.
PAGES: dict[Path, Callable[[], str]] = {
    _DOCS / "rules.md": render,
    _DOCS / "reguly.md": guide.render,
}


def _table() -> Iterator[str]:
    yield "| code | rule | family | severity | what it reports | recall | precision |"
    yield "|---|---|---|---|---|---:|---:|"
    for rule in all_rules():
        entry = entries()[rule.name]
        title = explained(rule, "en").title
        yield (
            f"| {rule.code} | [{rule.name}](#{rule.name}) | {entry.family} "
            f"| {_severity(entry)} | {title} | {_measured(rule.name)} |"
        )
    yield ""


def _rule(rule: Rule) -> Iterator[str]:
    entry = entries()[rule.name]
    if rule is _first_of(entry.family):
        yield f"## {entry.family.capitalize()}\n"
    yield f"### {rule.name}\n"
    only = f" · only at {', '.join(entry.only)}" if entry.only else ""
    only += f" · only in files read by: {', '.join(rule.readers)}" if rule.readers else ""
    yield f"{rule.code} · {_severity(entry)} · since {entry.since}{only}\n"
    told = explained(rule, "en")
    yield f"{told.what}\n"
    yield f"*Why:* {told.why}\n"
    yield from _words(messages("en").rules[rule.name])
    yield ""
    for title, example in (("Fails", rule.fails), ("Passes", rule.passes)):
        yield f"{title}:\n\n```text\n{dedent(example).strip()}\n```\n"


def _words(words: RuleWords) -> Iterator[str]:
    """Messages and hints with their fields, by the name of the variant."""
    for variant, each in (("", words), *words.variants.items()):
        name = f" ({variant})" if variant else ""
        yield f"- message{name}: {each.message}"
        yield f"- hint{name}: {each.hint}"


def _severity(entry: Entry) -> str:
    others = [f"{name}: {severity}" for name, severity in entry.variants.items()]
    others += [f"at the stage {stage}: {severity}" for stage, severity in entry.stages.items()]
    return f"{entry.severity} ({', '.join(others)})" if others else str(entry.severity)


def _measured(name: str) -> str:
    figures = measured().get(name, Measured())
    return f"{figures.recall} | {figures.precision}"


def _first_of(family: str) -> Rule:
    assert family in FAMILIES
    return next(rule for rule in all_rules() if entries()[rule.name].family == family)


if __name__ == "__main__":
    for path, make in PAGES.items():
        path.write_text(make(), encoding="utf-8", newline="\n")
