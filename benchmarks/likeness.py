"""When two texts count as the same, and how two lists of texts are matched."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from model.text import squeeze

SAME = 85
"""Percent of likeness at which two texts of a list are one."""


def key(text: object) -> str:
    """The text without differences of case and white space; "none" for None."""
    return squeeze(str(text)).casefold()


def bare(text: str | None) -> str:
    """The letters and figures only, in lower case."""
    return default_process(text or "")


def alike(one: str | None, other: str | None, bar: float) -> bool:
    """Whether two texts are alike, their words in any order; nothing is like nothing."""
    first, second = bare(one), bare(other)
    if not first or not second:
        return False
    return max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)) >= bar


def match(
    gold: Sequence[str | None], found: Sequence[str | None], bar: float = SAME
) -> dict[int, int]:
    """Index in `gold` → index in `found`, the most alike first, each text at most once.

    Of equally alike ones those that stand at nearly the same place are taken, then later ones.
    """
    wanted, said = [bare(text) for text in gold], [bare(text) for text in found]
    candidates = [
        (fuzz.ratio(first, second), -abs(i - j), i, j)
        for i, first in enumerate(wanted)
        for j, second in enumerate(said)
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, _, i, j in sorted(candidates, reverse=True):
        if likeness >= bar and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched
