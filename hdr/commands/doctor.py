"""`hdr doctor`: what is there and what is missing, before the night's run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.messages import say
from hdr.options import settings_option
from hdr.terminal import in_colour

if TYPE_CHECKING:
    from hdr.checkup import Check
    from ingest.programs.presence import Presence

_COLOURS = {"good": "green", "failed": "red", "absent": "yellow"}


@click.command(options_metavar="[OPCJE]")
@settings_option
@click.option(
    "--out",
    metavar="WYNIKI",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder wyników, który ma być sprawdzony; nie powstanie.",
)
@click.option("--json", "as_json", is_flag=True, help="Wynik jako JSON, dla innych programów.")
@click.pass_context
def doctor(ctx: click.Context, settings: Path | None, out: Path, *, as_json: bool) -> None:
    """Sprawdź, czy na tym komputerze jest wszystko, czego program potrzebuje.

    Kod wyjścia: 0 – wszystko, co potrzebne, jest (programów dodatkowych może nie być), 1 – czegoś
    brakuje.
    """
    from hdr.checkup import look_over
    from ingest.programs.about import NAMES
    from ingest.programs.presence import look_for

    click.echo(say("engine_starts"), err=True)
    checks = list(look_over(settings, out))
    programs = [look_for(name) for name in NAMES]
    ready = all(check.good for check in checks)
    if as_json:
        click.echo(_json(checks, programs, ready=ready))
    else:
        click.echo("\n".join(_lines(checks, programs, ready=ready)), color=in_colour())
    ctx.exit(0 if ready else 1)


def _json(checks: list[Check], programs: list[Presence], *, ready: bool) -> str:
    from flows.steps import project_version

    found = {
        "ready": ready,
        "version": project_version(),
        "checks": [check.model_dump() for check in checks],
        "programs": [_program(program) for program in programs],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _program(program: Presence) -> dict[str, object]:
    from ingest.programs.about import about

    told = about(program.id)
    return {
        **program.model_dump(),
        "works": program.works,
        "name": told.name,
        "purpose": told.purpose,
        "without": told.without,
        "install": told.how_to_install(),
    }


def _lines(checks: list[Check], programs: list[Presence], *, ready: bool) -> list[str]:
    from hdr.checkup import words

    lines = [click.style(words("needed"), bold=True)]
    for check in checks:
        lines.append(_line("good" if check.good else "failed", check.text))
        lines += [_below(check.advice)] if check.advice else []
    lines += ["", click.style(words("optional"), bold=True)]
    for program in programs:
        lines += _about_program(program)
    return [*lines, "", words("ready" if ready else "not_ready")]


def _about_program(program: Presence) -> list[str]:
    from hdr.checkup import words
    from ingest.programs.about import about

    told = about(program.id)
    if program.works:
        version = program.version or ""
        text = words("program", name=told.name, version=version, purpose=told.purpose)
        return [_line("good", text), *([_below(program.detail)] if program.detail else [])]
    problem = program.problem
    first = (
        words("program_problem", name=told.name, problem=problem)
        if problem
        else words("program_absent", name=told.name)
    )
    below = {
        "program_purpose": told.purpose,
        "program_without": told.without,
        "program_install": told.how_to_install(),
    }
    return [
        _line("absent", first),
        *(_below(words(name, text=text)) for name, text in below.items()),
    ]


def _line(state: str, text: str) -> str:
    from hdr.checkup import words

    return f"  {click.style(words(f'label_{state}').ljust(6), fg=_COLOURS[state])}{text}"


def _below(text: str) -> str:
    return f"        {text}"
