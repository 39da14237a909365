"""`hdr template`: what the template holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flows.messages import say

if TYPE_CHECKING:
    from model.template import Template


@click.command(options_metavar="[OPCJE]")
@click.argument("name", metavar="[WZÓR]", required=False)
def template(name: str | None) -> None:
    """Pokaż wzór: elementy, czego w nich trzeba, obszary i formy podsumowania.

    WZÓR to nazwa wzoru dołączonego do programu albo ścieżka do własnego pliku TOML; plik jest przy
    tym sprawdzany.
    """
    from hdr.options import chosen_template

    shown = chosen_template(name)
    click.echo(f"{shown.id}: {shown.name}")
    click.echo(say(f"template_basis_{shown.basis}"))
    _show_elements(shown)
    click.echo(f"\n{say('template_areas')}")
    for area in shown.areas:
        click.echo(f"  {area.number:>2}. {area.name}{_assumed(area.basis)}")
    click.echo(f"\n{say('template_forms')}")
    for form in shown.summary_forms:
        click.echo(f"  {form.name}{_assumed(form.basis)}")


def _show_elements(shown: Template) -> None:

    click.echo(f"\n{say('template_elements')}")
    for element in shown.elements:
        need = say("template_required" if element.required else "template_recommended")
        click.echo(f"  {element.heading} [{element.id}], {need}{_assumed(element.basis)}")
        for ask in element.asks:
            click.echo(f"      – {ask.pl}{_assumed(ask.basis)}")


def _assumed(basis: str) -> str:

    return f" ({say('template_assumed')})" if basis == "assumed" else ""
