"""How much the words under a heading speak for an element of the template.

Used where a heading is like no name that the template knows ("Kiedy to zrobimy?"): a keyword in
the heading and what stands under it have to agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.content.areas import find_areas
from extractors.content.monitoring import says_how_often
from extractors.content.summary_form import find_form
from extractors.layout.elements import element_of_label, match_label
from extractors.layout.flow import Line
from extractors.layout.numbering import is_marked
from extractors.layout.pieces import split_run_in
from extractors.tables.columns import read_header
from language.money import find_amounts
from language.person_names import find_person_names
from language.terms import parse_period
from model.document import Paragraph, Table
from model.template import Template
from model.text import fold

_NUMBER = re.compile(r"\d")
_GOAL = re.compile(r"^cel(e|em)?\b")
_PRIORITY = re.compile(r"^priorytet")
_RISK = re.compile(r"\b(ryzyk|zagroz|brak|niech|opor|trudno|opozn|rotacj|wzrost cen|nisk|zbyt mal)")
_TOOLS = re.compile(
    r"\b(narzedzi|zarzadc|zarzadzen|procedur|koordynuj|koordynac|wdroz|wdraz|kieruje)"
)
_MONEY = re.compile(r"\b(budzet|srodk|dotacj|subwencj|finansow|koszt)")
_MONITORING = re.compile(r"\b(monitor|ewaluac|sprawdza|zestawien|raport|karty|wskaznik)")
_SHORT = 60
_LONG = 60

Judge = Callable[[Sequence[Line], Template], float]


def evidence(element: str, lines: Sequence[Line], template: Template) -> float:
    """From 0 (nothing) to 1 (could hardly be anything else)."""
    judge = _JUDGES.get(element)
    if judge is None or not lines:
        return 0.0
    labelled = _labelled(element, lines, template)
    return max(judge(lines, template), 0.6 if labelled else 0.0)


def _labelled(element: str, lines: Sequence[Line], template: Template) -> bool:
    """Whether a label of this element stands in the lines ("Cel główny: …")."""
    for line in lines:
        run_in = split_run_in(line.text, template)
        label = run_in[0] if run_in else match_label(line.text, template)
        owner = element_of_label(label, template) if label else None
        if owner is not None and owner.id == element:
            return True
    return False


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _words(lines: Sequence[Line]) -> int:
    return len(_text(lines).split())


def _tables(lines: Sequence[Line]) -> list[Table]:
    return [line.block for line in lines if isinstance(line.block, Table)]


def _share(lines: Sequence[Line], pattern: re.Pattern[str]) -> float:
    spoken = [line for line in lines if line.text]
    found = sum(bool(pattern.search(fold(line.text))) for line in spoken)
    return found / len(spoken) if spoken else 0.0


def _identification(lines: Sequence[Line], _template: Template) -> float:
    return 0.7 if len(find_person_names(_text(lines))) >= 2 else 0.0


def _area(lines: Sequence[Line], template: Template) -> float:
    return 0.7 if find_areas(_text(lines), template) else 0.0


def _diagnosis(lines: Sequence[Line], _template: Template) -> float:
    numbers = sum(bool(_NUMBER.search(word)) for word in _text(lines).split())
    return 0.4 if numbers >= 4 and _words(lines) >= _LONG / 2 else 0.0


def _priorities(lines: Sequence[Line], _template: Template) -> float:
    if _share(lines, _PRIORITY) > 0.4:
        return 0.8
    items = [line for line in lines if isinstance(line.block, Paragraph) and _is_item(line.block)]
    short = 1 <= len(lines) <= 7 and _words(lines) <= 20 * len(lines)
    return 0.4 if short and len(items) >= max(len(lines) - 1, 1) else 0.2 if short else 0.0


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph.label) or is_marked(paragraph.text)


def _goals(lines: Sequence[Line], _template: Template) -> float:
    return 0.7 if _share(lines, _GOAL) > 0.3 else 0.0


def _period(lines: Sequence[Line], _template: Template) -> float:
    periods = [found for line in lines for found in parse_period(line.text)]
    whole = any(found.period.start and found.period.end for found in periods)
    return 0.7 if whole and _words(lines) <= _SHORT and not _tables(lines) else 0.0


def _schedule(lines: Sequence[Line], template: Template) -> float:
    for table in _tables(lines):
        header = read_header(table, template.columns)
        if header and "name" in header.fields and header.fields & {"term", "responsible"}:
            return 0.9
    return 0.4 if sum("termin" in fold(line.text) for line in lines) >= 3 else 0.0


def _implementation(lines: Sequence[Line], _template: Template) -> float:
    return 0.4 if _TOOLS.search(fold(_text(lines))) else 0.0


def _monitoring(lines: Sequence[Line], _template: Template) -> float:
    text = fold(_text(lines))
    spoken = bool(_MONITORING.search(text))
    return (0.3 if says_how_often(_text(lines)) else 0.0) + (0.2 if spoken else 0.0)


def _risks(lines: Sequence[Line], template: Template) -> float:
    for table in _tables(lines):
        header = read_header(table, template.risk_columns)
        if header and {"risk", "response"} <= header.fields:
            return 0.9
    return 0.5 if _share(lines, _RISK) >= 0.4 else 0.0


def _summary_form(lines: Sequence[Line], template: Template) -> float:
    return 0.8 if _words(lines) <= 2 * _SHORT and find_form(_text(lines), template) else 0.0


def _financing(lines: Sequence[Line], _template: Template) -> float:
    text = _text(lines)
    spoken = _MONEY.search(fold(text)) is not None
    return 0.5 if spoken and find_amounts(text) else 0.3 if spoken else 0.0


_JUDGES: dict[str, Judge] = {
    "identification": _identification,
    "area": _area,
    "diagnosis": _diagnosis,
    "priorities": _priorities,
    "goals": _goals,
    "period": _period,
    "schedule": _schedule,
    "implementation": _implementation,
    "monitoring": _monitoring,
    "risks": _risks,
    "summary_form": _summary_form,
    "financing": _financing,
}
