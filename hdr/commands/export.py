"""`hdr export`: the reviews of a round for another system."""

from __future__ import annotations

from pathlib import Path

import click

from flows.messages import say
from hdr.options import chosen_settings, settings_option


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--since",
    metavar="OD",
    help="Tylko to, co przyszło albo zostało przeczytane od tej chwili: data (RRRR-MM-DD, też "
    "z godziną) albo numer uruchomienia z hdr status.",
)
@click.option(
    "--out",
    metavar="PLIK",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Plik wyniku; bez niego na standardowe wyjście.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="Całe oceny, po jednej w wierszu (JSON Lines), albo tabela planów (CSV).",
)
@settings_option
def export(*, since: str | None, out: Path | None, form: str, settings: Path | None) -> None:
    """Wydaj dane zgłoszeń dla innych systemów.

    Z każdego zgłoszenia najnowsza wersja, tylko raz, w stałej kolejności; te same dane dają ten sam
    plik.
    """
    from flows.desk.exporting import exported, moment_of
    from flows.desk.round_files import RoundFiles
    from flows.history.store_at import the_store
    from model.errors import InboxError
    from reports.files import write_lines
    from reports.json import review_line
    from reports.tables.csv import csv_lines
    from reports.tables.plans import PLANS
    from store.sessions import reading

    chosen = chosen_settings(settings)
    with the_store(chosen) as engine, reading(engine) as session:
        moment = moment_of(session, since) if since is not None else None
        reviews = exported(RoundFiles(session, chosen), moment)
        lines = csv_lines(PLANS, reviews) if form == "csv" else map(review_line, reviews)
        if out is None:
            for line in lines:
                click.echo(line.encode("utf-8", "replace"), nl=False)
            return
        try:
            write_lines(out, lines)
        except OSError as error:
            raise InboxError(say("closed_output", path=out)) from error
    click.echo(say("exported", path=out))
