"""`hdr rule`: one rule explained."""

from __future__ import annotations

from difflib import get_close_matches
from inspect import cleandoc
from textwrap import indent
from typing import TYPE_CHECKING

import click

from flows.messages import say

if TYPE_CHECKING:
    from rules.catalogue import Entry


@click.command(options_metavar="[OPCJE]")
@click.argument("name", metavar="NAZWA")
def rule(name: str) -> None:
    """Wyjaśnij regułę o podanej nazwie lub kodzie."""
    from rules.messages import messages
    from rules.rule import all_rules

    entry = _entry(name)
    found = next(rule for rule in all_rules() if rule.name == entry.name)
    words = messages("pl").rules[entry.name]
    click.echo(f"{entry.code} {entry.name}: {words.title}")
    click.echo(f"{say('rule_severity')}: {say(entry.severity)}")
    click.echo(f"{say('rule_family')}: {entry.family}")
    click.echo(f"{say('rule_says')}: {words.message}")
    click.echo(f"{say('rule_hint')}: {words.hint}")
    for variant, other in words.variants.items():
        click.echo(f"{say('rule_says')} ({variant}): {other.message}")
    click.echo(f"{say('rule_checks')}: {found.what}")
    click.echo(f"{say('rule_why')}: {found.why}")
    for title, sketch in (("rule_fails", found.fails), ("rule_passes", found.passes)):
        click.echo(f"\n{say(title)}:\n{indent(cleandoc(sketch), '    ')}")


def _entry(name: str) -> Entry:
    """The row of the catalogue with this name or code. Raises click's error for any other."""
    from rules.catalogue import entries

    known = entries()
    wanted = name.strip().casefold()
    for entry in known.values():
        if wanted in (entry.name, entry.code.casefold()):
            return entry
    near = get_close_matches(wanted, known, n=1)
    words = say("no_rule_near", name=name, near=near[0]) if near else say("no_rule", name=name)
    raise click.UsageError(words)
