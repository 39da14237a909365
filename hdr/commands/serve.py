"""`hdr serve`: the flows by themselves, on one machine, until somebody ends them."""

from __future__ import annotations

from pathlib import Path

import click

from flows.messages import say
from hdr.options import chosen_settings, settings_option


@click.command(options_metavar="[OPCJE]")
@click.argument("inbox", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="WYNIKI",
    type=click.Path(path_type=Path),
    help="Folder wyników; ma pierwszeństwo przed ustawieniami. Domyślnie output.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port stron Prefect na tym komputerze; ma pierwszeństwo przed ustawieniami.",
)
@settings_option
def serve(*, inbox: Path | None, out: Path | None, port: int | None, settings: Path | None) -> None:
    """Sprawdzaj zgłoszenia samoczynnie: w nocy, według ustawień, i zaraz po nadejściu plików.

    Uruchamia serwer Prefect (strony pod http://127.0.0.1:4200) i trzy przebiegi: przegląd, ponowne
    sprawdzenie i publikację. Pory i foldery są w ustawieniach, w części [serve]. Działa do Ctrl-C.
    """
    from flows.nightly.serving import serve as serve_flows

    chosen = chosen_settings(settings)
    given = {"inbox": inbox and str(inbox), "out": out and str(out), "port": port}
    over = {name: value for name, value in given.items() if value is not None}
    chosen = chosen.model_copy(update={"serve": chosen.serve.model_copy(update=over)})
    serve_flows(settings, chosen, click.echo)
    click.echo(say("serve_ended"))
