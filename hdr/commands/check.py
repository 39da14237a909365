"""`hdr check`: review single files here and now, without Prefect."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.messages import say
from hdr.options import (
    chosen_settings,
    chosen_template,
    language_option,
    settings_option,
    stage_option,
)
from hdr.terminal import in_colour

if TYPE_CHECKING:
    from model.review import Review
    from model.settings import Settings

CLEAN, FOUND, UNCHECKED = 0, 1, 2


@click.command(options_metavar="[OPCJE]")
@click.argument("files", metavar="PLIK…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Postać wyniku. JSON: jeden plik jako obiekt, kilka jako JSON Lines.",
)
@settings_option
@language_option
@stage_option
@click.pass_context
def check(  # noqa: PLR0913 - one parameter for each option
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    form: str,
    settings: Path | None,
    language: str | None,
    stage: str | None,
) -> None:
    """Sprawdź pojedyncze pliki i wypisz uwagi.

    Kod wyjścia: 0 – nic poważnego, 1 – są uwagi o wadze „błąd”, 2 – któregoś pliku nie ma albo nie
    udało się sprawdzić.
    """
    chosen = chosen_settings(settings, language, stage)
    there = [path for path in files if not _is_missing(path)]
    for path in files:
        if path not in there:
            click.echo(say("no_file", path=path), err=True)
    reviews = _review(there, chosen) if there else []
    if form == "json":
        _print_json(reviews, alone=len(files) == 1)
    elif reviews:
        from reports.terminal import findings_text

        click.echo(findings_text(reviews, chosen.language, colour=in_colour()), nl=False)
    ctx.exit(_exit_code(reviews) if len(there) == len(files) else UNCHECKED)


def _is_missing(path: Path) -> bool:
    """True when nothing has this name; not for a file that is there but cannot be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _review(files: Sequence[Path], settings: Settings) -> list[Review]:
    from flows.steps import review_apart
    from ingest.isolation import Workers
    from model.errors import InboxError

    for path in files:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir fails in a folder that may not be read
            raise InboxError(say("is_folder", path=path))
    template = chosen_template(settings.template)
    limits = settings.limits
    with Workers(1, limits.memory_megabytes, limits.cpu_seconds) as workers:
        return [review_apart(workers, path, settings, template) for path in files]


def _print_json(reviews: list[Review], *, alone: bool) -> None:
    """Print the review of the one file that was asked for, or a line for each of several."""
    from reports.json import review_json, reviews_jsonl

    text = review_json(reviews[0]) if alone and reviews else reviews_jsonl(reviews)
    click.echo(text.encode("utf-8", "replace"), nl=False)


def _exit_code(reviews: list[Review]) -> int:
    from model.finding import Severity

    if not all(review.outcome.was_checked for review in reviews):
        return UNCHECKED
    return FOUND if any(review.count(Severity.ERROR) for review in reviews) else CLEAN
