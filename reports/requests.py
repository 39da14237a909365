"""What an editor reads as a hint, asked politely of the office that wrote the document."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from model.finding import Finding
from model.outcomes import Language

_FILE = Path(__file__).parent / "labels" / "requests.toml"
# What stands in quotation marks or brackets (names of commands) stays as it is.
_PIECE = re.compile(r"„[^”]*”|\([^()]*\)|[^\W\d_]+|[^\w]|[\d_]+")
_PLEASE = "prosimy"
# "Prosimy napisać to." is said "Prosimy to napisać."
_PRONOUN_LAST = re.compile(rf"\b({_PLEASE}) (\w+ć) (to|je|go|ją)(?=[.,;])", re.IGNORECASE)


def request(finding: Finding, language: Language) -> str:
    """The finding's hint as a request: "Dopisz rok." becomes "Prosimy dopisać rok."

    English hints stay as they are. "" where the finding has no hint.
    """
    instead: str | None = _data()["instead"][language].get(finding.name)
    if instead is not None:
        return instead
    return polite(finding.hint) if language == "pl" else finding.hint


def polite(hint: str) -> str:
    """A Polish text with the imperatives that the data file knows made into requests.

    The first of each clause becomes "prosimy" with the infinitive, the others the infinitive.
    """
    infinitives: dict[str, str] = _data()["infinitives"]
    asked = False
    said: list[str] = []
    for piece in _PIECE.findall(hint):
        infinitive = infinitives.get(piece.lower())
        if piece in ".;!?":
            asked = False
        elif infinitive is not None:
            please = _PLEASE.capitalize() if piece[0].isupper() else _PLEASE
            said.append(infinitive if asked else f"{please} {infinitive}")
            asked = True
            continue
        said.append(piece)
    return _PRONOUN_LAST.sub(r"\1 \3 \2", "".join(said))


@cache
def _data() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
