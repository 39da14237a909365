"""Word lists that rules look things up in; kept in words/<name>.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("words")


@lru_cache(maxsize=32)
def load_words(name: str) -> dict[str, Any]:
    """The content of words/<name>.toml."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=64)
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of words/<name>.toml as a set."""
    return frozenset(load_words(name)[key])


@lru_cache(maxsize=64)
def alternatives(name: str, key: str) -> str:
    """One list of words/<name>.toml (regular expressions) joined as alternatives of a pattern."""
    return "|".join(load_words(name)[key])
