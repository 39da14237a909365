"""The outside programs in words for people, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from model.base import Frozen

Name = Literal["libreoffice", "tesseract"]

_FILE = Path(__file__).parent / "data" / "programs.toml"


class Install(Frozen):
    """How to install a program, by system."""

    linux: str
    macos: str
    windows: str


class About(Frozen):
    """A program: what it is for, what works without it, what is said of a file that needs it.

    `language` is said when the program is there but does not know Polish; None when it need not.
    """

    name: str
    purpose: str
    without: str
    missing: str
    language: str | None = None
    install: Install


class _Data(Frozen):
    libreoffice: About
    tesseract: About
    facts: dict[str, str]


def about(name: Name) -> About:
    """What there is to say of a program."""
    return {"libreoffice": _data().libreoffice, "tesseract": _data().tesseract}[name]


def missing(name: Name) -> str:
    """What to tell people about a file that needs this program where it is not installed."""
    return about(name).missing


def fact(name: str, /, **values: object) -> str:
    """The sentence of this name, its fields filled. KeyError if unknown."""
    return _data().facts[name].format(**values)


@cache
def _data() -> _Data:
    with _FILE.open("rb") as file:
        return _Data.model_validate(tomllib.load(file))
