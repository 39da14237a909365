"""Pieces of text by the baselines they stand on."""

from __future__ import annotations

from ingest.pdf.lines import SAME_BASELINE, Line

Level = list[Line]


def levels(pieces: list[Line]) -> list[Level]:
    """The pieces of each baseline from left to right, baselines from top to bottom."""
    found: list[Level] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        if found and piece.baseline - found[-1][0].baseline <= SAME_BASELINE * piece.size:
            found[-1].append(piece)
        else:
            found.append([piece])
    for level in found:
        level.sort(key=lambda piece: piece.box[0])
    return found
