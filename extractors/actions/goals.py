"""Which goal a number, code or phrase means: "CS1", "Cel 2", "drugiego celu szczegółowego"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.schedule_words import schedule_words
from model.plan import Goal
from model.text import fold, squeeze

_LIKE = 85  # percent of likeness at which two wordings are one goal
_BEGINNING = 25  # characters of a goal that are enough to know it by its beginning
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_NUMBER = r"(?:nr\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}\b|[A-Za-z](?=[.):\s]|$))"
_CALLED = re.compile(
    rf"""^(?P<kind>cel(?:e)?(?:\s+(?!nr\b)[^\W\d_]{{4,}})?)(?=\W|\d|$)
        \s*(?:{_NUMBER}[.)]?)?\s*(?:\(\s*(?P<code>[^()]{{1,8}})\s*\))?
        \s*[:.–—-]*\s*(?P<rest>.*)$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(
    r"^(?:[A-Za-z]{1,3}[.\s-]?)?\d{1,2}(?:\.\d{1,2}){0,2}[.)]?$|^[IVX]{1,5}[.)]?$|^[a-zA-Z][.)]?$"
)
_LETTERS_AND_FIGURES = re.compile(r"^[A-Za-z]{1,3}[.\s-]?\d{1,2}[.)]?$")
_CODE_FIRST = re.compile(
    r"^(?P<number>(?:[A-Z]{1,3}[.\s-]?)?\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}|[a-z](?=\)))"
    r"[.):]?\s*[–—-]?\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_INSIDE = re.compile(
    r"\bcel(?:u|owi|em|e|ów|om|ami|ach)?\s+(?:[^\W\d_]{4,}\s+)?(?:nr\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?|(?-i:[IVX]{1,4})\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?P<ordinal>[a-z]{3,12})\s+cel(?:u|owi|em|e)?\b")
_SEVERAL = re.compile(r"\s*(?:[,;/\n+&]|\bi\b|\boraz\b)\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a goal. `goal` is its text, None where the words point at none we know."""

    goal: str | None


class GoalBook:
    """The goals of a plan, to be found by number, code or words.

    Goals without numbers of their own go by their order among the specific goals.
    """

    def __init__(self, goals: Sequence[Goal]) -> None:
        specific = [goal for goal in goals if goal.kind == "specific"]
        self._goals = (*specific, *(goal for goal in goals if goal.kind == "main"))
        self._specific = specific
        numbered = {path for goal in specific if (path := _path(goal.number))}
        self._by_order = len(numbered) < len(specific)

    def of_number(self, number: str) -> str | None:
        """The text of the goal with this number, letter or code; None when there is none."""
        typed = _bare(number)
        for goal in self._goals:
            if goal.number and _bare(goal.number) == typed:
                return goal.text
        path = _path(number)
        for goal in self._goals:
            if path and path == _path(goal.number):
                return goal.text
        if self._by_order and len(path) == 1 and path[0] <= len(self._specific):
            return self._specific[path[0] - 1].text
        return None

    def of_words(self, text: str) -> str | None:
        """The text of the goal that these words are, give or take a slip or a lost ending."""
        key = fold(text).strip(" .;,:")
        if len(key) < 6:
            return None
        best, likeness = None, float(_LIKE)
        for goal in self._goals:
            known = fold(goal.text).strip(" .;,:")
            alike = fuzz.ratio(key, known)
            shorter = min(len(key), len(known))
            if shorter >= _BEGINNING and key[:shorter] == known[:shorter]:
                alike = max(alike, 95.0)
            if alike >= likeness:
                best, likeness = goal.text, alike
        return best

    def of_cell(self, text: str) -> str | None:
        """The goal that a cell of a goal column means: a number, a code, its words.

        Words that are no known goal are the goal themselves; of several the first counts.
        """
        text = squeeze(text)
        if not text:
            return None
        if found := self.of_words(text):
            return found
        for part in (text, *_SEVERAL.split(text)[:1]):
            if _CODE.match(part):
                return self.of_number(part)
            mention = self.opening(part)
            if mention and (mention.goal or part == text):
                return mention.goal
        return text if len(text.split()) >= 3 else None

    def opening(self, text: str) -> Mention | None:
        """The goal that a line opens with ("Cel szczegółowy 1. …"), or that the line is.

        None when the line is about no goal.
        """
        text = squeeze(text)
        if found := self.of_words(text):
            return Mention(found)
        called = _CALLED.match(text)
        if called:
            return self._called(called)
        coded = _CODE_FIRST.match(text)
        if coded and (found := self.of_words(coded["rest"])):
            return Mention(found)
        if _LETTERS_AND_FIGURES.match(text) and (found := self.of_number(text)):
            return Mention(found)
        return None

    def inside(self, text: str) -> Mention | None:
        """The goal that a line speaks of ("realizacji drugiego celu szczegółowego"), or None."""
        found = _INSIDE.search(text)
        if found:
            return Mention(self.of_number(found["number"]))
        for ordinal in _ORDINAL.finditer(fold(text)):
            for order, stem in enumerate(schedule_words().ordinals, start=1):
                if ordinal["ordinal"].startswith(stem):
                    return Mention(self.of_number(str(order)))
        return None

    def of_action_number(self, number: str | None) -> str | None:
        """The goal that the first part of an action's number points at ("2.3" → goal 2)."""
        path = _path(number)
        return self.of_number(str(path[0])) if len(path) >= 2 else None

    def _called(self, called: re.Match[str]) -> Mention:
        rest = called["rest"].strip(" .;,:–—-")
        if rest and (found := self.of_words(rest)):
            return Mention(found)
        for number in (called["code"], called["number"], rest if _CODE.match(rest) else None):
            if number and (found := self.of_number(number)):
                return Mention(found)
        return Mention(called["rest"].rstrip(" ;,") if len(rest.split()) >= 2 else None)


def _bare(number: str) -> str:
    return re.sub(r"[\s.)(:]", "", number).casefold()


def _path(number: str | None) -> tuple[int, ...]:
    """A number as counted: "CS1" and "I" are (1,), "1.2." is (1, 2), "b)" is (2,)."""
    if not number:
        return ()
    text = number.strip().strip(".):( ")
    if digits := re.findall(r"\d+", text):
        return tuple(int(digit) for digit in digits)
    if text.casefold() in _ROMAN and text.isupper():
        return (_ROMAN[text.casefold()],)
    if len(text) == 1 and text.isalpha():
        return (ord(text.casefold()) - ord("a") + 1,)
    return ()
