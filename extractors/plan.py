"""A Document becomes a Plan."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.actions.actions import extract_actions, stated_total
from extractors.content.areas import read_areas
from extractors.content.financing import read_cost_total
from extractors.content.goals import read_goals, read_priorities
from extractors.content.implementation import read_implementation
from extractors.content.meanings import name_headings
from extractors.content.monitoring import read_monitoring
from extractors.content.people import labelled_people, read_people
from extractors.content.period import read_period
from extractors.content.risks import read_risks
from extractors.content.running_text import without_headings
from extractors.content.statuses import section_states
from extractors.content.summary_form import read_summary_form
from extractors.content.title import read_title
from extractors.content.unit import read_unit
from extractors.layout.flow import Line, flow
from extractors.layout.headings import find_headings, names_document
from extractors.layout.sections import SectionLines, Sections, divide
from language.text.polish import is_foreign
from model.document import Document, Paragraph, Table
from model.errors import NotAPlan
from model.plan import Action, Extracted, Goal, Period, Person, Plan
from model.template import Template
from model.text import squeeze
from model.units import UnitRegister

_SECTIONS_OF_A_PLAN = 3
_TITLE_LENGTH = 200


def extract_plan(document: Document, template: Template, register: UnitRegister) -> Plan:
    """Extract the plan that a document holds, read against a template.

    Raises NotAPlan when the text does not call itself an HDR and lacks the sections of one, or is
    not in Polish.
    """
    lines = flow(document, template)
    sections = _sections(lines, template)
    _require_plan(lines, sections, template)
    goals = read_goals(sections.lines("goals"), template)
    team, advisers = _people(lines, sections, template)
    period = _period(sections, template)
    plan = Plan(
        title=read_title(lines, template),
        jst=read_unit(document, sections, template, register, period.value if period else None),
        areas=read_areas(sections.lines("area"), sections.front, template),
        period=period,
        team=team,
        advisers=advisers,
        priorities=read_priorities(sections.lines("priorities"), template),
        goals=goals,
        actions=_actions(lines, sections, goals, template),
        risks=read_risks(sections.lines("risks"), template),
        implementation=read_implementation(sections.lines("implementation"), template),
        monitoring=read_monitoring(sections.lines("monitoring"), template),
        summary_form=read_summary_form(sections.lines("summary_form"), template),
        cost_total=_cost_total(sections, template),
    )
    found = _with_unheaded(sections, plan)
    return plan.model_copy(update={"sections": section_states(plan, found, template)})


def _sections(lines: Sequence[Line], template: Template) -> Sections:
    """The text divided by its headings, unknown ones by what stands under them."""
    headings = find_headings(lines, template)
    sections = divide(lines, headings, template)
    if len(sections.by_element) < len(template.elements):
        named = name_headings(lines, headings, sections, template)
        if named != headings:
            sections = divide(lines, named, template)
        sections.by_element.update(without_headings(lines, sections, template))
    return sections


def _require_plan(lines: Sequence[Line], sections: Sections, template: Template) -> None:
    called_so = any(names_document(text, template) for text in map(_words_of, lines) if text)
    if called_so:
        return
    if len(sections.by_element) < _SECTIONS_OF_A_PLAN or is_foreign(map(_whole, lines)):
        raise NotAPlan


def _whole(line: Line) -> str:
    if isinstance(line.block, Paragraph):
        return line.text
    return " ".join(cell.text for cell in line.block.cells)


def _words_of(line: Line) -> str:
    return line.text if isinstance(line.block, Paragraph) else _opening_of(line.block)


def _opening_of(table: Table) -> str:
    """The first cell of a table: a letterhead, or the title of a form."""
    return squeeze(table.cells[0].text)[:_TITLE_LENGTH] if table.cells else ""


def _people(
    lines: Sequence[Line], sections: Sections, template: Template
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """(team, advisers) of the section on the unit, or of the cover, or of labelled lines elsewhere.

    Clerks sign a plan at its end ("Opracowali: …").
    """
    team, advisers = read_people(sections.lines("identification") or sections.front, template)
    if team and advisers:
        return team, advisers
    elsewhere = read_people(labelled_people(lines, template), template)
    return team or elsewhere[0], advisers or elsewhere[1]


def _period(sections: Sections, template: Template) -> Extracted[Period] | None:
    return read_period(sections.lines("period"), template) or read_period(
        sections.front, template, confidence=0.8
    )


def _actions(
    lines: Sequence[Line], sections: Sections, goals: Sequence[Goal], template: Template
) -> tuple[Action, ...]:
    """The actions of the schedule, or of the whole text where it has none of its own."""
    schedule = [line.block for line in (*sections.lines("schedule"), *sections.after_schedule)]
    found = extract_actions(schedule, goals, template) if schedule else ()
    return found or extract_actions([line.block for line in lines], goals, template)


def _cost_total(sections: Sections, template: Template) -> Extracted[float] | None:
    """The total of the financing section, or else of the schedule."""
    return read_cost_total(sections.lines("financing"), template) or stated_total(
        [line.block for line in sections.lines("schedule")], template
    )


def _with_unheaded(sections: Sections, plan: Plan) -> dict[str, SectionLines]:
    """The sections, with those whose content was found on the cover, without a heading."""
    found = dict(sections.by_element)
    read = {
        "identification": [plan.jst.location] if plan.jst else [],
        "area": [area.location for area in plan.areas],
        "period": [plan.period.location] if plan.period else [],
    }
    for element, places in read.items():
        lines = [line for line in sections.front if line.location in places]
        if element not in found and lines:
            found[element] = SectionLines(element, None, lines)
    return found
