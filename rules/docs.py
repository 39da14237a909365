"""docs/rules.md and docs/reguly.md, made from the rules: `python -m rules.docs` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

from rules import guide
from rules.catalogue import FAMILIES, Entry, entries
from rules.explained import explained
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
ignore = ["hyphen-as-dash", "E301"]      # names, codes or families; `select` takes the same

[rules.severity]
undefined-abbreviation = "warning"       # error | warning | info
"missing-section.recommended" = "info"   # one variant of a rule
```

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
    yield "| code | rule | family | severity | what it reports |"
    yield "|---|---|---|---|---|"
    for rule in all_rules():
        entry = entries()[rule.name]
        title = explained(rule, "en").title
        yield (
            f"| {rule.code} | [{rule.name}](#{rule.name}) | {entry.family} "
            f"| {_severity(entry)} | {title} |"
        )
    yield ""


def _rule(rule: Rule) -> Iterator[str]:
    entry = entries()[rule.name]
    if rule is _first_of(entry.family):
        yield f"## {entry.family.capitalize()}\n"
    yield f"### {rule.name}\n"
    only = f" · only in files read by: {', '.join(rule.readers)}" if rule.readers else ""
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
    others = ", ".join(f"{name}: {severity}" for name, severity in entry.variants.items())
    return f"{entry.severity} ({others})" if others else str(entry.severity)


def _first_of(family: str) -> Rule:
    assert family in FAMILIES
    return next(rule for rule in all_rules() if entries()[rule.name].family == family)


if __name__ == "__main__":
    for path, make in PAGES.items():
        path.write_text(make(), encoding="utf-8", newline="\n")
