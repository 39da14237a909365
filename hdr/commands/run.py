"""`hdr run`: review a whole inbox through the Prefect flow."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.messages import say
from hdr.options import chosen_settings, language_option, settings_option, stage_option

if TYPE_CHECKING:
    from flows.batch import Batch
    from model.settings import Settings

_SHOWN = 10


@click.command(options_metavar="[OPCJE]")
@click.argument("inbox", metavar="FOLDER")
@click.option(
    "--out",
    metavar="WYNIKI",
    default="output",
    show_default=True,
    help="Folder wyników; powstanie, jeśli go nie ma.",
)
@settings_option
@language_option
@stage_option
@click.option(
    "--date",
    "day",
    metavar="RRRR-MM-DD",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="Data na pismach i w uwagach dla autorów; bez niej pisma mają miejsce na datę.",
)
def run(  # noqa: PLR0913 - one for each option
    *,
    inbox: str,
    out: str,
    settings: Path | None,
    language: str | None,
    stage: str | None,
    day: datetime | None,
) -> None:
    """Sprawdź wszystkie zgłoszenia w folderze i zapisz uwagi dla każdego.

    Plików nie zmienia ani nie usuwa. Zły plik nie zatrzymuje pozostałych. FOLDER i WYNIKI mogą też
    być adresami s3://KUBEŁEK/FOLDER. Kod wyjścia: 0 – folder przejrzano do końca, 2 – nie dało się
    go przejrzeć.
    """
    chosen = chosen_settings(settings, language, stage)
    batch = _run(inbox, out, chosen, day.date() if day else None)
    _tell(batch, inbox, out, chosen)


def _run(inbox: str, out: str, settings: Settings, day: date | None) -> Batch:
    from flows.batch import check_folders, run_batch
    from flows.storage.folders import local_folders
    from hdr.progress import Progress

    with local_folders(inbox, out) as folders:
        check_folders(folders.inbox, folders.out)  # before the wait for Prefect
        click.echo(say("engine_starts"), err=True)
        with Progress() as progress:
            batch = run_batch(folders.inbox, folders.out, settings, progress, day=day, called=inbox)
    return replace(batch, ignored=(*batch.ignored, *folders.left_out))


def _tell(batch: Batch, inbox: str, out: str, settings: Settings) -> None:
    from flows.results.of_batch import FIRST_PAGE
    from hdr.terminal import in_colour
    from reports.terminal import summary_table

    if batch.reviews:
        table = summary_table(batch.reviews, settings.language, colour=in_colour())
        click.echo(table, nl=False)
    else:
        click.echo(say("no_submissions", path=inbox))
    _tell_ignored(batch)
    _tell_unused_waivers(batch)
    _tell_unsent(batch)
    click.echo(say("results", path=out))
    if batch.reviews:
        click.echo(say("open_first", path=f"{out.rstrip('/')}/{FIRST_PAGE}"))


def _tell_unused_waivers(batch: Batch) -> None:
    from flows.history.waivers import unused_in_all

    unused = unused_in_all(batch.reviews)
    if unused:
        click.echo(say("unused_waivers", count=len(unused)))
    for waiver in unused[:_SHOWN]:
        whose = waiver.unit or waiver.file
        click.echo(f"  {waiver.fingerprint[:8]}  {waiver.rule}  {whose}: {waiver.reason}")


def _tell_unsent(batch: Batch) -> None:
    if batch.unsent:
        click.echo(say("webhooks_unsent"), err=True)
    for one in batch.unsent:
        told = {"receiver": one.receiver, "left": one.left, "reason": one.reason}
        click.echo(say("webhook_unsent", **told), err=True)


def _tell_ignored(batch: Batch) -> None:
    """Name what was left out: all of it for people's own files, temporary ones only by number."""

    if not batch.ignored:
        return
    click.echo(say("left_out", count=len(batch.ignored)))
    reasons = Counter(entry.reason for entry in batch.ignored)
    for reason, count in sorted(reasons.items()):
        names = [entry.path for entry in batch.ignored if entry.reason == reason]
        shown = ", ".join(names[:_SHOWN]) + (", …" if count > _SHOWN else "")
        click.echo(f"  {say(reason)}: {shown}")
