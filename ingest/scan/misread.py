"""What Tesseract takes one sign for another, from `data/misread.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "misread.toml"


@dataclass(frozen=True, slots=True)
class Misread:
    """The lists of the file; `address` matches an e-mail address whose "@" was misread."""

    digits: dict[str, str]
    digits_between: dict[str, str]
    number_signs: frozenset[str]
    units: frozenset[str]
    like_i: str
    after_roman: frozenset[str]
    address: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]


@cache
def misread() -> Misread:
    """The lists, read once."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    at = "|".join(map(re.escape, sorted(data["at"], key=len, reverse=True)))
    hosts = "|".join(data["hosts"])
    return Misread(
        digits=data["digits"],
        digits_between=data["digits_between"],
        number_signs=frozenset(data["number_signs"]),
        units=frozenset(data["units"]),
        like_i=data["like_i"],
        after_roman=frozenset(data["after_roman"]),
        address=re.compile(
            rf"(?P<user>[a-z0-9][a-z0-9._-]+)(?:{at})"
            rf"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{hosts}))(?P<rest>[).,;]*)"
        ),
        pairs=tuple((pair.split()[0], pair.split()[1]) for pair in data["pairs"]),
    )
