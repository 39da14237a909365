"""What people read while the flows and the command line run, as data in Polish."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from model.text import plural_form

_FOLDER = Path(__file__).parent / "data"


def say(name: str, /, **values: object) -> str:
    """The text of this name from `data/messages*.toml`, its fields filled. KeyError if unknown."""
    text = _texts()[name]
    if not isinstance(text, str):
        raise TypeError(f"{name} holds forms for numbers: use counted")
    return text.format(**values)


def counted(name: str, number: int) -> str:
    """The form of a text that fits the number, with {n} filled in. KeyError if unknown."""
    forms = _texts()[name]
    if isinstance(forms, str):
        raise TypeError(f"{name} holds one text: use say")
    return forms[plural_form(number)].format(n=number)


@cache
def _texts() -> dict[str, str | list[str]]:
    texts: dict[str, str | list[str]] = {}
    for path in sorted(_FOLDER.glob("messages*.toml")):
        with path.open("rb") as file:
            texts.update(tomllib.load(file))
    return texts
