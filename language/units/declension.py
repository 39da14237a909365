"""Declension of the names of towns and gminas, with morfeusz2, for the build of the forms.

Only `language.units.build_forms` needs this; at run time the forms are read from a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

import morfeusz2

CASES = ("gen", "dat", "acc", "inst", "loc")
Forms = dict[str, set[str]]

_PLACE_LABELS = {"nazwa_geograficzna", "człon_nazwy_geograficznej"}
# Endings by gender (f, m, n) and number: nominative and the oblique cases. The neuter -em is the
# older ending that names keep ("w Zakopanem").
_ADJECTIVE: dict[str, dict[str, tuple[str, ...]]] = {
    "f": {"gen": ("ej",), "dat": ("ej",), "acc": ("ą",), "inst": ("ą",), "loc": ("ej",)},
    "m": {"gen": ("ego",), "dat": ("emu",), "acc": ("y",), "inst": ("ym",), "loc": ("ym",)},
    "n": {
        "gen": ("ego",),
        "dat": ("emu",),
        "acc": ("e",),
        "inst": ("ym", "em"),
        "loc": ("ym", "em"),
    },
    "pl": {"gen": ("ych",), "dat": ("ym",), "acc": ("e",), "inst": ("ymi",), "loc": ("ych",)},
}
_ADJECTIVE_END = {"f": "a", "m": "yi", "n": "e", "pl": "e"}
_AFTER_PREPOSITION = re.compile(r"\s(?:nad|pod|koło)\s.*$")
# The letters that differ only by softening, for finding the place of an abbreviated genitive.
_SOFT = str.maketrans("óąęćńśźżł", "oaecnszzl")


class CannotDecline(ValueError):
    """A name with a word that neither morfeusz2 nor the exceptions decline."""


def expand_genitive(name: str, abbreviated: str) -> set[str]:
    """The genitives that an abbreviation of the official list can stand for.

    "-kowa" says that the genitive ends so, the beginning being that of the nominative: it is
    attached at each place of the nominative where its first letter stands, words apart.

    >>> sorted(expand_genitive("Bielsko-Biała", "-ka-Białej"))
    ['Bielska-Białej']
    """
    if not abbreviated.startswith("-"):
        first, _, rest = abbreviated.partition(" ")
        _, _, name_rest = name.partition(" ")
        if rest.startswith("-"):
            return {f"{first} {tail}" for tail in expand_genitive(name_rest, rest)}
        return {abbreviated}
    separator = " " if " " in name else "-"
    words = name.split(separator)
    endings = re.split(r"[ -]+", abbreviated[1:])
    if len(words) != len(endings):
        return set()
    options = [_attach(word, ending) for word, ending in zip(words, endings, strict=True)]
    return {separator.join(chosen) for chosen in product(*options)}


def _attach(word: str, ending: str) -> set[str]:
    if ending[0].isupper() or word == ending:
        return {ending}
    folded, first = word.translate(_SOFT), ending[0].translate(_SOFT)
    return {word[:at] + ending for at in range(1, len(word)) if folded[at] == first}


def decline(name: str, genitives: Iterable[str] = ()) -> Forms:
    """Case → forms of a name of one word or several; the nominative is not among them.

    `genitives` are genitives known from elsewhere: paradigms that agree with one are preferred
    to those that agree with none. Raises CannotDecline.
    """
    known = set(genitives)
    stays = _AFTER_PREPOSITION.search(name)
    tail = stays.group() if stays else ""
    head = name.removesuffix(tail)
    paradigms = [
        {case: {form + tail for form in forms} for case, forms in paradigm.items()}
        for paradigm in _name_paradigms(head)
    ]
    agreeing = [paradigm for paradigm in paradigms if paradigm["gen"] & known]
    forms: Forms = {case: set() for case in CASES}
    for paradigm in agreeing or paradigms:
        for case in CASES:
            forms[case] |= paradigm[case]
    return forms


def _name_paradigms(name: str) -> list[Forms]:
    if "-" in name:
        return _join([_name_paradigms(part) for part in name.split("-")], "-")
    words = name.split(" ")
    if len(words) == 1:
        return _nouns_of(name) or [_adjective(name, _gender_by_ending(name))]
    nouns = [place for place, word in enumerate(words) if not _looks_adjectival(word)]
    found = [
        paradigm
        for place in nouns or range(len(words))
        for gender, forms in _nouns(words[place])
        for paradigm in _around_head(words, place, gender, forms)
    ]
    if not found and all(_looks_adjectival(word) for word in words):
        gender = _gender_by_ending(words[0])
        found = _join([[_adjective(word, gender)] for word in words], " ")
    if not found:
        raise CannotDecline(name)
    return found


def _around_head(words: list[str], head: int, gender: str, forms: Forms) -> list[Forms]:
    """The name with the noun at `head` declined and every other word agreeing or fixed."""
    options: list[list[Forms]] = []
    for place, word in enumerate(words):
        if place == head:
            options.append([forms])
        elif _looks_adjectival(word) and word[-1] in _ADJECTIVE_END[gender]:
            options.append([_adjective(word, gender)])
        elif place > head and _is_fixed(word):
            options.append([{case: {word} for case in CASES}])
        elif place > head and (nouns := _nouns_of(word)):
            options.append(nouns)
        else:
            return []
    return _join(options, " ")


def _join(options: list[list[Forms]], separator: str) -> list[Forms]:
    return [
        {
            case: {separator.join(forms) for forms in product(*(part[case] for part in chosen))}
            for case in CASES
        }
        for chosen in product(*options)
    ]


def _nouns_of(word: str) -> list[Forms]:
    return [forms for _, forms in _nouns(word)]


@cache
def _nouns(word: str) -> list[tuple[str, Forms]]:
    """(gender or "pl", case → forms) of the place names, else the nouns, with this nominative."""
    found: dict[tuple[bool, str, str], Forms] = {}
    for spelling in (word, word.lower()):
        for form, lemma, tag, labels, _ in _morfeusz().generate(spelling):
            parts = tag.split(":")
            if parts[0] != "subst" or lemma.split(":")[0] != spelling:
                continue
            plural = parts[-1] == "pt"
            if ("pl" if plural else "sg") not in parts[1].split("."):
                continue
            place = bool(_PLACE_LABELS & set(labels))
            paradigm = found.setdefault(
                (place, lemma, "pl" if plural else parts[3][0]), {case: set() for case in CASES}
            )
            for case in parts[2].split("."):
                if case in paradigm:
                    paradigm[case].add(form[0].upper() + form[1:])
    places = [(key[2], forms) for key, forms in found.items() if key[0]]
    return places or [(key[2], forms) for key, forms in found.items()]


def _gender_by_ending(word: str) -> str:
    if not _looks_adjectival(word):
        raise CannotDecline(word)
    return {"a": "f", "e": "n"}.get(word[-1], "m")


@cache
def _looks_adjectival(word: str) -> bool:
    """True for a word that can be declined like an adjective."""
    nominatives = (
        reading[2].startswith("adj:") and "nom" in reading[2].split(":")[2].split(".")
        for _, _, reading in _morfeusz().analyse(word)
    )
    return any(nominatives) or re.search(r"[sc]k(?:i|a|ie)$|na$", word) is not None


def _is_fixed(word: str) -> bool:
    """True for a word that is itself a genitive: "Góra Świętej Małgorzaty"."""
    tags = [reading[2].split(":") for _, _, reading in _morfeusz().analyse(word)]
    singular = {case for tag in tags if tag[1:2] == ["sg"] for case in tag[2].split(".")}
    return "gen" in singular and "nom" not in singular


def _adjective(word: str, gender: str) -> Forms:
    """The forms of an adjective by its ending; soft stems keep their i (Lisia → Lisiej)."""
    soft = word.endswith("i") or word[-2] in "kgi"
    stem = word[:-1].removesuffix("i")
    return {
        case: {
            word[:-1] + ending if ending == "ą" else stem + _joined(ending, soft=soft)
            for ending in endings
        }
        for case, endings in _ADJECTIVE[gender].items()
    }


def _joined(ending: str, *, soft: bool) -> str:
    if not soft:
        return ending
    return "i" + ending.removeprefix("y")


@cache
def _morfeusz() -> Any:  # noqa: ANN401
    return morfeusz2.Morfeusz()
