"""`hdr schema`: the JSON Schema of the results."""

from __future__ import annotations

import click


@click.command(options_metavar="[OPCJE]")
def schema() -> None:
    """Wypisz schemat JSON (JSON Schema) pliku review.json."""
    from reports.schema import json_schema

    click.echo(json_schema().encode(), nl=False)
