"""What people read while the flows and the command line run, as data in Polish."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "messages.toml"


def say(name: str, /, **values: object) -> str:
    """The text of this name from `data/messages.toml`, its fields filled. KeyError if unknown."""
    return _texts()[name].format(**values)


@cache
def _texts() -> dict[str, str]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
