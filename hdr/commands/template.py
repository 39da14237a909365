"""`hdr template`: what the template holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.messages import say

if TYPE_CHECKING:
    from model.template import Template


@click.command(options_metavar="[OPCJE]")
@click.argument("name", metavar="[WZÓR]", required=False)
@click.option(
    "--form",
    metavar="PLIK",
    type=click.Path(path_type=Path),
    help="Zapisz pusty formularz wzoru jako plik Word (docx).",
)
def template(name: str | None, form: Path | None) -> None:
    """Pokaż wzór: elementy, czego w nich trzeba, obszary i formy podsumowania.

    WZÓR to nazwa wzoru dołączonego do programu albo ścieżka do własnego pliku TOML; plik jest przy
    tym sprawdzany.
    """
    from hdr.options import chosen_template

    shown = chosen_template(name)
    if form is not None:
        _write_form(shown, form)
        return
    click.echo(f"{shown.id}: {shown.name}")
    click.echo(say(f"template_basis_{shown.basis}"))
    _show_elements(shown)
    click.echo(f"\n{say('template_areas')}")
    for area in shown.areas:
        click.echo(f"  {area.number:>2}. {area.name}{_assumed(area.basis)}")
    click.echo(f"\n{say('template_forms')}")
    for each in shown.summary_forms:
        click.echo(f"  {each.name}{_assumed(each.basis)}")


def _write_form(shown: Template, path: Path) -> None:
    from model.errors import InboxError
    from reports.empty_form import write_empty_form

    if path.suffix.lower() != ".docx":
        raise click.UsageError(say("form_ending", path=path))
    try:
        write_empty_form(shown, path)
    except OSError as error:
        raise InboxError(say("closed_output", path=path)) from error
    click.echo(say("form_written", path=path))


def _show_elements(shown: Template) -> None:

    click.echo(f"\n{say('template_elements')}")
    for element in shown.elements:
        need = say("template_required" if element.required else "template_recommended")
        click.echo(f"  {element.heading} [{element.id}], {need}{_assumed(element.basis)}")
        for ask in element.asks:
            click.echo(f"      – {ask.pl}{_assumed(ask.basis)}")


def _assumed(basis: str) -> str:

    return f" ({say('template_assumed')})" if basis == "assumed" else ""
