"""Captions and annexes that a document has, and the references it makes to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.text.flatten import flat
from rules.case import Case
from rules.passages import Passage
from rules.words import alternatives, load_words

_NUMBERS = r"\d{1,2}[a-z]?(?:\s*(?:,|i|oraz|lub|-)\s*\d{1,2}(?![\d.,%]))*"
_CAPTION_STYLES = ("caption", "legenda", "podpis")
_ENOUGH_CHAPTERS = 3
_ROMAN = r"[ivx]{1,5}"
_CHAPTER = re.compile(rf"\s*(?:rozdzial|czesc)?\s*(?P<number>\d{{1,2}}|{_ROMAN})[.) ]")
_ANNEX_LIST = re.compile(r"(?:spis |lista |wykaz )?(?:zalacznik(?:i|ow)|zal\.)\W*")
_ANNEXES = re.compile(r"zalacznik(?:i|ow)\s*:")
_LISTED = re.compile(r"(\d{1,2})[.)]")
_LISTED_INSIDE = re.compile(r"\b(\d{1,2})[.)]")
_NUMERALS = {
    numeral: number
    for number, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"),
        1,
    )
}
_LETTERS = re.compile(r"[^\W\d_]{3}")
_RANGE = re.compile(r"(\d+)\s*-\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of number `number` of `kind` at `start`..`end` of a passage."""

    kind: str
    number: int
    passage: Passage
    start: int
    end: int


def captions(case: Case) -> dict[str, set[int]]:
    """The numbers that captions, headings and lists of annexes give, by kind of thing."""
    found: dict[str, set[int]] = {kind: set() for kind in _kinds()}
    found["chapter"] |= _chapters(case)
    for passage in (*case.once(mentioning), *_lettered(case)):
        text = _labelled(passage)
        for kind in _kinds() if _any_mention().match(text) else ():
            if (captioned := _captioned(kind, text, passage)) is not None:
                found[kind].add(captioned)
    found["annex"] |= _listed_annexes(case)
    return found


def _labelled(passage: Passage) -> str:
    """The flat text of a passage with its automatic label."""
    label = passage.paragraph.label
    return f"{flat(label)} {passage.flat}".strip() if label else passage.flat.strip()


def mentioning(case: Case) -> list[Passage]:
    """The passages that may hold a reference or a caption."""
    return case.text.holding(_mention_anywhere())


def _lettered(case: Case) -> Iterator[Passage]:
    """The passages whose automatic label may be part of a caption: "Tabela 1." """
    for passage in case.main_text:
        label = passage.paragraph.label
        if label is not None and _LETTERS.search(label):
            yield passage


def _listed_annexes(case: Case) -> set[int]:
    """The numbers of the annexes in a list under a line of its own, or after a colon."""
    found: set[int] = set()
    for passage in case.text.holding("zalacznik", "zal."):
        text = _labelled(passage)
        if _ANNEX_LIST.fullmatch(text):
            line = case.after(passage)
            while line is not None and (number := _LISTED.match(_labelled(line))):
                found.add(int(number[1]))
                line = case.after(line)
        elif _ANNEXES.match(text):
            found |= {int(number) for number in _LISTED_INSIDE.findall(text)}
    return found


def _chapters(case: Case) -> set[int]:
    """The numbers of the headings, where at least three have one."""
    headings = (
        f"{flat(passage.paragraph.label or '')} {passage.flat}"
        for passage in case.main_text
        if passage.heading or passage.paragraph.heading_level is not None
    )
    found = [match["number"] for text in headings if (match := _CHAPTER.match(text))]
    numbers = {number for each in found if (number := _value(each))}
    return numbers if len(numbers) >= _ENOUGH_CHAPTERS else set()


def _value(number: str) -> int:
    """The value of digits or of a Roman numeral in small letters, 0 for letters that are none."""
    return int(number) if number.isdigit() else _NUMERALS.get(number, 0)


def references(case: Case) -> Iterator[Reference]:
    """Every reference in the text, captions themselves left out."""
    for passage in case.once(mentioning):
        text = passage.flat
        for kind in _kinds():
            if not _first_words(kind).search(text):
                continue
            if _captioned(kind, text.strip(), passage) is not None:
                continue
            for match in _mention(kind).finditer(text):
                if not _points_elsewhere(text, match):
                    for number in _numbers(match["numbers"]):
                        yield Reference(kind, number, passage, *match.span())


def _numbers(text: str) -> list[int]:
    if span := _RANGE.search(text):
        first, last = int(span[1]), int(span[2])
        return list(range(first, last + 1)) if first < last <= first + 20 else [first, last]
    return [_value(number) for number in re.findall(rf"\d+|\b{_ROMAN}\b", text)]


def _captioned(kind: str, text: str, passage: Passage) -> int | None:
    """The number when the text is the caption of a thing of this kind, else None."""
    match = _opening(kind).match(text)
    if match is None:
        return None
    styled = (passage.paragraph.style or "").casefold().startswith(_CAPTION_STYLES)
    heading = passage.heading or passage.paragraph.heading_level is not None
    after = text[match.end() :].lstrip()
    told = re.match(r"\w+", after)
    verb = told is not None and told[0] in _verbs()
    if styled or heading or not verb:
        return int(match["number"])
    return None


def _points_elsewhere(text: str, match: re.Match[str]) -> bool:
    """True for a thing of another document: „załącznik nr 2 do uchwały …”, „tabela 3 raportu”."""
    return _elsewhere().match(text, match.end()) is not None


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    acts, works = alternatives("references", "acts"), alternatives("references", "other_works")
    return re.compile(rf"\s+do\s+(?:\w+\s+)?(?:{acts})|\s+(?:z\s+)?(?:{works})")


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    return tuple(load_words("references")["kinds"])


@lru_cache(maxsize=1)
def _all_forms() -> str:
    return "|".join(form for kind in _kinds() for form in load_words("references")["kinds"][kind])


@lru_cache(maxsize=1)
def _mention_anywhere() -> re.Pattern[str]:
    """Anything that may be a reference or a caption: cheap, to pass over most of the text."""
    return re.compile(rf"(?:{_all_forms()})\s*(?:nr|numer)?\.?\s*(?:\d|(?<=\s){_ROMAN}\b)")


@lru_cache(maxsize=1)
def _any_mention() -> re.Pattern[str]:
    """The same at the start of a text."""
    return re.compile(rf"(?:ciag dalszy |cd\.? )?(?:{_all_forms()})\s*(?:nr|numer)?\.?\s*\d")


@lru_cache(maxsize=16)
def _first_words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(load_words("references")["kinds"][kind]))


@lru_cache(maxsize=16)
def _mention(kind: str) -> re.Pattern[str]:
    forms = "|".join(load_words("references")["kinds"][kind])
    numbers = _NUMBERS if kind != "chapter" else rf"{_ROMAN}\b|{_NUMBERS}"
    return re.compile(rf"\b(?:{forms})\s*(?:nr|numer)?\.?\s*(?P<numbers>{numbers})(?![\w%/])")


@lru_cache(maxsize=16)
def _opening(kind: str) -> re.Pattern[str]:
    forms = "|".join(load_words("references")["kinds"][kind])
    return re.compile(
        rf"(?:ciag dalszy |cd\.? )?(?:{forms})\s*(?:nr|numer)?\.?\s*"
        rf"(?P<number>\d{{1,2}})(?!\d)\s*[.:)-]?"
    )


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(load_words("references")["verbs"])
