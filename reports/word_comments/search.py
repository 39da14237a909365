"""Looking for quoted words in the paragraphs of one Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element as Element

from reports.quotes import find_quote
from reports.word_comments.characters import Words, text_of
from reports.word_comments.names import Names
from reports.word_comments.whereabouts import Scope

# Words that are not at their place are looked for in the whole text, the nearest first; short ones
# only so many paragraphs around, since they stand anywhere.
_DISTINCT = 12
_NEARBY = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """The characters `start`..`end` of what these paragraphs say."""

    paragraphs: Sequence[int]
    start: int
    end: int


class Search:
    """What the paragraphs of one file say, put together once: marks change the elements that hold
    the words, never the words. Of paragraphs in text boxes nothing is said, since Word allows no
    comment there.
    """

    def __init__(self, paragraphs: Sequence[Element], names: Names) -> None:
        self._paragraphs = paragraphs
        self._names = names
        self._said: dict[tuple[int, bool], str] = {}

    def words(self, quote: str, scopes: Sequence[Scope]) -> Words | None:
        """A quote in the first of these scopes that has it, deleted and hidden words last; else
        elsewhere in the text, where it stands nearest to the place. None when it is not there.
        """
        for aside in (False, True):
            for scope in scopes:
                for place in self._places(scope, quote, aside=aside):
                    if words := self._words(place, aside=aside):
                        return words
        return self._nearest(quote, scopes[0] if scopes else ())

    def _nearest(self, quote: str, scope: Scope) -> Words | None:
        here = scope[0] if scope else 0
        for aside in (False, True):
            places = list(self._places(range(len(self._paragraphs)), quote, aside=aside))
            if not places:
                continue
            nearest = min(places, key=lambda place: abs(place.paragraphs[0] - here))
            if len(quote) >= _DISTINCT or abs(nearest.paragraphs[0] - here) <= _NEARBY:
                return self._words(nearest, aside=aside)
        return None

    def _places(self, scope: Sequence[int], quote: str, *, aside: bool) -> Iterator[_Place]:
        lines = [self._line(number, aside=aside) for number in scope]
        starts = list(accumulate(map(len, lines), initial=0))
        for start, end in find_quote("".join(lines), quote):
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
            yield _Place(scope[first:last], start - starts[first], end - starts[first])

    def _words(self, place: _Place, *, aside: bool) -> Words | None:
        said = [number for number in place.paragraphs if self._line(number, aside=aside)]
        numbered = [(number, self._paragraphs[number]) for number in said]
        text = text_of(numbered, self._names, aside=aside)
        return Words(text, place.start, place.end) if text.leaves else None

    def _line(self, number: int, *, aside: bool) -> str:
        key = (number, aside)
        if key not in self._said:
            self._said[key] = ""
            if number < len(self._paragraphs):
                paragraph = self._paragraphs[number]
                if next(paragraph.iterancestors(self._names("txbxContent")), None) is None:
                    self._said[key] = text_of([(0, paragraph)], self._names, aside=aside).text
        return self._said[key]
