"""The template (wzór) as data: elements, columns, areas, forms of summary, words of the form."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, field_validator

from model.base import Frozen
from model.errors import SettingsError
from model.toml_files import read_toml, wrong

Basis = Literal["source", "assumed"]
DEFAULT = "wzor-2019"
_FOLDER = Path(__file__).parent / "data" / "templates"


class Ask(Frozen):
    """Something a complete element holds. `pl` and `en` name it in messages."""

    id: str
    pl: str
    en: str
    basis: Basis


def _compiled(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns, when all of them are regular expressions; else ValueError."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise wrong("value_pattern", pattern=pattern) from error
    return patterns


class Element(Frozen):
    """One element of the template; `required` False means recommended.

    `heading_patterns` and `keywords` are regular expressions over the folded heading without its
    number; a pattern decides alone, a keyword only together with what stands under the heading.
    `openings` are regular expressions over a folded paragraph of a plan without headings.
    `labels` names the `[labels]` that belong to this element.
    """

    id: str
    heading: str
    synonyms: tuple[str, ...] = ()
    heading_patterns: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    required: bool
    basis: Basis
    asks: tuple[Ask, ...]

    @field_validator("heading_patterns", "keywords", "openings")
    @classmethod
    def _patterns_compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        return _compiled(patterns)

    @property
    def names(self) -> tuple[str, ...]:
        """The heading and its synonyms."""
        return (self.heading, *self.synonyms)


class Datum(Frozen):
    """Something that the diagnosis of an area should hold. `pl` and `en` name it in messages.

    `words` are regular expressions over the folded text of the diagnosis; one found is enough.
    """

    id: str
    pl: str
    en: str
    words: tuple[str, ...]
    basis: Basis

    @field_validator("words")
    @classmethod
    def _words_compile(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return _compiled(words)


class Area(Frozen):
    """One of the areas of support. `diagnosis_data` is what a diagnosis in it should hold."""

    number: int
    name: str
    synonyms: tuple[str, ...] = ()
    basis: Basis
    diagnosis_data: tuple[Datum, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its synonyms."""
        return (self.name, *self.synonyms)


class SummaryFormEntry(Frozen):
    """One of the forms a summary of the implementation can take."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    basis: Basis

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its synonyms."""
        return (self.name, *self.synonyms)


class FormText(Frozen):
    """Words that belong to the empty form: openings of instructions, prompts of fields."""

    instructions: tuple[str, ...]
    prompts: tuple[str, ...]


class Template(Frozen):
    """A template as its TOML file gives it. `columns`, `risk_columns`, `labels`: field → names."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    id: str
    name: str
    basis: Basis
    title_phrases: tuple[str, ...]
    other_headings: tuple[str, ...] = ()
    elements: tuple[Element, ...]
    columns: dict[str, tuple[str, ...]]
    risk_columns: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    areas: tuple[Area, ...]
    summary_forms: tuple[SummaryFormEntry, ...]
    form: FormText

    @field_validator("elements")
    @classmethod
    def _ids_differ(cls, elements: tuple[Element, ...]) -> tuple[Element, ...]:
        ids = [element.id for element in elements]
        if repeated := {name for name in ids if ids.count(name) > 1}:
            raise wrong("value_repeated", names=", ".join(sorted(repeated)))
        return elements

    def __hash__(self) -> int:
        """By id: templates are keys of caches, and hashing all their words would be slow."""
        return hash(self.id)

    def __eq__(self, other: object) -> bool:
        """By what they hold, told by a digest: a worker gets a new copy with every document."""
        if self is other or not isinstance(other, Template):
            return self is other
        return self.id == other.id and self._digest == other._digest

    @cached_property
    def _digest(self) -> bytes:
        return sha256(self.model_dump_json().encode()).digest()

    def element(self, element_id: str) -> Element:
        """The element of this id. Raises KeyError when the template has none."""
        for element in self.elements:
            if element.id == element_id:
                return element
        raise KeyError(element_id)


def template_names() -> list[str]:
    """The templates that come with the project."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load_template(name_or_path: str = DEFAULT) -> Template:
    """Read a template by the name of one that comes with the project, or from a TOML file.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    path = _FOLDER / f"{name_or_path}.toml"
    if not path.is_file():
        path = Path(name_or_path)
        if not path.exists():
            known = ", ".join(template_names())
            raise SettingsError("no_template", name=name_or_path, known=known)
    return read_toml(path, Template)
