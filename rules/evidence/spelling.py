"""Words that look misspelt, and what was perhaps meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from language.morphology import is_word
from model.template import Template
from model.text import fold
from rules.case import Case
from rules.messages import messages
from rules.passages import Passage
from rules.words import alternatives, load_words, word_set

_WORD = re.compile(r"(?<![\w@./\\#&$'-])[^\W\d_]{4,}(?:-[^\W\d_]+)*(?![\w@/\\']|[.:]\S|-\w)")
# A word that opens a sentence, before a word in small letters: names stand before other names.
_OPENING = re.compile(
    r"(?:^|[.!?] )(?P<word>[A-ZĆŁŚŹŻ][a-ząćęłńóśźż]{6,})(?= [a-ząćęłńóśźż]{2,})", re.MULTILINE
)
_NAME_ENDING = re.compile(r"(?:[sc]k(?:i|a|iego|iej)|icz|ak|ek|owa|anie|anin|anka|ów)$")
_SHORTEST = 5  # of four letters too many are foreign or names of things
_LONG_ENOUGH = 6  # to be told by a letter too many or two exchanged
_FOREIGN_TEXT = 3  # unknown words in one paragraph that may show it to be in another language
_SHORTENED = 6  # letters of an abbreviation with a full stop, at most: "wewn.", "rozp."
_MOST_USES = 2  # a slip is rarely made three times; a word used more often is a term
_NAME_STEM = 5
_ENDING = 5
_NEAR = 84
_VERY_NEAR = 90
_MOST_GUESSES = 256
_MOST_ASKED = 8  # words of a document: hunspell thinks of each for a quarter of a second
_BARE = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word as typed, where it first stands, and what was perhaps meant (None: nobody knows)."""

    word: str
    passage: Passage
    start: int
    uses: int
    meant: str | None


def misspelt(case: Case) -> list[Misspelt]:
    """The words in small letters that no dictionary has, in the document's order.

    Left out are names and what is made of the document's names, foreign words and phrases, words
    broken at a line end, abbreviations, terms of the field, and words used three times or more.
    """
    first: dict[str, tuple[Passage, int]] = {}
    uses: Counter[str] = Counter()
    for passage in case.text.holding(*_unknown_words(case), typed=True):
        found = [match for match in _WORD.finditer(passage.text) if _is_unknown(match)]
        foreign = len(found) >= _FOREIGN_TEXT and _is_foreign(passage.text, len(found))
        for match in found:
            word = match[0]
            uses[word] += _MOST_USES + 1 if foreign or _is_quoted(passage.text, match) else 1
            first.setdefault(word, (passage, match.start()))
    rare = {word: place for word, place in first.items() if uses[word] <= _MOST_USES}
    opening = _opening(case)
    if not rare:
        return opening
    names = _stems_of_names(case)
    rare = {word: place for word, place in rare.items() if fold(word)[:_NAME_STEM] not in names}
    known = _words_of(case) if rare else []
    meant = {word: _meant(word, known) for word in rare}
    for word in [word for word in rare if meant[word] is None][:_MOST_ASKED]:
        meant[word] = _suggestion(word)
    inside = [
        Misspelt(word, passage, start, uses[word], meant[word])
        for word, (passage, start) in rare.items()
    ]
    return [*inside, *opening]


def _opening(case: Case) -> list[Misspelt]:
    """Misspelt words at the start of a sentence: only those near another word, as for the rest it
    cannot be told that they are no names.
    """
    uses = Counter(match["word"] for match in _OPENING.finditer(case.text.typed))
    unknown = [
        word
        for word, count in uses.items()
        if count <= _MOST_USES
        and not _NAME_ENDING.search(word)
        and not is_word(word)
        and _may_be_wrong(word.lower())
    ]
    if not unknown:
        return []
    known = _words_of(case)
    found: list[Misspelt] = []
    for word in unknown:
        meant = _slip(word.lower(), known)
        if meant is None or re.search(rf"[\w,] {word}", case.whole_text.typed):
            continue
        passage = case.text.holding(word, typed=True)[0]
        found.append(
            Misspelt(word, passage, passage.text.index(word), uses[word], meant.capitalize())
        )
    return found


def _slip(word: str, known: list[str]) -> str | None:
    """The word that a slip of the keyboard made this one of; None where that is a guess."""
    for guess in (*_with_diacritics(word), *_with_less(word)):
        if guess != word and is_word(guess):
            return guess
    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_VERY_NEAR)
    return near[0] if near else None


@lru_cache(maxsize=50_000)
def _is_right(word: str) -> bool:
    """True for a word that a dictionary, the vocabulary of the field or Polish word-making has."""
    if is_word(word) or _not_polish_or_made().search(word):
        return True
    if "-" in word:
        return all(len(part) < 3 or _is_right(part) for part in word.split("-"))
    if any(word.startswith(each) and len(word) - len(each) <= _ENDING for each in _vocabulary()):
        return True
    made = any(
        word.startswith(each) and len(word) - len(each) > 3 and is_word(word[len(each) :])
        for each in word_set("spelling", "prefixes")
    )
    return made or _second_opinion(word)


def _unknown_words(case: Case) -> list[str]:
    """The rare words in small letters that no dictionary has, each once.

    Words that the template and our own messages use are not looked up: they are in every plan.
    """
    uses = Counter(match[0] for match in _WORD.finditer(case.text.typed))
    ours = _words_of_the_form(case.template)
    return sorted(
        word
        for word, count in uses.items()
        if count <= _MOST_USES and word not in ours and _may_be_wrong(word)
    )


@lru_cache(maxsize=4)
def _words_of_the_form(template: Template) -> frozenset[str]:
    """The words of the template's headings, columns, areas and labels, and of our messages."""
    texts = [name for element in template.elements for name in element.names]
    texts += [name for area in template.areas for name in area.names]
    for names in (*template.columns.values(), *template.labels.values()):
        texts += names
    for words in messages("pl").rules.values():
        texts += (words.title, words.what or "", words.why or "", words.message, words.hint)
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def _may_be_wrong(word: str) -> bool:
    return len(word) >= _SHORTEST and word.islower() and not _is_right(word)


def _is_unknown(match: re.Match[str]) -> bool:
    """True for a whole word in small letters that no dictionary has."""
    return _may_be_wrong(match[0]) and _is_whole(match.string, match)


def _is_foreign(text: str, unknown: int) -> bool:
    """True when half of the long words of a text are unknown."""
    long = sum(len(word) >= _SHORTEST for word in text.split())
    return unknown * 2 >= long


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """True for a word that stands alone in quotation marks: it is meant as typed."""
    return text[: match.start()][-1:] in '"„«' and text[match.end() :][:1] in '"”»'


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """False for a shortened word, and for the rest of one that was broken at a line end."""
    after, before = text[match.end() :], text[: match.start()].rstrip()
    if after[:1] == "." and (len(match[0]) <= _SHORTENED or after[1:].lstrip()[:1].islower()):
        return False
    return not before.endswith(("-", "\u00ad")) and not after.startswith(("-", "\u00ad"))


@lru_cache(maxsize=1)
def _not_polish_or_made() -> re.Pattern[str]:
    return re.compile(f"{alternatives('spelling', 'foreign')}|{alternatives('spelling', 'made')}")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    return tuple(load_words("spelling")["vocabulary"])


def _stems_of_names(case: Case) -> frozenset[str]:
    """Beginnings of the capitalised words that no dictionary has: names of people and places."""
    found = set(re.findall(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{3,}", case.whole_text.typed))
    unit = case.plan.jst.value if case.plan.jst else None
    own = f"{unit.name} {unit.powiat or ''} {unit.voivodeship}".split() if unit else []
    names = [word for word in found if not is_word(word) and not is_word(word.lower())]
    return frozenset(fold(word)[:_NAME_STEM] for word in [*names, *own])


def _words_of(case: Case) -> list[str]:
    """The words of the document that the dictionary has."""
    words = set(re.findall(r"[^\W\d_]{4,}", case.text.typed.lower()))
    return sorted(word for word in words if is_word(word))


def _meant(word: str, known: list[str]) -> str | None:
    """The word with its diacritics, without a letter too many, or the nearest of the document."""
    for guess in _with_diacritics(word):
        if guess != word and is_word(guess):
            return guess
    if len(word) >= _LONG_ENOUGH:
        near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near:
            return near[0]
        for guess in _with_less(word):
            if is_word(guess):
                return guess
    return None


def _with_less(word: str) -> list[str]:
    """The word with two neighbours exchanged, or with one letter less."""
    pairs = range(len(word) - 1)
    turned = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs]
    return turned + [word[:at] + word[at + 1 :] for at in range(len(word))]


def _with_diacritics(word: str) -> list[str]:
    """The word with some of its letters accented, fewest changes first; [] when there are many."""
    options = [letter + _BARE.get(letter, "") for letter in word]
    count = 1
    for letters in options:
        count *= len(letters)
    if count > _MOST_GUESSES:
        return []
    guesses = ["".join(each) for each in product(*options)]
    return sorted(guesses, key=lambda guess: sum(a != b for a, b in zip(guess, word, strict=True)))


# ------------------------------------------------------- hunspell, where it is installed


class _Hunspell(Protocol):
    def spell(self, word: str) -> bool:
        """True when the dictionary has the word."""

    def suggest(self, word: str) -> list[str]:
        """Words near it, best first."""

    def get_dic_encoding(self) -> str:
        """What the dictionary is written in."""


def _second_opinion(word: str) -> bool:
    """True when hunspell is there and knows the word."""
    hunspell = _hunspell()
    try:
        return hunspell is not None and hunspell.spell(word)
    except UnicodeEncodeError:  # letters that its dictionary cannot write: no Polish word
        return False


@lru_cache(maxsize=1_000)
def _suggestion(word: str) -> str | None:
    """What hunspell says was meant, where that is one word near the one typed."""
    hunspell = _hunspell()
    if hunspell is None:
        return None
    try:
        suggestions = hunspell.suggest(word)
    except UnicodeEncodeError:
        return None
    encoding = hunspell.get_dic_encoding()
    for suggestion in suggestions[:1]:
        try:  # the binding gives the bytes of the dictionary, one character each
            meant = suggestion.encode("latin-1").decode(encoding)
        except UnicodeError:
            meant = suggestion
        typed, right = fold(word), fold(meant)
        # Another ending is a guess at a word that the dictionary does not have either.
        if meant.isalpha() and typed[-1] == right[-1] and fuzz.ratio(typed, right) >= _NEAR:
            return meant
    return None


@lru_cache(maxsize=1)
def _hunspell() -> _Hunspell | None:
    """The Polish dictionary of hunspell; None without the extra `spelling` or its dictionary."""
    try:
        module = import_module("hunspell")
    except ImportError:
        return None
    for folder in load_words("spelling")["hunspell_folders"]:
        dictionary = Path(folder, "pl_PL.dic")
        if dictionary.is_file():
            checker: _Hunspell = module.HunSpell(
                str(dictionary), str(dictionary.with_suffix(".aff"))
            )
            return checker
    return None
