"""template-instruction-left: a sentence of the empty form that the author did not delete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from model.template import Template
from model.text import fold, squeeze
from rules.case import Case
from rules.claim import Claim
from rules.passages import Passage
from rules.rule import Rule

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_REPORTS = re.compile(r"^\w+ \w+,? (?:że|iż)\b|^\w+ \w+, (?:że|iż|jak|czy)\b")
_ARGUES = "nalezy "
_WORD = re.compile(r"\w{4,}")
_STEM = 6
# In a wider table the sentence is a question of a survey.
_FORM_COLUMNS = 2


def check(case: Case) -> Iterator[Claim]:
    """One claim per sentence that opens like an instruction of the template's form.

    „Należy …” also opens sentences that argue („Należy wskazać, że …”, „Należy określić zasady …”),
    so those count only at the start of a section or cell and where they speak of the template.
    """
    for passage in case.text.holding(*_openings(case.template)):
        if not _may_be_left(case, passage):
            continue
        first = _is_first(case, passage)
        for number, sentence in enumerate(_SENTENCE.split(squeeze(passage.text))):
            if _is_instruction(sentence, first and number == 0, case.template):
                yield Claim(section=passage.section, location=passage.location, quote=sentence)


def _may_be_left(case: Case, passage: Passage) -> bool:
    """False for headings, questions of a survey, blank forms and footnotes."""
    heading = passage.heading or passage.paragraph.heading_level is not None
    wide = passage.table is not None and passage.table.columns > _FORM_COLUMNS
    aside = id(passage) in case.blank_forms or passage.location.part == "footnote"
    return not (heading or wide or aside)


def _is_first(case: Case, passage: Passage) -> bool:
    """True for the first paragraph of its section or cell, or under a heading in it."""
    return case.once(_first_of_places)[_place(passage)] is passage or _follows_heading(
        case, passage
    )


def _first_of_places(case: Case) -> dict[object, Passage]:
    """The first paragraph of each section and cell."""
    found: dict[object, Passage] = {}
    for passage in case.main_text:
        if _may_be_left(case, passage):
            found.setdefault(_place(passage), passage)
    return found


def _place(passage: Passage) -> object:
    return (passage.section, passage.location.cell)


def _is_instruction(sentence: str, first: bool, template: Template) -> bool:
    folded = fold(sentence)
    if not folded.startswith(_openings(template)) or _REPORTS.match(sentence):
        return False
    if not folded.startswith(_ARGUES):
        return True
    return first and _speaks_of(folded, template)


def _follows_heading(case: Case, passage: Passage) -> bool:
    """True when the paragraph before is a heading in the same section."""
    before = case.before(passage)
    return before is not None and (before.heading or before.paragraph.heading_level is not None)


def _speaks_of(folded: str, template: Template) -> bool:
    stems = _vocabulary(template)
    return any(word[:_STEM] in stems for word in _WORD.findall(folded))


@lru_cache(maxsize=8)
def _openings(template: Template) -> tuple[str, ...]:
    return tuple(
        fold(opening) + (" " if opening.endswith(" ") else "")
        for opening in template.form.instructions
    )


@lru_cache(maxsize=8)
def _vocabulary(template: Template) -> frozenset[str]:
    """Stems of the words of the template's headings and of what complete elements hold."""
    texts = [element.heading for element in template.elements]
    texts += [ask.pl for element in template.elements for ask in element.asks]
    return frozenset(word[:_STEM] for text in texts for word in _WORD.findall(fold(text)))


RULE = Rule(
    name="template-instruction-left",
    code="C104",
    what="No sentence that opens like an instruction of the empty form („W tym miejscu należy "
    "opisać …”) is left in the text.",
    why="Instructions are for the author; in the published plan they read as if the author had "
    "not finished.",
    fails="""
        # risks | J. Ryzyka i sposoby ich ograniczania
        Wymień co najmniej trzy ryzyka i dla każdego wskaż sposób jego ograniczania.
        Niska frekwencja rodziców – spotkania w godzinach popołudniowych.
    """,
    passes="""
        # diagnosis | C. Diagnoza potrzeb
        Szkoły prowadzą 14 kół zainteresowań.
        Należy wskazać, że liczba uczniów maleje od pięciu lat.
        Należy określić jednolite zasady oceniania.
    """,
    check=check,
)
