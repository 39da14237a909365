"""Finding a quoted passage in a text as a file holds it, where spaces and line ends differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from model.text import fold

Stretch = tuple[int, int]

# The hyphen that PDFium found at a line end; soft hyphens and spaces without width show nothing.
_UNSEEN = frozenset("\u0002\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe")
_ALIKE = str.maketrans({"\u2011": "-"})
_QUOTES = str.maketrans({char: '"' for char in "„”“«»‟″"} | {char: "'" for char in "’‘‚′"})
_LEADERS = "….·_"
_CUT = "…"
_MASKED_QUOTE = re.compile(r"\*{2,}")
_MASK = re.compile(r"\*+")
_BEHIND_MASK = r"\S{1,40}?"
_MOST_MASKS = 12  # the search takes longer with every one
_NUMBER = re.compile(r"^\W*[\w.]{1,8}[.)]?\s+")
# A shorter piece of a quote would be found anywhere.
_SHORTEST_PIECE = 8


def find_quote(text: str, quote: str) -> Iterator[Stretch]:
    """Where a quote stands in a text: (start, end) of each place, none when it is not there.

    White space and soft hyphens are left out of the comparison, since a line may end anywhere.
    Tried in turn, until something is found: the words as typed; without regard to case and
    diacritics; letters and digits alone. Each time also the beginning of a quote that was cut
    ("…"), and a quote without the number before it. "***" stands for masked private data.
    A stretch begins and ends with a character that shows.
    """
    if _MASKED_QUOTE.search(quote):
        yield from _behind_masks(text, quote)
        return
    for compare in (_as_typed, _folded, _bare):
        shown = _shown(text, compare)
        for wanted in _wordings(quote):
            key = _shown(wanted, compare)[0]
            if compare is _bare and len(key) < _SHORTEST_PIECE:
                continue
            if found := list(_places(shown, key)):
                yield from found
                return


def is_whole(text: str, quote: str) -> bool:
    """Whether a text is the quote: white space and soft hyphens apart, as typed."""
    return _shown(text, _as_typed)[0] == _shown(quote, _as_typed)[0]


def _wordings(quote: str) -> Iterator[str]:
    """The quote, then what of it may still be found."""
    yield quote
    if quote.rstrip().endswith(_CUT) and len(quote.rstrip(_LEADERS + " ")) >= _SHORTEST_PIECE:
        yield quote.rstrip(_LEADERS + " ")
    bare = _NUMBER.sub("", quote)
    if bare != quote and len(bare) >= _SHORTEST_PIECE:
        yield bare


def _behind_masks(text: str, quote: str) -> Iterator[Stretch]:
    pieces = [r"\s+".join(map(re.escape, piece.split(" "))) for piece in _MASK.split(quote)]
    if len(pieces) > _MOST_MASKS + 1:
        return
    # A mask at the end stands for the rest of a word.
    pattern = _BEHIND_MASK.join(pieces) + (r"(?!\w)" if quote.endswith("*") else "")
    yield from (match.span() for match in re.finditer(pattern, text))


def _places(shown: tuple[str, list[int]], key: str) -> Iterator[Stretch]:
    text, places = shown
    start = text.find(key) if key else -1
    while start >= 0:
        end = start + len(key)
        yield places[start], places[end - 1] + 1
        start = text.find(key, end)


def _shown(text: str, compare: Callable[[str], str]) -> tuple[str, list[int]]:
    """The characters that are compared, and where each stands in the text."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for each in compare(char):
            kept.append(each)
            places.append(place)
    return "".join(kept), places


@lru_cache(maxsize=4096)
def _as_typed(char: str) -> str:
    """The character as it is compared with what was typed, "" when it shows nothing."""
    return "" if char.isspace() or char in _UNSEEN else char.translate(_ALIKE)


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    return fold(_as_typed(char).translate(_QUOTES)).replace(" ", "")


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    return "".join(filter(str.isalnum, _folded(char)))
