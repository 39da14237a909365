"""Cells of a column whose header names two fields ("Termin i odpowiedzialny")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.tables.cell_kinds import looks_like_term
from language.terms.parse import parse_term

_PIECE = re.compile(r"\s*[;\n]\s*|,\s+|\s+[–—/-]\s+")


def part_of(text: str, fields: tuple[str, ...], field: str) -> str:
    """The words for one of the two fields that a column holds; all of them for a single one."""
    if len(fields) < 2 or not text or {"cost", "funding"}.issuperset(fields):
        return text
    if "notes" in fields:
        return text
    if "term" in fields:
        return _time_and_rest(text)[0 if field == "term" else 1]
    head, _, rest = text.partition("\n")
    return head if fields[0] == field else rest


def _time_and_rest(text: str) -> tuple[str, str]:
    """A cell that says when and something else, taken apart: the longest run of times."""
    pieces = [piece for piece in _PIECE.split(text) if piece]
    runs: list[list[str]] = [[]]
    for piece in pieces:
        if _is_time(piece):
            runs[-1].append(piece)
        else:
            runs.append([])
    longest = max(runs, key=len)
    if not longest:
        return "", text
    times = _between(text, longest)
    before, _, after = text.partition(times)
    return times, " ".join((before, after)).strip(" ,;/–—-\n")


def _is_time(text: str) -> bool:
    return looks_like_term(text) or parse_term(text).kind == "incomplete"


def _between(text: str, pieces: Sequence[str]) -> str:
    """The stretch of text from the first to the last of these pieces, as typed."""
    start = text.find(pieces[0])
    end = text.find(pieces[-1], start)
    return text[start : end + len(pieces[-1])] if start >= 0 and end >= 0 else ""
