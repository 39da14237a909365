"""Options that several commands share, and the settings they come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from model.settings import Settings
    from model.template import Template

settings_option = click.option(
    "--settings",
    metavar="PLIK",
    type=click.Path(path_type=Path),
    help="Plik ustawień TOML; bez niego obowiązują wartości domyślne.",
)
LANGUAGE = "hdr.language"
"""Where the context keeps the language that was asked for: errors of settings are told in it."""


def _keep_language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    ctx.meta[LANGUAGE] = value
    return value


language_option = click.option(
    "--language",
    type=click.Choice(["pl", "en"]),
    callback=_keep_language,
    is_eager=True,
    help="Język uwag; ma pierwszeństwo przed ustawieniami. Domyślnie pl.",
)
stage_option = click.option(
    "--stage",
    type=click.Choice(["draft", "submission", "publication"]),
    help="Po co sprawdzać: szkic, zgłoszenie czy publikacja; ma pierwszeństwo przed ustawieniami.",
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Postać wyniku: dla ludzi albo dla innych programów.",
)
description_language_option = click.option(
    "--language",
    type=click.Choice(["pl", "en"]),
    default="pl",
    show_default=True,
    help="Język opisu.",
)


def chosen_settings(
    path: Path | None, language: str | None = None, stage: str | None = None
) -> Settings:
    """The settings of the file, or the defaults, with what the options say over them.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    from model.settings import Settings, load_settings

    settings = load_settings(path)
    options = {"language": language, "stage": stage}
    given = {name: value for name, value in options.items() if value is not None}
    return Settings.model_validate({**settings.model_dump(), **given}) if given else settings


def chosen_template(name: str | None) -> Template:
    """The template of this name or path, the default one for None.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    from model.template import DEFAULT, load_template

    return load_template(name or DEFAULT)
