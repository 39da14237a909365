"""Paragraphs of a document with the passage of a finding marked, shortened around it."""

from __future__ import annotations

from model.document import Block, Paragraph, Table, block_lines
from model.text import squeeze
from reports.quotes import find_quote
from reports.surroundings.private import Private
from reports.surroundings.views import Passage, Piece

# So many characters of a paragraph beside the passage, of a neighbour, and of a long passage.
_AROUND, _NEIGHBOUR, _LONGEST_MARK = 220, 150, 600
_MOSTLY = 0.9
_CUT = "…"
_LEFT_OUT = f" {_CUT} "


def passage(
    text: str, quote: str | None, private: Private, *, label: str = "", beside: str = ""
) -> Passage:
    """A paragraph with the first place of the quote marked, if it is there; private data masked."""
    shown = private.masked(text, beside)
    if not squeeze(shown):
        return Passage(kind="empty", label=label)
    start, end = next(find_quote(shown, quote), (0, 0)) if quote else (0, 0)
    if start == end:
        return Passage(label=label, pieces=(Piece(text=_beginning(shown, 2 * _AROUND)),))
    parts = (
        Piece(text=_ending(shown[:start], _AROUND)),
        Piece(text=_middle(shown[start:end]), marked=True),
        Piece(text=_beginning(shown[end:], _AROUND)),
    )
    return Passage(label=label, pieces=tuple(part for part in parts if part.text))


def holds_whole(block: Block, quote: str) -> bool:
    """Whether all of the quote stands in a paragraph, not only what follows its first word."""
    lines = block_lines(block)
    longest = (end - start for line in lines for start, end in find_quote(line, quote))
    return max(longest, default=0) >= _MOSTLY * len(quote)


def neighbour(block: Block, private: Private, *, above: bool) -> Passage | None:
    """What stands above a passage (its end) or below it (its beginning); None for what is empty."""
    if isinstance(block, Table):
        return Passage(kind="table") if any(block_lines(block)) else None
    if not isinstance(block, Paragraph):
        return Passage(kind="image")
    if not block.text.strip():
        return None
    cut = _ending if above else _beginning
    text = cut(private.masked(block.text), _NEIGHBOUR)
    return Passage(label=block.label or "", pieces=(Piece(text=text),))


def shortened(text: str, length: int) -> str:
    """The beginning of a text on one line, cut at a word."""
    return _beginning(squeeze(text), length)


def _beginning(text: str, length: int) -> str:
    text = text.rstrip()
    if len(text) <= length:
        return text
    cut = text[:length]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[length // 2 :] else cut} {_CUT}"


def _ending(text: str, length: int) -> str:
    text = text.lstrip()
    if len(text) <= length:
        return text
    cut = text[-length:]
    return f"{_CUT} {cut[cut.find(' ') + 1 :] if ' ' in cut[: length // 2] else cut}"


def _middle(text: str) -> str:
    if len(text) <= _LONGEST_MARK:
        return text
    half = _LONGEST_MARK // 2
    return f"{_beginning(text, half).removesuffix(_CUT).rstrip()}{_LEFT_OUT}{text[-half // 2 :]}"
