"""What a dictionary says of a text: which of its words are words, which characters are odd."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

IsWord = Callable[[str], bool]

# Letters; Python takes raised digits for a kind of them.
WORD = re.compile(r"[^\W\d_\u00aa\u00b2\u00b3\u00b9\u00ba]+")
# What Polish text is made of. Everything else may be right too ("m²", "Müller"), but is looked at.
_SOUND = " -~ĄĆĘŁŃÓŚŹŻąćęłńóśźż\u00a0„”“«»‘’‚‐‑–—−…•●▪■◦○➢✓✔☐☒→←§°×%€"
ODD = re.compile(f"[^{_SOUND.replace('[', '').replace(']', '')}]")
_LEAST = 3
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{4}")
_VOWELS = re.compile(r"[aeiouyąęóáéíúýäöüůě]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[^aeiouyąęóáéíúýäöüůě\W\d_]{6,}", re.IGNORECASE)
_SIGN_INSIDE = re.compile(r"[^\W\d_][^\w\s./()'’&@+–-][^\W\d_]")
_CASE_INSIDE = re.compile(r"[a-ząćęłńóśźż][A-ZĄĆĘŁŃÓŚŹŻ]")


class Dictionary:
    """Which words are words, whatever their case. `is_word` as in `read_pdf`."""

    def __init__(self, is_word: IsWord) -> None:
        self._is_word = is_word
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word."""
        if word not in self._known:
            self._known[word] = self._is_word(word) or self._is_word(word.lower())
        return self._known[word]

    def knows_all(self, text: str) -> bool:
        """Whether the text holds words of three letters and more, and all of them are known."""
        words = [word for word in WORD.findall(text) if len(word) >= _LEAST]
        return bool(words) and all(map(self.knows, words))

    def share_known(self, text: str) -> float:
        """The share of its words of three letters and more that are known; 0 for none."""
        words = [word for word in WORD.findall(text) if len(word) >= _LEAST]
        return self.share(words) if words else 0.0

    def share(self, words: Sequence[str]) -> float:
        """The share of the words that the dictionary has; 1 for none."""
        return sum(map(self.knows, words)) / len(words) if words else 1.0


def words_of(texts: Iterable[str], most: int) -> list[str]:
    """At most so many different words of four letters and more, from all over the texts."""
    found = list({word: None for text in texts for word in WORD.findall(text) if len(word) > 3})
    step = max(1, len(found) // most)
    return found[::step][:most]


def odd_tokens(texts: Iterable[str], most: int) -> list[str]:
    """At most so many different words that hold an odd character, with the signs around them."""
    found: dict[str, None] = {}
    for text in texts:
        if text.isascii() or not ODD.search(text):
            continue
        for token in text.split():
            if ODD.search(token) and sum(map(str.isalpha, token)) >= _LEAST:
                found[token] = None
        if len(found) >= most:
            break
    return list(found)


def looks_wrong(token: str) -> bool:
    """Whether no language writes a word so: signs or capitals inside, no vowels."""
    if _SIGN_INSIDE.search(token) or _CASE_INSIDE.search(token):
        return True
    if not _LATIN.search(token) or any(map(str.isdigit, token)):
        return False
    return not _VOWELS.search(token) or _CONSONANTS.search(token) is not None
