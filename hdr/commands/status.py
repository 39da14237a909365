"""`hdr status`: where the submissions of the round stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from hdr.options import chosen_settings, form_option, settings_option

if TYPE_CHECKING:
    from flows.desk.status import Filter

_FILTERS = ("author", "editor", "language", "publish", "published", "placing")


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--waiting",
    type=click.Choice(_FILTERS),
    help="Tylko to, co czeka: na autora, redakcję merytoryczną, korektę językową, publikację, "
    "opublikowane albo pliki bez wskazanego zgłoszenia.",
)
@form_option
@settings_option
def status(*, waiting: str | None, form: str, settings: Path | None) -> None:
    """Pokaż, na czym stoją zgłoszenia naboru.

    Dla każdego zgłoszenia: najnowszą wersję, kiedy przyszła, ile ma błędów i ostrzeżeń, ostatnią
    decyzję i na co czeka. Na początku jest to, czym redakcja powinna się zająć.
    """
    from flows.desk.status import status as status_of
    from flows.desk.status_text import status_text
    from flows.history.store_at import the_store
    from store.received import rounds
    from store.sessions import reading

    chosen = chosen_settings(settings)
    with the_store(chosen) as engine:
        found = status_of(engine, chosen, cast("Filter | None", waiting))
        if form == "json":
            click.echo(found.model_dump_json(indent=2).encode("utf-8", "replace"))
            return
        with reading(engine) as session:
            others = rounds(session)
    click.echo(status_text(found, others, waiting is not None), nl=False)
