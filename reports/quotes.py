"""Finding a quoted passage in a text as a file holds it, where spaces and line ends differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

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
_TEXTS = 1024  # kept as they are compared


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
    for comparison, key in _keys(quote):
        if key in comparison.shown(text):
            yield from comparison.places(text, key)
            return


def holds_quote(text: str, quote: str) -> bool:
    """Whether `find_quote` finds a quote in a text."""
    if _MASKED_QUOTE.search(quote):
        return any(_behind_masks(text, quote))
    return any(key in comparison.shown(text) for comparison, key in _keys(quote))


def is_whole(text: str, quote: str) -> bool:
    """Whether a text is the quote: white space and soft hyphens apart, as typed."""
    return _AS_TYPED.shown(text) == _AS_TYPED.shown(quote)


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


def _as_typed(char: str) -> str:
    """The character as it is compared with what was typed, "" when it shows nothing."""
    return "" if char.isspace() or char in _UNSEEN else char.translate(_ALIKE)


def _folded(char: str) -> str:
    return fold(_as_typed(char).translate(_QUOTES)).replace(" ", "")


def _bare(char: str) -> str:
    return "".join(filter(str.isalnum, _folded(char)))


class _Comparison(dict[int, str]):
    """What each character is compared as, by its code; filled as characters come."""

    def __init__(self, compared: Callable[[str], str]) -> None:
        super().__init__()
        self._compared = compared
        # Each paragraph of a document is asked for many quotes.
        self.shown = lru_cache(maxsize=_TEXTS)(self._shown)

    def __missing__(self, code: int) -> str:
        self[code] = self._compared(chr(code))
        return self[code]

    def _shown(self, text: str) -> str:
        """The characters of a text that are compared."""
        return text.translate(self)

    def places(self, text: str, key: str) -> Iterator[Stretch]:
        """Where the characters of a key stand in a text."""
        shown = self.shown(text)
        # How many characters are compared up to the end of each character of the text.
        ends = list(accumulate(map(len, map(self.__getitem__, map(ord, text)))))
        start = shown.find(key)
        while start >= 0:
            end = start + len(key)
            yield bisect_right(ends, start), bisect_right(ends, end - 1) + 1
            start = shown.find(key, end)


_AS_TYPED, _FOLDED, _BARE = map(_Comparison, (_as_typed, _folded, _bare))


@lru_cache(maxsize=_TEXTS)
def _keys(quote: str) -> list[tuple[_Comparison, str]]:
    """What is looked for in turn, and how it is compared."""
    keys = [
        (comparison, comparison.shown(wanted))
        for comparison in (_AS_TYPED, _FOLDED, _BARE)
        for wanted in _wordings(quote)
    ]
    return [
        (comparison, key)
        for comparison, key in keys
        if len(key) >= (_SHORTEST_PIECE if comparison is _BARE else 1)
    ]
