"""Which forms are words: those that the document uses, and those of a dictionary if given one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.pdf.layout import FoundTable, Item, PageLayout
from ingest.pdf.lines import Line

IsWord = Callable[[str], bool]

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`own` are the words that the document uses (lower case); `is_word` asks a dictionary."""

    own: frozenset[str] = frozenset()
    is_word: IsWord | None = None

    def knows(self, word: str) -> bool:
        """Whether this is a word."""
        if word.lower() in self.own:
            return True
        return self.is_word is not None and self.is_word(word)


def vocabulary_of(pages: list[PageLayout], is_word: IsWord | None) -> Vocabulary:
    """The words of the document that stand where no line break can have cut them."""
    return Vocabulary(
        frozenset(word for page in pages for item in page.items for word in _words(item)), is_word
    )


def _words(item: Item) -> Iterator[str]:
    if isinstance(item, Line):
        yield from _WORD.findall(item.text.lower())
    elif isinstance(item, FoundTable):
        for cell in item.cells:
            for line in cell.lines:  # its first word may be the rest of one
                _, _, behind = line.text.lower().partition(" ")
                yield from _WORD.findall(behind)
            for table in cell.tables:
                yield from _words(table)
