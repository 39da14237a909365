"""What is wrong with a file of settings, in words for people: data in data/problems.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Language = Literal["pl", "en"]
_FILE = Path(__file__).parent / "data" / "problems.toml"


class Problem(NamedTuple):
    """The id of a text with what fills it; a value may be a problem itself."""

    id: str
    values: dict[str, object]

    def said(self, language: Language = "pl") -> str:
        """The problem in words. An id that the data does not have is the text itself."""
        text = _texts()[language].get(self.id)
        if text is None:
            return self.id
        return text.format(
            **{
                name: value.said(language) if isinstance(value, Problem) else value
                for name, value in self.values.items()
            }
        )


@cache
def _texts() -> dict[str, dict[str, str]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
