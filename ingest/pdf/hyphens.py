"""Joining the text of two lines: words broken with a hyphen, and signs torn from theirs."""

from __future__ import annotations

import re

from ingest.pdf.chars import HYPHEN_AT_LINE_END
from ingest.pdf.vocabulary import Vocabulary

_BREAKS = (HYPHEN_AT_LINE_END, "\u00ad", "-", "\u2010")
# Signs that no space comes before, so that one that begins a line was torn from its word.
_CLOSING = tuple(",.;:!?)%")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# "społeczno-gospodarczy": the first part of such a compound ends in o and keeps its hyphen.
_SHORTEST_ADJECTIVE = 6
_COMPOUND = re.compile(r"[^\W\d_]{5,}o$")


def link(before: str, after: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """(the first text as it is to be kept, what to put between it and the second)."""
    if before.endswith(_BREAKS):
        return _after_hyphen(before[:-1], before[-1], after, vocabulary)
    if before.endswith(("/", "–")) and not before.endswith((" /", " –")):
        return before, ""
    return before, "" if after.startswith(_CLOSING) else " "


def _after_hyphen(start: str, hyphen: str, after: str, vocabulary: Vocabulary) -> tuple[str, str]:
    first, second = _LAST_WORD.search(start), _FIRST_WORD.match(after)
    if hyphen == "\u00ad" and second:
        return start, ""
    if not first or not second:
        # "2021-" / "2022" keeps its hyphen; " -" before a line end is a dash.
        return start + "-", "" if start[-1:].strip() and after[:1].isalnum() else " "
    if not after[0].islower() or _is_compound(first[0], second[0], vocabulary):
        return start + "-", ""
    return start, ""


def _is_compound(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen belongs to the word: "psychologiczno-pedagogiczny", "e-dziennik"."""
    if len(first) == 1:
        return True
    compound = bool(_COMPOUND.search(first)) and len(second) >= _SHORTEST_ADJECTIVE
    if compound or vocabulary.is_word is None:
        return compound
    return not vocabulary.knows(first + second) and vocabulary.knows(second)
