"""`hdr rule`: one rule explained."""

from __future__ import annotations

from difflib import get_close_matches
from inspect import cleandoc
from textwrap import indent
from typing import TYPE_CHECKING

import click

from flows.messages import say
from hdr.options import description_language_option

if TYPE_CHECKING:
    from rules.catalogue import Entry
    from rules.messages import Language


@click.command(options_metavar="[OPCJE]")
@click.argument("name", metavar="NAZWA")
@description_language_option
def rule(name: str, language: Language) -> None:
    """Wyjaśnij regułę o podanej nazwie lub kodzie."""
    from rules.explained import explained
    from rules.messages import messages
    from rules.rule import all_rules

    entry = _entry(name)
    found = next(rule for rule in all_rules() if rule.name == entry.name)
    labels, told = messages(language).labels, explained(found, language)
    click.echo(f"{entry.code} {entry.name}: {told.title}")
    click.echo(f"{labels['weight']}: {told.severity}")
    known_as = f" ({entry.family})" if entry.family != told.family else ""
    click.echo(f"{labels['family']}: {told.family}{known_as}")
    if told.readers:
        click.echo(f"{labels['only_in']}: {told.readers}")
    click.echo(f"{labels['checks']}: {told.what}")
    click.echo(f"{labels['why']}: {told.why}")
    for when, words in told.says:
        case = f" ({labels['when'].format(when=when)})" if when else ""
        click.echo(f"\n{labels['says']}{case}: {words.message}")
        click.echo(f"{labels['hint']}: {words.hint}")
    for title, sketch in (("fails", found.fails), ("passes", found.passes)):
        click.echo(f"\n{labels[title]}:\n{indent(cleandoc(sketch), '    ')}")


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
