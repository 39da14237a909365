"""A cell with several entries cut into them: who is responsible, indicators, sources of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from language.lists.heads import opens_entry
from language.lists.named_posts import beside_each_other, is_name, of_one_person
from language.text.flatten import flat
from language.text.patterns import any_of, load
from model.text import squeeze

_MARKER = re.compile(r"\s*(?:[-–—•·▪◦*‣●○■□➢✓]+\s*|\(?(?P<number>\d{1,2}|[a-z])[.)](?=\s)\s*)")
_BULLETS = re.compile(r"\s*[•▪◦‣●■➢]\s*")
_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[.)]\s+(?=\S)")
_NOTHING = re.compile(r"[\s\-–—.…_/*]*")
_WRAPPED = re.compile(
    r"(?:[(\[][^)\]]*|[-–—/]|\b(?:w|z|i|oraz|ds\.?|nr|do|na|dla|przez|od|im\.?))\s*$"
)
_ABBREVIATION = re.compile(r"(?:\b\w{1,3}|\bitp|\bitd)\.$")

_BEHIND_TARGET = re.compile(
    r"[–—:=-]\s(?:co najmniej |min\. |minimum )?\d[\d ,.]*%?\s+"
    r"(?=(?:liczba|odsetek|procent|udział|średni\w*|poziom|frekwencja|wskaźnik)\s)"
)
_COUNTS = re.compile(r"(?:co najmniej |min\. |minimum )?\d")
_SECOND_COUNT = re.compile(
    r"(?<=[a-ząćęłńóśźż]{4}\s)(?P<next>(?:co najmniej|minimum|min\.)\s+\d"
    r"|\d[\d ]*\s+(?!\w+(?:om|ami|ach)\b)[a-ząćęłńóśźż]{3})"  # not "przekazany 48 jednostkom"
)


def split_responsible(text: str | None) -> tuple[str, ...]:
    """Who is responsible, one post, unit or person an entry, as typed.

    Entries are separated by line ends, ";", "+" and " / ", and by ",", "i", "oraz", "lub" where a
    new nominative follows: "dyrektorzy szkół i przedszkoli" is one entry, "doradcy zawodowi i
    dyrektorzy szkół" are two. A name and the post of that person ("Jan Nowak, sekretarz gminy",
    "sekretarz gminy, Jan Nowak") are one. `text` has "\\n" where paragraphs end. Dashes and "brak"
    give none.
    """
    return tuple(
        entry
        for line in _lines(text, nominative=True)
        for hard in _outside_brackets(line, _hard_separators())
        for entry in _soft_entries(hard)
        if not _says_nothing(entry)
    )


def split_funding(text: str | None) -> tuple[str, ...]:
    """The sources of money, one an entry, as typed; separators as in `split_responsible`."""
    return split_responsible(text)


def split_indicators(text: str | None) -> tuple[str, ...]:
    """The indicators, one an entry, as typed, without the markers of a list.

    Line ends, ";", bullets and running numbers separate; a comma does not ("5 dni otwartych, 600
    uczestników" is one).
    """
    parts = [
        piece
        for line in _lines(text, nominative=False)
        for part in _outside_brackets(line, _semicolon())
        for piece in _measures(part)
    ]
    return tuple(entry for entry in map(_trim, _without_markers(parts)) if not _says_nothing(entry))


def _measures(entry: str) -> list[str]:
    """Indicators that lost the line between them: "3 warsztaty 45 uczestników".

    A new one opens behind the number that ends one ("– 6 liczba rodziców"), or where an entry that
    counts things comes to a second count without a word that would link the two.
    """
    places = [match.end() for match in _BEHIND_TARGET.finditer(entry)]
    if _COUNTS.match(entry):
        counts = _SECOND_COUNT.finditer(entry)
        places += [count.start("next") for count in counts if not _links(entry[: count.start()])]
    edges = [0, *sorted(set(places)), len(entry)]
    return [entry[start:end].strip() for start, end in pairwise(edges)]


def _links(before: str) -> bool:
    """True when the last word before a number ties it to what stands before."""
    words = before.casefold().split()
    return bool(words) and words[-1] in _linking_words()


@cache
def _linking_words() -> frozenset[str]:
    return frozenset(load("lists")["indicators"]["linking_words"])


# ------------------------------------------------------------------------------- lines


def _lines(text: str | None, *, nominative: bool) -> list[str]:
    """The paragraphs without their markers; one that was broken inside is joined again."""
    pieces = [
        piece
        for line in (text or "").splitlines()
        for bullet in _BULLETS.split(line)
        for piece in _numbered_items(bullet)
        if piece.strip()
    ]
    joined: list[str] = []
    for piece in _without_markers(pieces):
        if joined and _goes_on(joined[-1], piece, nominative):
            joined[-1] += " " + piece
        else:
            joined.append(piece)
    return joined


def _without_markers(pieces: Sequence[str]) -> list[str]:
    """The pieces without "-", "•", "1.", "a)"; a number that does not count them stays."""
    markers = [_MARKER.match(piece) for piece in pieces]
    numbers = [match["number"] for match in markers if match and match["number"]]
    counted = numbers in (
        [str(n) for n in range(1, len(numbers) + 1)],
        [chr(ord("a") + n) for n in range(len(numbers))],
    )
    return [
        piece[match.end() :].strip()
        if match and (counted or not match["number"])
        else piece.strip()
        for piece, match in zip(pieces, markers, strict=True)
    ]


def _goes_on(before: str, piece: str, nominative: bool) -> bool:
    """True when a line end stands inside an entry: after "w", "i", an open bracket, a hyphen."""
    if _WRAPPED.search(before):
        return True
    if nominative and before.rstrip().endswith(","):
        return beside_each_other(before.rstrip(" ,").rpartition(",")[2], piece.partition(",")[0])
    if not nominative or before.rstrip().endswith((";", "+", "/", ".")):
        return False
    return not opens_entry(before, piece, after_conjunction=False)


# ------------------------------------------------------------------------------ entries


def _outside_brackets(line: str, separator: re.Pattern[str]) -> list[str]:
    """The line cut at the separators that stand in no brackets; trimmed, empty parts left out."""
    depth, last, parts = 0, 0, []
    places = {match.start(): match.end() for match in separator.finditer(line)}
    at = 0
    while at < len(line):
        depth = max(0, depth + (line[at] in "([") - (line[at] in ")]"))
        if at in places and not depth:
            parts.append(line[last:at])
            last = at = places[at]
        else:
            at += 1
    return [_trim(part) for part in (*parts, line[last:]) if part.strip(" ,;.")]


def _soft_entries(part: str) -> Iterable[str]:
    """The part cut at commas and conjunctions, where what follows is a new head."""
    spans: list[tuple[int, int]] = []
    commas: list[bool] = []
    for start, end, glue in _soft_pieces(part):
        piece = part[start:end]
        conjunction, comma = bool(glue.strip(" ,/")), glue.strip() == ","
        turns = comma and bool(spans) and _takes_turns(part[slice(*spans[-1])], piece)
        if not spans or turns or _opens(part[spans[-1][0] : start], piece, glue, conjunction):
            spans.append((start, end))
            commas.append(comma)
        else:
            spans[-1] = (spans[-1][0], end)
    entries = [_trim(part[start:end]) for start, end in spans]
    for first, last in of_one_person(entries, commas):
        yield _trim(part[spans[first][0] : spans[last - 1][1]])


def _takes_turns(entry: str, piece: str) -> bool:
    """True for a name behind any entry, and for a post behind a name."""
    return is_name(piece) or beside_each_other(entry, piece)


def _opens(left: str, piece: str, glue: str, conjunction: bool) -> bool:
    left = left[: len(left.rstrip()) - len(glue.strip())] if glue.strip() else left
    if glue.strip() == "/":
        return not _shares_words(left, piece)
    return opens_entry(left, piece, after_conjunction=conjunction)


def _shares_words(left: str, right: str) -> bool:
    """True for "Dyrektorzy/Kierownicy jednostek": two posts of the same units."""
    alike = left.strip()[-1:] == right.split()[0][-1:] if right.split() and left.strip() else False
    return len(left.split()) == 1 and len(right.split()) > 1 and alike


def _soft_pieces(part: str) -> list[tuple[int, int, str]]:
    """Start, end and the separator before, of every piece outside brackets."""
    pieces, start, glue, depth = [], 0, "", 0
    places = {match.start(): match for match in _soft_separators().finditer(part)}
    at = 0
    while at < len(part):
        depth = max(0, depth + (part[at] in "([") - (part[at] in ")]"))
        match = places.get(at)
        if match and not depth and match.start() > start:
            pieces.append((start, at, glue))
            start = at = match.end()
            glue = match.group()
        else:
            at += 1
    return [*pieces, (start, len(part), glue)]


def _numbered_items(part: str) -> list[str]:
    """The part cut at 1) … 2) … where the numbers count from one and there are two or more."""
    marks = list(_INLINE_NUMBER.finditer(part))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return [part]
    ends = [*(mark.start() for mark in marks[1:]), len(part)]
    lead = part[: marks[0].start()]
    return [lead, *(part[mark.start() : end] for mark, end in zip(marks, ends, strict=True))]


def _trim(entry: str) -> str:
    """The entry squeezed, without the signs that only joined it to its neighbours."""
    entry = squeeze(entry).strip(" ,;/").removeprefix("+ ").removesuffix(":")
    if entry.endswith(".") and not _ABBREVIATION.search(entry):
        entry = entry.rstrip(".")
    return entry


def _says_nothing(entry: str) -> bool:
    return bool(_NOTHING.fullmatch(entry) or _nothing().fullmatch(flat(entry).strip(" .-")))


@cache
def _nothing() -> re.Pattern[str]:
    return any_of(load("lists")["nothing"]["words"], {})


@cache
def _semicolon() -> re.Pattern[str]:
    return re.compile(r";")


@cache
def _hard_separators() -> re.Pattern[str]:
    return re.compile(r";|\s\+\s?|\+(?=\w)|\s/|/\s|\s&\s")


@cache
def _soft_separators() -> re.Pattern[str]:
    words = sorted(load("lists")["separators"]["conjunctions"], key=len, reverse=True)
    conjunction = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\s*,\s*(?:(?:{conjunction})\s+)?|\s+(?:{conjunction})\s+|/", re.IGNORECASE)
