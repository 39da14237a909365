"""`hdr decide`: what the editors decide on a submission, and where a doubtful file belongs."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from flows.messages import counted, say
from hdr.options import chosen_settings, settings_option

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from flows.desk.deciding import Choice, Step
    from model.plan import Unit
    from model.settings import Settings

_STEPS = ("accepted", "returned", "approved_content", "approved_language", "published")


@click.command(options_metavar="[OPCJE]")
@click.argument("submission", metavar="ZGŁOSZENIE")
@click.argument("step", metavar="[DECYZJA]", required=False, type=click.Choice(_STEPS))
@click.option("--reason", metavar="POWÓD", help="Dlaczego; zostaje przy decyzji.")
@click.option("--by", metavar="KTO", help="Kto zdecydował; domyślnie zalogowana osoba.")
@click.option(
    "--version",
    metavar="NUMER",
    type=click.IntRange(min=1),
    help="Której wersji dotyczy decyzja; inna niż najnowsza zostanie odrzucona.",
)
@click.option("--undo", is_flag=True, help="Cofnij ostatnią taką decyzję.")
@click.option(
    "--belongs-to",
    "owner",
    metavar="ZGŁOSZENIE",
    help="Przypisz plik (pierwszy argument) do tego zgłoszenia jako jego kolejną wersję; podana "
    "jednostka, która zgłoszenia jeszcze nie ma, dostaje nowe.",
)
@settings_option
def decide(  # noqa: PLR0913 - one parameter for each option
    *,
    submission: str,
    step: str | None,
    reason: str | None,
    by: str | None,
    version: int | None,
    undo: bool,
    owner: str | None,
    settings: Path | None,
) -> None:
    """Zapisz decyzję o zgłoszeniu; bez decyzji pokaż dotychczasowe.

    ZGŁOSZENIE to identyfikator, kod TERYT, nazwa jednostki w dowolnej formie, ścieżka pliku albo
    folderu z jego wynikami.

    DECYZJA to accepted (przyjęte do redakcji), returned (zwrócone autorowi), approved_content
    (redakcja merytoryczna zatwierdzona), approved_language (korekta językowa zatwierdzona) albo
    published (opublikowane). Zatwierdzenia następują po sobie i dotyczą jednej wersji: gdy
    przyjdzie nowa, zaczynają się od początku.
    """
    from flows.desk.deciding import Choice
    from flows.history.store_at import the_store

    if owner is not None and step is not None:
        raise click.UsageError(say("decide_either"))
    if step is None and (undo or reason or version):
        raise click.UsageError(say("decide_only_with_kind" if owner else "decide_kind"))
    chosen = chosen_settings(settings)
    with the_store(chosen) as engine:
        if owner is not None:
            _place(engine, chosen, submission, owner)
        elif step is None:
            _show(engine, chosen, submission)
        else:
            choice = Choice(
                submission=submission,
                step=cast("Step", step),
                who=by or _me(),
                version=version,
                reason=reason,
            )
            _decide(engine, chosen, choice, undo=undo)


def _me() -> str:
    """The login name. Raises a UsageError where there is none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise click.UsageError(say("decide_who")) from error


def _decide(engine: Engine, settings: Settings, choice: Choice, *, undo: bool) -> None:
    from flows.desk.deciding import decide_on, take_back
    from flows.desk.round_files import RoundFiles
    from flows.desk.search import find_submission
    from model.finding import Severity
    from store.sessions import reading, writing

    with reading(engine) as session:
        id_ = find_submission(RoundFiles(session, settings), choice.submission)
    choice = choice.model_copy(update={"submission": id_})
    change = take_back if undo else decide_on
    with writing(engine) as session:
        done = change(session, settings.round, choice, datetime.now(UTC))
    with reading(engine) as session:
        files = RoundFiles(session, settings)
        unit, review = files.name_of(id_), files.told(files.current[id_])
    what = say(f"kind_{choice.step}")
    said = "decision_undone" if undo else "decided"
    click.echo(say(said, unit=unit, version=done.decision.version, what=what))
    click.echo(say("now_waits", what=say(f"waits_{done.waiting}")))
    errors = review.count(Severity.ERROR) if review else 0
    if errors and done.waiting in ("language", "publish", "published"):
        click.echo(counted("errors_stand", errors), err=True)


def _place(engine: Engine, settings: Settings, file: str, owner: str) -> None:
    from flows.desk.deciding import place_file
    from flows.desk.errors import DeskError
    from flows.desk.round_files import RoundFiles
    from flows.desk.search import find_file, find_submission, find_unit
    from store.sessions import reading, writing

    whose: str | Unit
    with reading(engine) as session:
        files = RoundFiles(session, settings)
        one = find_file(files, file)
        try:
            whose = find_submission(files, owner)
        except DeskError as error:
            if error.problem != "no_submission":
                raise
            whose = find_unit(owner)  # its first file
    with writing(engine) as session:
        version = place_file(session, settings.round, one, whose)
    with reading(engine) as session:
        files = RoundFiles(session, settings)
        id_ = next(each.submission for each in files.files if each.sha256 == one.sha256)
        unit = files.name_of(id_ or "")
    click.echo(say("placed", file=one.path, submission=id_, unit=unit, version=version))


def _show(engine: Engine, settings: Settings, wanted: str) -> None:
    from flows.desk.round_files import RoundFiles
    from flows.desk.search import find_submission
    from flows.desk.status_text import decision_lines
    from store.decisions import history
    from store.sessions import reading

    with reading(engine) as session:
        files = RoundFiles(session, settings)
        id_ = find_submission(files, wanted)
        decided, unit = history(session, id_), files.name_of(id_)
    if not decided:
        click.echo(say("no_decisions", unit=unit))
        return
    click.echo(say("decisions_on", unit=unit, submission=id_))
    for one in decided:
        for line in decision_lines(one):
            click.echo(line)
