"""`hdr diff`: what changed between two versions of a submission."""

from __future__ import annotations

from pathlib import Path

import click

from flows.messages import say
from hdr.options import chosen_settings, chosen_template, form_option, settings_option

_TWO = 2


@click.command(options_metavar="[OPCJE]")
@click.argument("submission", metavar="ZGŁOSZENIE")
@click.argument("versions", metavar="[WERSJA WERSJA]", nargs=-1, type=click.IntRange(min=1))
@form_option
@settings_option
def diff(*, submission: str, versions: tuple[int, ...], form: str, settings: Path | None) -> None:
    """Pokaż, co zmieniło się między dwiema wersjami zgłoszenia.

    Które uwagi poprawiono, które są nowe, które zostały albo wróciły, i co zmieniło się w planie:
    działania, terminy, odpowiedzialni, koszty, wskaźniki, elementy wzoru, sumy. Bez numerów wersji
    porównuje dwie ostatnie. ZGŁOSZENIE podaje się jak w hdr decide.
    """
    from flows.desk.difference import difference
    from flows.desk.difference_text import difference_text
    from flows.desk.round_files import RoundFiles
    from flows.desk.search import find_submission
    from flows.history.store_at import the_store
    from store.sessions import reading

    if len(versions) not in (0, _TWO):
        raise click.UsageError(say("diff_two_versions"))
    chosen = chosen_settings(settings)
    template = chosen_template(chosen.template)
    with the_store(chosen) as engine, reading(engine) as session:
        files = RoundFiles(session, chosen)
        id_ = find_submission(files, submission)
        numbers = (versions[0], versions[1]) if versions else None
        found = difference(session, files, id_, numbers)
    if form == "json":
        click.echo(found.model_dump_json(indent=2).encode("utf-8", "replace"))
        return
    click.echo(difference_text(found, template), nl=False)
