"""The words of the reports in one language, read from `reports/labels/*<language>.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model.outcomes import Language
from model.text import plural_form

_FOLDER = Path(__file__).parent / "labels"


@dataclass(frozen=True)
class Wording:
    """Texts by group and key; a list holds the forms of a text for different numbers."""

    language: Language
    texts: dict[str, dict[str, str | list[str]]]

    def say(self, key: str, **values: object) -> str:
        """The text of "group.key" with the words in braces filled in. KeyError when unknown."""
        text = self._find(key)
        if not isinstance(text, str):
            raise TypeError(f"{key} holds forms for numbers: use counted")
        return text.format(**values)

    def counted(self, key: str, number: int) -> str:
        """The form of "group.key" that fits the number, with {n} filled in."""
        forms = self._find(key)
        if isinstance(forms, str):
            raise TypeError(f"{key} holds one text: use say")
        form = plural_form(number) if self.language == "pl" else int(number != 1)
        return forms[form].format(n=number)

    def _find(self, key: str) -> str | list[str]:
        group, _, name = key.partition(".")
        return self.texts[group][name]


@cache
def wording(language: Language) -> Wording:
    """The words of one language. The files come with the project, so they are there and whole."""
    texts: dict[str, dict[str, str | list[str]]] = {}
    for path in sorted(_FOLDER.glob(f"*{language}.toml")):
        with path.open("rb") as file:
            texts.update(tomllib.load(file))
    return Wording(language, texts)
