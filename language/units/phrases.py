"""The words that introduce the name of a unit ("Wójt Gminy", "Urząd Miejski w"), as data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from language.units.forms import CASES, Case
from model.plan import UnitType

_BARE = dict(zip("ąćęłńóśźż", "acelnoszz", strict=True))
_FILE = Path(__file__).parents[1] / "data" / "unit_phrases.toml"

MentionKind = Literal[
    "gmina",
    "rural_gmina",
    "urban_gmina",
    "town_and_gmina",
    "city",
    "city_with_powiat_rights",
    "powiat",
    "wojt",
    "burmistrz",
    "prezydent",
    "starosta",
    "gmina_office",
    "town_office",
    "town_and_gmina_office",
    "starostwo",
    "gmina_council",
    "town_council",
    "powiat_council",
    "powiat_board",
    "address",
    "bare",
]


class Phrase(NamedTuple):
    """One introducing phrase; see the file for the meaning of the fields."""

    kind: MentionKind
    claims: frozenset[UnitType]
    names: Literal["gmina", "powiat"]
    cases: tuple[Case, ...]
    place: bool


class Phrases(NamedTuple):
    """All phrases: group "p3" of `pattern` is the phrase of number 3."""

    pattern: re.Pattern[str]
    phrases: tuple[Phrase, ...]
    plural: frozenset[str]
    plural_or_singular: frozenset[str]

    def of(self, match: re.Match[str]) -> Phrase:
        """The phrase that matched."""
        group = match.lastgroup
        assert group is not None
        return self.phrases[int(group[1:])]


@cache
def _content() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def city_right_patterns() -> dict[str, str]:
    """The patterns of how cities with the rights of a powiat name themselves, by their keys."""
    return {key: _spaced(pattern) for key, pattern in _content()["city_rights"].items()}


@cache
def load_phrases() -> Phrases:
    """Compile the phrases once."""
    content = _content()
    entries = content["phrases"]
    groups = "|".join(
        f"(?P<p{number}>{_spaced(entry['pattern'])})" for number, entry in enumerate(entries)
    )
    return Phrases(
        pattern=re.compile(rf"(?<!\w)(?=[bgmprsuwz])(?:{groups})(?!\w)", re.IGNORECASE),
        phrases=tuple(
            Phrase(
                kind=entry["kind"],
                claims=frozenset(entry["claims"]),
                names=entry["names"],
                cases=tuple(entry.get("cases", CASES)),
                place=entry.get("place", False),
            )
            for entry in entries
        ),
        plural=frozenset(content["lists"]["plural"]),
        plural_or_singular=frozenset(content["lists"]["plural_or_singular"]),
    )


def _spaced(pattern: str) -> str:
    """A space of the data file as any white space, an optional one as none too; Polish letters as
    those without their marks too ("Urzad").
    """
    for letter, bare in _BARE.items():
        pattern = pattern.replace(letter, f"[{letter}{bare}]")
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
