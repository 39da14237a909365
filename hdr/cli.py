"""The command line `hdr`. Importing it is cheap: neither Prefect nor a reader is loaded."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import IO

import click

from flows.engine.discreet import Unforeseen
from flows.messages import say
from hdr.commands.check import check
from hdr.commands.decide import decide
from hdr.commands.diff import diff
from hdr.commands.doctor import doctor
from hdr.commands.export import export
from hdr.commands.rule import rule
from hdr.commands.rules import rules
from hdr.commands.run import run
from hdr.commands.schema import schema
from hdr.commands.serve import serve
from hdr.commands.status import status
from hdr.commands.template import template
from hdr.commands.waive import waive
from hdr.log import keep_log, log_unexpected
from hdr.options import LANGUAGE
from hdr.polish import speak_polish
from model.errors import HdrError, SettingsError


class Problem(click.ClickException):
    """Something that ends the command: one sentence for people, exit code 2."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Print the sentence to standard error."""
        click.echo(self.format_message(), file=file, err=True)


class Commands(click.Group):
    """The group of commands; turns every error into one clear sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Raises Problem instead of the project's own and unexpected errors."""
        try:
            return super().invoke(ctx)
        except HdrError as error:
            english = ctx.meta.get(LANGUAGE) == "en"
            problem = error.said("en" if english else "pl")
            if isinstance(error, SettingsError):
                problem = say("settings_en" if english else "settings", problem=problem)
            raise Problem(problem) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if _interrupts:  # Ctrl-C comes out of some libraries in another guise
                raise click.Abort from error
            cause = error.__cause__ if isinstance(error, Unforeseen) else None
            place = log_unexpected(cause or error)
            kind = type(cause or error).__name__
            raise Problem(say("unexpected", kind=kind, log=place)) from error


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPCJE]",
    subcommand_metavar="POLECENIE [ARGUMENTY]…",
)
@click.version_option(
    package_name="hdr-review",
    prog_name="hdr",
    message="%(prog)s %(version)s",
    help="Pokaż wersję i zakończ.",
)
@click.help_option("-h", "--help", help="Pokaż tę pomoc i zakończ.")
def cli() -> None:
    """Sprawdza harmonogramy działań rozwojowych (HDR).

    Czyta pliki Word i PDF, wyodrębnia z nich plan, sprawdza kompletność i spójność i zapisuje
    uwagi dla redakcji oraz dane JSON dla innych systemów.
    """
    keep_log()


_REVIEWING = (check, run, serve, doctor)
_DESK = (status, decide, diff, waive, export)
_ABOUT = (rules, rule, template, schema)
for command in (*_REVIEWING, *_DESK, *_ABOUT):
    cli.add_command(command)


_interrupts: list[int] = []


def _interrupt(number: int, frame: FrameType | None) -> None:
    _interrupts.append(number)
    signal.default_int_handler(number, frame)


def main() -> None:
    """The entry point of the `hdr` script."""
    signal.signal(signal.SIGINT, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without Polish letters must not end the run
            stream.reconfigure(errors="replace")
    speak_polish()
    cli()
