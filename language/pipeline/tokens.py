"""Tokens of Polish text: what the tokenizer keeps together, and what a word can be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from language.morphology import Reading, analyse
from language.pipeline.abbreviations import spellings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_DECLINED = frozenset({"subst", "depr", "adj", "ger", "ppas", "pact", "num", "brev"})
_VERBAL = frozenset({"fin", "praet", "imps", "bedzie", "winien", "pred", "impt"})
_SMALL_PARTS = frozenset({"prep", "conj", "comp", "part", "interj"})
# The year and its "r." are often typed without a space, the sign of money too.
_GLUED_YEAR = r"(?<=[0-9])r\."
_GLUED_ABBREVIATION = r"(?<=[0-9])(?:zł|tys\.|mln|mld|gr)"


def polish_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of spaCy's Polish with our abbreviations, each one token with its full stop."""
    from spacy.attrs import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_suffix_regex

    suffixes = [*(nlp.Defaults.suffixes or ()), _GLUED_YEAR, _GLUED_ABBREVIATION]
    previous: Any = nlp.tokenizer
    return Tokenizer(
        nlp.vocab,
        rules={spelling: [{ORTH: spelling}] for spelling in spellings()},
        prefix_search=previous.prefix_search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=previous.infix_finditer,
        token_match=re.compile(r"^(?:\d{1,2}\.\d{1,2}\.\d{4}|\w+(?:/\w+)+)$").match,
    )


def best_lemma(text: str) -> str:
    """One base form: of a noun where the word can be one, else of its first reading.

    Of several nouns the longest is the likeliest here: rada, not rad; gmina, not gmin.
    """
    readings = _readings(text)
    nouns = [reading.lemma for reading in readings if reading.part == "subst"]
    if nouns:
        return max(nouns, key=lambda noun: (len(noun), noun != text.lower()))
    return readings[0].lemma if readings else text.lower()


@lru_cache(maxsize=16_384)
def _readings(text: str) -> tuple[Reading, ...]:
    """The readings as a word in small letters; surnames only where it is nothing else."""
    readings = analyse(text.lower()) or analyse(text)
    return tuple(one for one in readings if "nazwisko" not in one.names) or readings


@lru_cache(maxsize=16_384)
def lemma_set(text: str) -> frozenset[str]:
    """All base forms that a word can belong to, in small letters; itself when it is unknown."""
    return frozenset(reading.lemma.lower() for reading in _readings(text)) or frozenset(
        {text.lower()}
    )


@lru_cache(maxsize=16_384)
def abilities(text: str) -> frozenset[str]:
    """What a word can be: "gen", "only-gen", "adj", "word", "title" (see `entities.toml`)."""
    readings = _readings(text)
    declined = [reading for reading in readings if reading.part in _DECLINED]
    parts = {reading.part for reading in readings}
    found: set[str] = set()
    if any(reading.has("gen") for reading in declined) and not parts & _SMALL_PARTS:
        found.add("gen")
        if not any(reading.has("nom") for reading in declined):
            found.add("only-gen")
    if any(reading.part in ("adj", "ppas", "pact") for reading in readings):
        found.add("adj")
    if text[:1].isalpha():
        found.add("word")
        is_verb = parts & _VERBAL and "subst" not in parts
        named = text[0].isupper() and any(reading.has("nom") for reading in declined)
        if not is_verb and (not named or "gen" in found):
            found.add("title")
    return frozenset(found)
