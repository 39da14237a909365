"""Polish abbreviations: which full stops belong to a word and say nothing of the sentence."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from language.text.patterns import load


class Abbreviations(NamedTuple):
    """Small letters without the last full stop; see the data file for what each group means."""

    opening: frozenset[str]
    closing: frozenset[str]
    counted: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The abbreviations of `language/data/abbreviations.toml`."""
    data = load("abbreviations")
    closing = frozenset(data["closing"])
    return Abbreviations(
        opening=frozenset(data["opening"]) - closing,
        closing=closing,
        counted=frozenset(data["counted"]),
    )


def spellings() -> tuple[str, ...]:
    """Every abbreviation of one word with its full stop, as typed: "art.", "Art.", "ART."."""
    known = abbreviations()
    found = {
        spelling + "."
        for word in known.opening | known.closing
        if " " not in word
        for spelling in (word, word.capitalize(), word.upper())
    }
    return tuple(sorted(found))
