"""`hdr rules`: the list of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hdr.options import description_language_option

if TYPE_CHECKING:
    from rules.messages import Language


@click.command(options_metavar="[OPCJE]")
@description_language_option
def rules(language: Language) -> None:
    """Wypisz reguły: kod, waga, nazwa i co zgłaszają."""
    from rules.catalogue import catalogue
    from rules.messages import messages

    words = messages(language)
    rows = [[words.labels[name] for name in ("code", "severity", "name", "title")]]
    rows += [
        [entry.code, words.severities[entry.severity], entry.name, words.rules[entry.name].title]
        for entry in catalogue()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())
