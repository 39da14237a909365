"""`hdr rules`: the list of rules."""

from __future__ import annotations

import click

from flows.messages import say


@click.command(options_metavar="[OPCJE]")
def rules() -> None:
    """Wypisz reguły: kod, waga, nazwa i co sprawdzają."""
    from rules.catalogue import catalogue
    from rules.messages import messages

    titles = messages("pl").rules
    rows = [[say(f"column_{name}") for name in ("code", "severity", "name", "title")]]
    rows += [
        [entry.code, say(entry.severity), entry.name, titles[entry.name].title]
        for entry in catalogue()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())
