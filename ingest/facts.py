"""Short facts for people about files that cannot be read, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "facts.toml"


def fact(name: str, /, **values: object) -> str:
    """The sentence of this name from `data/facts.toml`, its fields filled. KeyError if unknown."""
    return _facts()[name].format(**values)


@cache
def _facts() -> dict[str, str]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
