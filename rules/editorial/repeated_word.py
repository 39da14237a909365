"""repeated-word: the same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.case import Case, clip
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule
from rules.words import word_set

# One letter counts only where it is a word: w, z, i, o, u, a.
_TWICE = re.compile(r"(?<![\w.-])([^\W\d_]{2,}|[wzioua])[ \u00a0]+\1(?![\w-]|\.\w)", re.IGNORECASE)
# Cheap, to pass over most of the text: what stands before is one class of characters, and a word
# is not tried again without its last letters. Nothing stands before the first word of all.
_TWICE_IN_FLAT = re.compile(r"[\s(„\"/]([a-z]++) +\1(?![a-z])")
_TWICE_AT_START = re.compile(r"([a-z]+) +\1(?![a-z])")


def check(case: Case) -> Iterator[Claim]:
    """One claim per place."""
    for passage in _worth_a_look(case):
        for match in _TWICE.finditer(passage.text):
            word = match[1].casefold()
            if word in word_set("repeated", "on_purpose") or _is_two_names(match):
                continue
            yield Claim(
                section=passage.section,
                location=passage.location,
                quote=clip(passage.text, *match.span(), around=30),
                values={"word": match[0]},
            )


def _worth_a_look(case: Case) -> list[Passage]:
    found = case.text.holding(_TWICE_IN_FLAT)
    first = case.main_text[:1]
    opens = _TWICE_AT_START.match(case.text.flat) is not None
    return [*first, *found] if opens and found[:1] != list(first) else found


def _is_two_names(match: re.Match[str]) -> bool:
    """True for letters and names that stand side by side: „wynik Z z próby”, „Buk Buk”."""
    first, second = match[0][: len(match[1])], match[0][-len(match[1]) :]
    names = first[0].isupper() and second[0].isupper()
    return names or (len(first) == 1 and first != second)


RULE = Rule(
    name="repeated-word",
    code="E307",
    what="No word stands twice in a row, apart from words that Polish doubles on purpose.",
    why="It is always a slip of the keyboard, and spell checkers of readers will show it.",
    fails="""
        Wójt przedstawi wyniki na na sesji Rady Gminy.
    """,
    passes="""
        Wójt przedstawi wyniki na sesji Rady Gminy; bardzo, bardzo ważne są konsultacje.
        Gmina Buk, Buk 64-320
    """,
    check=check,
)
