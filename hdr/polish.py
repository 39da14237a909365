"""Click's own words in Polish: help headings and usage errors."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from click import core, decorators, exceptions, formatting, parser, types

_FILE = Path(__file__).parent / "data" / "click.toml"
_MODULES: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, types)


def speak_polish() -> None:
    """Put Polish in place of Click's messages. One that is not in the list stays English.

    Click marks its messages for gettext but has no catalogue to load; this replaces its function.
    """
    with _FILE.open("rb") as file:
        words: dict[str, str] = tomllib.load(file)

    def translate(message: str) -> str:
        return words.get(message, message)

    def translate_number(one: str, many: str, number: int) -> str:
        return translate(one if number == 1 else many)

    for module in _MODULES:
        _replace(module, "_", translate)
        _replace(module, "ngettext", translate_number)


def _replace(module: ModuleType, name: str, function: Callable[..., str]) -> None:
    if hasattr(module, name):
        setattr(module, name, function)
