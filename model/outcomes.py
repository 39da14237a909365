"""What to tell people about each outcome: what happened and what to do next, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from model.base import Frozen
from model.errors import Outcome

Language = Literal["pl", "en"]
_FILE = Path(__file__).parent / "data" / "outcomes.toml"


class Advice(Frozen):
    """`title` says what happened in a few words, `advice` what to do next in one sentence."""

    title: str
    advice: str


def advice(outcome: Outcome, language: Language = "pl") -> Advice:
    """What to tell people about this outcome, in Polish or English."""
    return _advice()[outcome][language]


@cache
def _advice() -> dict[Outcome, dict[str, Advice]]:
    with _FILE.open("rb") as file:
        entries = tomllib.load(file)
    return {
        Outcome(name): {
            language: Advice.model_validate(words) for language, words in languages.items()
        }
        for name, languages in entries.items()
    }
