"""How much the words under a heading speak for an element of the template.

Used where a heading is like no name that the template knows ("Kiedy to zrobimy?"): a keyword in
the heading and what stands under it have to agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.actions.actions import extract_actions
from extractors.content.areas import find_areas
from extractors.content.goal_tables import column_pieces
from extractors.content.monitoring import says_how_often
from extractors.content.period import read_period
from extractors.content.risk_tables import table_risks
from extractors.content.summary_form import find_form
from extractors.layout.elements import element_of_label, match_label
from extractors.layout.flow import Line
from extractors.layout.numbering import is_marked, split_bullet
from extractors.layout.pieces import split_run_in
from extractors.tables.columns import read_header
from language.money.costs import find_amounts
from language.people.names import find_person_names
from model.document import Paragraph, Table
from model.template import Template
from model.text import fold, squeeze

_NUMBER = re.compile(r"\d")
_GOAL = re.compile(
    r"\bcel\w{0,3} (?:glown|szczegolow|strategiczn|operacyjn|nadrzedn|ogoln|czastkow)"
    r"|^(?:cel(e|em)?\b|c[gs]\s?\d{0,2}[.):\s])"
)
_PRIORITY = re.compile(r"^priorytet|^p\d\b")
_SCHOOLS = re.compile(
    r"\b(?:uczni|uczen|uczacych|szkol|przedszkol|placow|nauczyciel|oddzial|etat|dziec|rodzic"
    r"|ankiet|absolwent|dyrektor|subwencj|mieszkanc)"
)
_RISK = re.compile(
    r"\b(ryzyk|zagroz|brak|niech|opor|trudno|opozn|rotacj|wzrost cen|nisk|zbyt|zmian|obaw|rezygnac"
    r"|sprzeciw|niewystarcz|spadek|awari|konflikt|odejsci|malo|maly|mala|male|niekompletn|nieprzewid|watpliw|zmecz|utrat|nakladan|przerw|odmow|ogranicz|przeciaz|przekrocz|zwleka|absencj)"
)
_TOOLS = re.compile(
    r"\b(narzedzi|zarzadc|zarzadzen|procedur|koordynuj|koordynac|wdroz|wdraz|kieruj|odpowiada"
    r"|prowadzi|powolan|zespol do|nadzor|czuwa|stosujemy|wykorzyst|posluguj)"
)
_MONEY = re.compile(r"\b(budzet|srodk|dotacj|subwencj|finansow|koszt|fundusz|zrodl|grant)")
_MONITORING = re.compile(
    r"\b(monitor|ewaluacj|sprawdz|zestawien|raport|karty|wskaznik|sprawozd|postep|przeglad|pomiar"
    r"|ankiet|informacj)"
)
_AREA_NUMBER = re.compile(r"\bobszar\w*\s+(?:wsparcia\s+)?(?:nr\s*|numer\s*)?\d{1,2}\b")
_SHORT = 60
_LONG = 12
_PEOPLE_WORDS = 200
_NUMBERS = 4
_ACTIONS = 2

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
    """The words of the lines, those in tables too."""
    return " ".join(map(_words_of, lines))


def _words_of(line: Line) -> str:
    if isinstance(line.block, Table):
        return squeeze(" ".join(cell.text for cell in line.block.cells))
    return line.text


def _words(lines: Sequence[Line]) -> int:
    return len(_text(lines).split())


def _tables(lines: Sequence[Line]) -> list[Table]:
    return [line.block for line in lines if isinstance(line.block, Table)]


def _share(lines: Sequence[Line], pattern: re.Pattern[str]) -> float:
    spoken = [fold(split_bullet(line.text).text) for line in lines if line.text]
    return sum(bool(pattern.search(text)) for text in spoken) / len(spoken) if spoken else 0.0


def _identification(lines: Sequence[Line], _template: Template) -> float:
    text = _text(lines)
    few = len(text.split()) <= _PEOPLE_WORDS
    return 0.7 if few and len(find_person_names(text)) >= 2 else 0.0


def _area(lines: Sequence[Line], template: Template) -> float:
    text = _text(lines)
    if find_areas(text, template):
        return 0.7
    return 0.5 if _AREA_NUMBER.search(fold(text)) else 0.0


def _diagnosis(lines: Sequence[Line], template: Template) -> float:
    words = _text(lines).split()
    numbers = sum(bool(_NUMBER.search(word)) for word in words)
    if numbers < _NUMBERS or len(words) < _LONG or _schedule(lines, template):
        return 0.0
    return 0.5 if len(_SCHOOLS.findall(fold(" ".join(words)))) >= _NUMBERS else 0.4


def _priorities(lines: Sequence[Line], template: Template) -> float:
    named = [
        piece for table in _tables(lines) for piece in column_pieces(table, "priority", template)
    ]
    if named or _share(lines, _PRIORITY) > 0.4:
        return 0.8
    items = [line for line in lines if isinstance(line.block, Paragraph) and _is_item(line.block)]
    short = 1 <= len(lines) <= 7 and _words(lines) <= 20 * len(lines)
    return 0.4 if short and len(items) >= max(len(lines) - 1, 1) else 0.2 if short else 0.0


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph.label) or is_marked(paragraph.text)


def _goals(lines: Sequence[Line], _template: Template) -> float:
    if _share(lines, _GOAL) > 0.3:
        return 0.7
    rows = [squeeze(cell.text) for table in _tables(lines) for cell in table.cells]
    if sum(bool(_GOAL.search(fold(text))) for text in rows) >= 2:
        return 0.6
    return 0.2 if lines and _words(lines) <= 20 * len(lines) else 0.0


def _period(lines: Sequence[Line], template: Template) -> float:
    if _words(lines) > _SHORT:
        return 0.0
    found = read_period(lines, template)
    return 0.7 if found and found.value.start and found.value.end else 0.0


def _schedule(lines: Sequence[Line], template: Template) -> float:
    for table in _tables(lines):
        header = read_header(table, template.columns)
        if header and "name" in header.fields and header.fields & {"term", "responsible"}:
            return 0.9
    actions = extract_actions([line.block for line in lines], (), template)
    told = [
        action
        for action in actions
        if action.term.kind not in ("missing", "text") and (action.responsible or action.indicators)
    ]
    return 0.9 if len(told) >= _ACTIONS and len(told) * 2 >= len(actions) else 0.0


def _implementation(lines: Sequence[Line], _template: Template) -> float:
    return 0.4 if _TOOLS.search(fold(_text(lines))) else 0.0


def _monitoring(lines: Sequence[Line], _template: Template) -> float:
    text = _text(lines)
    spoken = bool(_MONITORING.search(fold(text)))
    return (0.3 if says_how_often(text) else 0.0) + (0.2 if spoken else 0.0)


def _risks(lines: Sequence[Line], template: Template) -> float:
    for table in _tables(lines):
        header = read_header(table, template.risk_columns)
        if header and {"risk", "response"} <= header.fields:
            return 0.9
    named = [risk.text for table in _tables(lines) for risk in table_risks(table, template)]
    if named and sum(bool(_RISK.search(fold(text))) for text in named) * 2 >= len(named):
        return 0.5
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
