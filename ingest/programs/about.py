"""The outside programs in words for people, as data."""

from __future__ import annotations

import shutil
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from model.base import Frozen

Name = Literal["libreoffice", "tesseract"]
NAMES: tuple[Name, ...] = get_args(Name)

_FILE = Path(__file__).parent / "data" / "programs.toml"
# What to name where none of the installers is found.
_USUAL_INSTALLER = {"darwin": "brew", "win32": "winget"}


class About(Frozen):
    """A program: what it is for, what works without it, what is said of a file that needs it.

    `language` is said when the program is there but does not know Polish; None when it need not.
    `install` is the command by installer (apt, brew, …).
    """

    name: str
    purpose: str
    without: str
    missing: str
    language: str | None = None
    install: dict[str, str]

    def how_to_install(self) -> str:
        """The command for the installer that this machine has, else for the usual one here."""
        usual = _USUAL_INSTALLER.get(sys.platform, "apt")
        found = (installer for installer in self.install if shutil.which(installer))
        return self.install[next(found, usual)]


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
