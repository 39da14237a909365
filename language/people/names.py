"""Names of people in Polish text: first name and surname in any case and order.

morfeusz2 tells first names and surnames. A name needs one known first name (or an initial, or a
form of address) and a surname that the dictionary knows or that is no other word; both stand in
the same case. Streets, patrons of schools, posts and institutions are no people. Where a model for
Polish is installed (`language.people.model`), names that it alone recognises count too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from language.people.model import people_of_model
from language.people.readings import first_name_cases, is_common, is_unknown, surname_cases
from language.units.forms import place_names
from model.text import fold, squeeze

_FILE = Path(__file__).parents[1] / "data" / "person_words.toml"
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_TOKEN = re.compile(
    rf"(?P<initial>[{_UPPER}]\.(?=\s?-?[{_UPPER}]|\s*$))"
    rf"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[{_UPPER}][^\W\d_]+)*)(?P<dot>\.)?"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\t]*")
_ROMAN = re.compile(r"\s+[IVX]+\b")
_LOOK_BACK = 60  # characters: "im. generała broni " and the like
_LONGEST_NAME = 4


_DASH = r"[-\u2010-\u2015]"
_EDGE = " \t\n\u00a0,;:/|–—-‑•·*"
_LABEL = re.compile(rf"^\s*(?:(?:\d{{1,2}}|[a-zA-Z])[.)]|{_DASH}|[•·*])\s+")
_FUNCTION_BEFORE = re.compile(rf"(?P<function>[^:;,()]+?)\s*(?P<link>{_DASH}|:)\s*$")
_TITLES_BEFORE = re.compile(
    r"(?i)(?:(?:^|\s)(?:pan(?:i|ia)?|p|dr|hab|mgr|inż|prof|lek|ks|lic)\.?)+\s*$"
)
_SHAPED_LIKE_A_NAME = re.compile(
    rf"^([A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:\s[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){{1,2}})\s*(?:,|\s{_DASH}\s|\(|;|:|$)"
)


class PersonName(NamedTuple):
    """A person's name in a text; `words` is the name without titles, at `start`–`end`."""

    start: int
    end: int
    words: str


class PersonLine(NamedTuple):
    """A person's name without titles, and what the person does; None where it is not said."""

    name: str
    function: str | None


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    kind: str  # "initial" | "title" | "word"


class _Words(NamedTuple):
    titles: frozenset[str]
    address: frozenset[str]
    not_people_after: re.Pattern[str]
    not_names: frozenset[str]
    months: frozenset[str]
    list_openings: frozenset[str]
    contact: re.Pattern[str]


def is_person_name(text: str) -> bool:
    """True when the text is a person's name and nothing else ("p. Jan Kowalski", "KOWALSKI J.")."""
    stripped = text.strip(" ,;:\u00a0\t\n")
    titles = _words().titles
    small = (word for word in _LETTERS.findall(stripped) if word[0].islower())
    if any(fold(word) not in titles for word in small):
        return False  # a name is of capitalised words
    names = list(find_person_names(stripped))
    if len(names) != 1:
        return False
    rest = stripped[: names[0].start] + " " + stripped[names[0].end :]
    return all(fold(word) in titles for word in re.findall(r"[^\W\d_]+|\d+", rest))


def find_person_names(text: str) -> list[PersonName]:
    """The names of people in the text, in reading order."""
    found: list[PersonName] = []
    whole = len(text.strip(" .,;:"))
    for run in _capitalised_runs(text):
        alone = run[-1].end - run[0].start >= whole
        kinds = "".join(map(_kind_of, run))
        if not _OF_A_NAME.search(kinds) and all(token.kind == "word" for token in run):
            continue
        at = 0
        while at < len(run):
            length = _name_at(run, kinds, at, alone=alone)
            name = PersonName(*_extent(run[at : at + length]), "") if length else None
            if name is None or not _is_of_a_person(text, name):
                at += max(length, 1)
                continue
            found.append(name._replace(words=text[name.start : name.end]))
            at += length
    return sorted([*found, *_of_model(text, found)])


def _of_model(text: str, found: list[PersonName]) -> list[PersonName]:
    """Names that only an installed model knows, of words that can be names by the dictionary."""
    more = []
    for start, end in people_of_model(text):
        name = PersonName(start, end, text[start:end])
        apart = all(end <= other.start or other.end <= start for other in found)
        words = name.words.split()
        if apart and len(words) > 1 and all(map(_can_be_of_a_name, words)):
            more += [name] if _is_of_a_person(text, name) else []
    return more


def split_person(text: str) -> PersonLine | None:
    """The first person of a line, or None when it names nobody.

    List labels ("1)", "a)"), titles and everything about how to reach the person (telephone,
    e-mail, address, PESEL) are left out of the function. The function may stand before the name
    ("Wójt Gminy – Jan Nowak"). Where no word is a known first name, the shape decides: two or three
    capitalised words, surnames or unknown ones, before a comma, a dash or a bracket.
    """
    people = split_people(text)
    if people:
        return people[0]
    line = _LABEL.sub("", text)
    shaped = _SHAPED_LIKE_A_NAME.match(line)
    if shaped is None or not all(_can_be_of_a_name(word) for word in shaped[1].split()):
        return None
    return PersonLine(squeeze(shaped[1]), _function(line[shaped.end(1) :]))


def split_people(text: str) -> list[PersonLine]:
    """Every person of a paragraph with what stands up to the next one; empty when none."""
    line = _LABEL.sub("", text)
    names = find_person_names(line)
    people = []
    for number, name in enumerate(names):
        end = _start_of(line, names[number + 1]) if number + 1 < len(names) else len(line)
        function = _function(line[name.end : end])
        if function is None and number == 0:
            function = _function_before(line[: _start_of(line, name)])
        people.append(PersonLine(squeeze(name.words), function))
    return people


# ------------------------------------------------------------------------------ finding names


def _extent(tokens: list[_Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


def _is_of_a_person(text: str, name: PersonName) -> bool:
    """False for patrons, streets, popes and towns ("Lewin Brzeski")."""
    before = fold(text[max(0, name.start - _LOOK_BACK) : name.start])
    if _words().not_people_after.search(before):
        return False
    is_town = bool(place_names(text[name.start : name.end]))
    return not is_town and _ROMAN.match(text, name.end) is None


def _capitalised_runs(text: str) -> Iterator[list[_Token]]:
    """Runs of capitalised words and initials that only blanks part."""
    run: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(match)
        joined = bool(run) and _GAP.fullmatch(text, run[-1].end, match.start()) is not None
        if run and (not joined or token is None):
            yield run
            run = []
        if token is not None:
            run.append(token)
    if run:
        yield run


def _token(match: re.Match[str]) -> _Token | None:
    """A capitalised word, an initial, or a title of any case; None for other words."""
    if match["initial"]:
        return _Token(match.start(), match.end(), match.group(), "initial")
    word = match["word"]
    if fold(word) in _words().titles:
        return _Token(match.start(), match.end(), word, "title")
    if word[0].isupper() and (word[1:].islower() or word.isupper() or "-" in word):
        return _Token(match.start("word"), match.end("word"), word, "word")
    return None


def _name_at(run: list[_Token], kinds: str, at: int, *, alone: bool) -> int:
    """How many tokens from `at` on are one person's name; 0 for none. Titles are left outside.

    `kinds` are those of all tokens of the run, a letter each. `alone` says that the text holds
    nothing else, so that a surname that is an ordinary word too may come first ("Olszak Renata") or
    after an initial.
    """
    tokens = run[at : at + _LONGEST_NAME]
    if tokens[0].kind == "title":
        return 0
    addressed = at > 0 and fold(run[at - 1].text).rstrip(".") in _words().address
    for length in range(len(tokens), 0, -1):
        words, shape = [token.text for token in tokens[:length]], kinds[at : at + length]
        if _is_name(words, shape, sure=alone or addressed) or (addressed and shape in _SURNAME):
            return length
    return 0


def _kind_of(token: _Token) -> str:
    """ "i" initial, "f" first name, "s" surname, "b" both, "u" unknown word, "-" none of these."""
    if token.kind != "word":
        return "i" if token.kind == "initial" else "-"
    if any(fold(part) in _words().not_names for part in token.text.split("-")):
        return "-"
    first, last = bool(first_name_cases(token.text)), bool(surname_cases(token.text))
    if first and last and not is_unknown(token.text):
        return "b"
    if first:
        return "f"
    if not last:
        return "-"
    return "u" if is_unknown(token.text) else "s"


_FORWARD = re.compile(r"[fb]{1,2}[sbu]s?")
_BACKWARD = re.compile(r"[su][fb]{1,2}")
_INITIALS = re.compile(r"i{1,2}[sub]|[sub]i{1,2}")
_SURNAME = ("s", "b", "u")
_OF_A_NAME = re.compile("[fbi]")  # one of these is part of every name without a form of address


def _is_name(words: list[str], shape: str, *, sure: bool) -> bool:
    """True when words of these kinds are a name; `sure` that nothing else is to be expected."""
    if any(word.isupper() and kind == "u" for word, kind in zip(words, shape, strict=True)):
        return False  # an abbreviation, not a surname
    if _FORWARD.fullmatch(shape):
        second_surname = shape[-2:] in ("ss", "bs", "us") and len(shape) > 2
        return _agree(words[0], words[-1]) and not (second_surname and is_common(words[-1]))
    surname = words[0] if shape[0] in _SURNAME and shape[-1] != "s" else words[-1]
    if not (_BACKWARD.fullmatch(shape) or _INITIALS.fullmatch(shape)):
        return False
    if not sure and is_common(surname):
        return False
    return "i" in shape or _agree(words[-1], surname)


def _agree(first: str, last: str) -> bool:
    """True when both can stand in one case."""
    return bool(first_name_cases(first) & surname_cases(last))


# --------------------------------------------------------------------------- lines of a list


def _can_be_of_a_name(word: str) -> bool:
    """True for a first name, a surname, or a word that the dictionary does not know."""
    known = fold(word) in _words().not_names | _words().months
    return not known and bool(first_name_cases(word) or surname_cases(word))


def _start_of(line: str, name: PersonName) -> int:
    """Where the name starts, its titles with it."""
    titles = _TITLES_BEFORE.search(line[: name.start])
    return titles.start() if titles else name.start


def _function(text: str) -> str | None:
    """What stands after a name, without how to reach the person; None when nothing is left."""
    contact = _words().contact.search(text)
    kept = text[: contact.start()] if contact else text
    kept = _LABEL.sub("", squeeze(kept).strip(_EDGE))
    kept = re.sub(r"(?:\s|^)(?:i|oraz)$", "", kept.strip(_EDGE)).strip(_EDGE)
    kept = re.sub(r"(?:^|[\s,;(]+)(?:\d{1,2}|[a-z])[.)]$", "", kept)  # label of the next one
    if in_brackets := re.match(r"\(([^()]{2,})\)(?=[\s.;,]|$)", kept):
        kept = in_brackets[1]  # what follows the bracket is another sentence
    if kept.count("(") > kept.count(")"):
        kept = kept.rpartition("(")[0] if kept.endswith("(") else kept.lstrip("(")
    kept = kept.strip(_EDGE)
    if kept.endswith(".") and not re.search(r"\b(?:ds|woj|pow|gm|im|nr|ul)\.$", kept):
        kept = kept[:-1]
    return kept if re.search(r"[^\W\d_]{2}", kept) else None


def _function_before(text: str) -> str | None:
    """A function before the name, linked by a dash or a colon: "Wójt Gminy – ", "Doradca: "."""
    match = _FUNCTION_BEFORE.search(text)
    if match is None:
        return None
    function = squeeze(match["function"]).strip(_EDGE)
    is_opening = match["link"] == ":" and fold(function) in _words().list_openings
    return None if is_opening or not function else function


@cache
def _words() -> _Words:
    with _FILE.open("rb") as file:
        content = tomllib.load(file)
    not_people = "|".join(content["not_people_after"])
    return _Words(
        titles=frozenset(content["titles"]),
        address=frozenset(content["address"]),
        not_people_after=re.compile(rf"\b(?:{not_people})\b\.?\s*(?:[\w.]+(?:\s+|$)){{0,3}}$"),
        not_names=frozenset(content["not_names"]),
        months=frozenset(content["months"]),
        list_openings=frozenset(content["list_openings"]),
        contact=re.compile(rf"(?<!\w)(?:{content['contact']})", re.IGNORECASE),
    )
