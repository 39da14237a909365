"""Which unit a written form can name: "Trzebownisku" → Trzebownisko, "wołomińskiego" → wołomiński.

The forms of names of gminas and cities are read from a file made by `language.units.build_forms`;
those of powiats follow from their endings.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from model.units import load_register, name_key

Case = Literal["nom", "gen", "dat", "acc", "inst", "loc"]
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "inst", "loc")

_SHORT_NAD = re.compile(r"(?<=\s)[nN](?:[./]\s?|\s)(?=\w)")
_FILE = Path(__file__).parents[1] / "data" / "unit_forms.tsv"
# Names hold Polish letters only, so this gives what `name_key` gives, for a whole file at once.
_FOLDING = {
    "ą": "a",
    "ć": "c",
    "ę": "e",
    "ł": "l",
    "ń": "n",
    "ó": "o",
    "ś": "s",
    "ź": "z",
    "ż": "z",
}
# All adjectives that name powiats end in -i ("wołomiński", "warszawski zachodni").
_POWIAT_ENDINGS: dict[Case, str] = {
    "nom": "",
    "gen": "ego",
    "dat": "emu",
    "acc": "",
    "inst": "m",
    "loc": "m",
}


class NameForm(NamedTuple):
    """One case of one name. `spelling` is lower case, hyphens as spaces, with diacritics."""

    name: str
    case: Case
    spelling: str


def place_names(words: str) -> list[NameForm]:
    """The gminas and cities that these words can name, in any case; empty when none.

    Where one name fits to the letter, those that fit only without diacritics are left out. "n." and
    "n/" stand for "nad" ("Nowe Miasto n. Pilicą").
    """
    return list(_place_names(words))


@lru_cache(maxsize=1024)
def _place_names(words: str) -> tuple[NameForm, ...]:
    lines, index = _place_forms()
    words = _SHORT_NAD.sub("nad ", words)
    key = name_key(words)
    forms = [form for number in index.get(key, ()) for form in _read(lines[number], key)]
    return tuple(_best(forms, words))


def powiat_names(words: str) -> list[NameForm]:
    """The powiats that these words (an adjective, or two) can name; empty when none."""
    return _best(_powiat_forms().get(name_key(words), []), words)


def _spelling(text: str) -> str:
    """Lower case, hyphens as spaces, no brackets."""
    return text.lower().replace("-", " ").replace("(", "").replace(")", "")


def _folded(spelling: str) -> str:
    for letter, bare in _FOLDING.items():
        spelling = spelling.replace(letter, bare)
    return spelling


def _best(forms: list[NameForm], words: str) -> list[NameForm]:
    typed = " ".join(_spelling(words).split())
    return [form for form in forms if form.spelling == typed] or forms


def _read(line: str, key: str) -> list[NameForm]:
    """The cases of the name on a line of the file whose folded form is `key`."""
    name, *cases = line.split("\t")
    return [
        NameForm(name, case, spelling)
        for case, forms in [("nom", name), *zip(CASES, cases, strict=True)]
        for spelling in _spelling(forms).split("|")
        if _folded(spelling) == key
    ]


@cache
def _place_forms() -> tuple[list[str], dict[str, list[int]]]:
    """The lines of the file, and folded form → numbers of the lines that hold it."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    folded = _folded(_spelling("\n".join(lines)))
    index: dict[str, list[int]] = {}
    for number, line in enumerate(folded.replace("|", "\t").split("\n")):
        if not line.startswith("#"):
            for key in set(line.split("\t")):
                index.setdefault(key, []).append(number)
    index.pop("", None)
    return lines, index


@cache
def _powiat_forms() -> dict[str, list[NameForm]]:
    index: dict[str, list[NameForm]] = {}
    for name in {unit.name for unit in load_register().all if unit.type == "powiat"}:
        words = _spelling(name).split()
        # Of "bieruńsko-lędziński" only the last word declines; of "warszawski zachodni" both do.
        fixed = name.count("-")
        for case, ending in _POWIAT_ENDINGS.items():
            spelling = " ".join(words[:fixed] + [word + ending for word in words[fixed:]])
            index.setdefault(_folded(spelling), []).append(NameForm(name, case, spelling))
    return index
