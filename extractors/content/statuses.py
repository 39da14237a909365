"""How complete each section is: present, partial, empty or missing, and what is lacking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.content.financing import names_source
from extractors.layout.elements import is_item, match_elements, match_label
from extractors.layout.flow import Line
from extractors.layout.form_tables import table_rows
from extractors.layout.pieces import groups
from extractors.layout.sections import SectionLines
from language.text.form import authored_words
from model.document import Table
from model.plan import Action, Extent, Plan, Section, SectionStatus
from model.template import Element, Template
from model.text import squeeze

_NUMBER = re.compile(r"\d")
_NUMBERS_MIN = 3
_REASON_WORDS_MIN = 15
_LABELLED_REASON_WORDS_MIN = 4
_SENTENCE = 8  # words
_CONCLUSIONS = re.compile(
    r"\b(?:wnios|problem|trudno|brak|niewystarcz|należy|wynika|konieczn|wymaga|niejasn|nierówn"
    r"|niepełn|przypadkow|zbyt\b|za (?:mał|dług|rzadk|późno|woln|słab)"
    r"|(?<!specjalnych )(?<!specjalnymi )potrzeb(?!ie kształcenia|ami edukacyjn))",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐☒☑□]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a section's asks are judged by: what was extracted, and the section's own lines."""

    plan: Plan
    lines: Sequence[Line]
    template: Template
    heading: str | None = None


def section_states(
    plan: Plan, found: dict[str, SectionLines], template: Template
) -> tuple[Section, ...]:
    """The state of every element of the template, in its order. `plan` has no sections yet."""
    return tuple(
        _section(element, found.get(element.id), plan, template) for element in template.elements
    )


def _section(
    element: Element, found: SectionLines | None, plan: Plan, template: Template
) -> Section:
    asked = tuple(ask.id for ask in element.asks)
    if found is None:
        return Section(
            id=element.id,
            status="missing",
            heading=None,
            words=0,
            location=None,
            confidence=0.9,
            lacking=asked,
        )
    unheaded = found.heading is None  # read on the cover, where the title itself may say it
    words = sum(line_words(line, template, whole=unheaded) for line in found.lines)
    facts = Facts(plan, found.lines, template, found.heading.text if found.heading else None)
    met = asks_met(element, facts) if words else frozenset[str]()
    lacking = tuple(ask for ask in asked if ask not in met)
    status: SectionStatus = "empty" if not words else "partial" if lacking else "present"
    heading = found.heading
    first = found.lines[0] if found.lines else None
    return Section(
        id=element.id,
        status=status,
        heading=heading.text if heading else None,
        words=words,
        location=heading.location if heading else first.location if first else None,
        confidence=_confidence(element, found),
        lacking=lacking,
        extents=extents(found.lines),
    )


def _confidence(element: Element, found: SectionLines) -> float:
    if found.heading is None:
        return 0.6
    scores = [match.score for match in found.heading.matches if match.element == element.id]
    return min(0.98, max(scores, default=0.7))


def extents(lines: Sequence[Line]) -> tuple[Extent, ...]:
    """The places of the lines, runs of body blocks joined, each cell of a form once."""
    joined: list[Extent] = []
    for line in lines:
        extent = line.extent
        last = joined[-1] if joined else None
        if last and last.cell is None and extent.cell is None and extent.first <= last.last + 1:
            joined[-1] = Extent(first=last.first, last=max(last.last, extent.last))
        elif extent not in joined:
            joined.append(extent)
    return tuple(joined)


def line_words(line: Line, template: Template, *, whole: bool = False) -> int:
    """The author's words on a line: neither headings and labels nor words of the form.

    `whole` counts a heading too.
    """
    if isinstance(line.block, Table):
        return _table_words(line.block, template)
    text = line.text
    if (line.heading or line.form_label) and not whole and not is_item(text):
        return 0
    if "☐" in text and not re.search("[☒☑]", text):
        return 0  # choices offered, none ticked
    label, separator, rest = text.partition(":")
    if separator and (match_label(label, template) or match_elements(label, template)):
        return authored_words(rest, template)
    return authored_words(text, template)


def _table_words(table: Table, template: Template) -> int:
    """Words of a table without its header row, and without a column of row numbers."""
    rows = table_rows(table)
    body = rows[1:] if len(rows) > 1 else rows if table.columns == 1 else []
    return sum(
        authored_words(cell.text, template)
        for row in body
        for cell in row
        if not re.fullmatch(r"[\d.)\s]{0,5}", cell.text)
    )


def asks_met(element: Element, facts: Facts) -> frozenset[str]:
    """The asks of the element that its content meets.

    An element that is not of the default template is judged by having content at all.
    """
    judge = _JUDGES.get(element.id)
    if judge is None:
        return frozenset(ask.id for ask in element.asks)
    answers = judge(facts)
    return frozenset(ask.id for ask in element.asks if answers.get(ask.id, True))


def _identification(facts: Facts) -> dict[str, bool]:
    plan = facts.plan
    return {"unit": plan.jst is not None, "team": bool(plan.team), "advisers": bool(plan.advisers)}


def _area(facts: Facts) -> dict[str, bool]:
    words = sum(
        line_words(line, facts.template) for line in facts.lines if not _BOX.search(line.text)
    )
    return {
        "area": bool(facts.plan.areas),
        "reason": words >= _REASON_WORDS_MIN or _reason_told(facts),
    }


def _reason_told(facts: Facts) -> bool:
    """Whether a field of its own gives the reason ("Uzasadnienie: …"), in a few words at least."""
    return any(
        authored_words(group.text, facts.template) >= _LABELLED_REASON_WORDS_MIN
        for group in groups(facts.lines, facts.template)
        if group.label == "reason"
    )


def _diagnosis(facts: Facts) -> dict[str, bool]:
    text = _text(facts.lines)
    numbers = sum(bool(_NUMBER.search(word)) for word in text.split())
    labelled = any(group.label == "conclusions" for group in groups(facts.lines, facts.template))
    headed = facts.heading is not None and "wnios" in facts.heading.casefold()
    return {
        "data": numbers >= _NUMBERS_MIN,
        "conclusions": labelled
        or headed
        or _CONCLUSIONS.search(text) is not None
        or _sums_up(facts.lines),
    }


def _sums_up(lines: Sequence[Line]) -> bool:
    """Whether a paragraph in words follows paragraphs with figures: what they mean."""
    spoken = [line.text for line in lines if line.text and not line.heading]
    figures = [index for index, text in enumerate(spoken) if _NUMBER.search(text)]
    behind = spoken[figures[0] + 1 :] if figures else []
    return any(len(text.split()) >= _SENTENCE and not _NUMBER.search(text) for text in behind)


def _goals(facts: Facts) -> dict[str, bool]:
    kinds = {goal.kind for goal in facts.plan.goals}
    return {"main_goal": "main" in kinds, "specific_goals": "specific" in kinds}


def _period(facts: Facts) -> dict[str, bool]:
    period = facts.plan.period.value if facts.plan.period else None
    return {
        "start": period is not None and period.start is not None,
        "end": period is not None and period.end is not None,
    }


def _schedule(facts: Facts) -> dict[str, bool]:
    actions = facts.plan.actions

    def each(said: Callable[[Action], bool]) -> bool:
        return bool(actions) and all(said(action) for action in actions)

    return {
        "actions": bool(actions),
        "term": each(lambda action: action.term.kind != "missing"),
        "responsible": each(lambda action: bool(action.responsible)),
        "indicator": each(lambda action: bool(action.indicators)),
    }


def _monitoring(facts: Facts) -> dict[str, bool]:
    said = facts.plan.monitoring
    return {
        "how": said is not None and said.how is not None,
        "frequency": said is not None and said.frequency is not None,
        "responsible": said is not None and said.responsible is not None,
    }


def _risks(facts: Facts) -> dict[str, bool]:
    risks = facts.plan.risks
    return {"risk": bool(risks), "response": any(risk.response for risk in risks)}


def _financing(facts: Facts) -> dict[str, bool]:
    costed = any(action.cost.kind in ("amount", "range") for action in facts.plan.actions)
    return {
        "sources": any(action.funding for action in facts.plan.actions)
        or names_source(_text(facts.lines)),
        "total": not costed or facts.plan.cost_total is not None,
    }


_JUDGES: dict[str, Callable[[Facts], dict[str, bool]]] = {
    "identification": _identification,
    "area": _area,
    "diagnosis": _diagnosis,
    "priorities": lambda facts: {"priority": bool(facts.plan.priorities)},
    "goals": _goals,
    "period": _period,
    "schedule": _schedule,
    "implementation": lambda facts: {"tools": bool(facts.plan.implementation)},
    "monitoring": _monitoring,
    "risks": _risks,
    "summary_form": lambda facts: {"form": facts.plan.summary_form is not None},
    "financing": _financing,
}


def _text(lines: Sequence[Line]) -> str:
    parts = [
        line.text if not isinstance(line.block, Table) else _table_text(line.block)
        for line in lines
    ]
    return "\n".join(parts)


def _table_text(table: Table) -> str:
    return "\n".join(squeeze(cell.text) for cell in table.cells)
