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
language_option = click.option(
    "--language",
    type=click.Choice(["pl", "en"]),
    help="Język uwag; ma pierwszeństwo przed ustawieniami. Domyślnie pl.",
)
description_language_option = click.option(
    "--language",
    type=click.Choice(["pl", "en"]),
    default="pl",
    show_default=True,
    help="Język opisu.",
)


def chosen_settings(path: Path | None, language: str | None = None) -> Settings:
    """The settings of the file, or the defaults, with the language of the option over them.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    from model.errors import SettingsError
    from model.settings import Settings, load_settings

    try:
        settings = load_settings(path)
    except OSError as error:
        raise SettingsError(str(error)) from error
    if language is None:
        return settings
    return Settings.model_validate({**settings.model_dump(), "language": language})


def chosen_template(name: str | None) -> Template:
    """The template of this name or path, the default one for None.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    from model.errors import SettingsError
    from model.template import DEFAULT, load_template

    try:
        return load_template(name or DEFAULT)
    except OSError as error:
        raise SettingsError(str(error)) from error
