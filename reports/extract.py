"""The plan of a review laid out for people: facts, goals, actions by goal, risks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from model.plan import Action, Extracted, Goal, Period, Person, Plan, Risk, Unit
from model.template import Template
from model.text import fold
from reports.checklist import SURE
from reports.phrases import (
    cost_reading,
    days,
    indicator_reading,
    money,
    term_reading,
    unit_facts,
    unit_title,
)
from reports.wording import Wording


@dataclass(frozen=True)
class Value:
    """Words of the document or of the template, and how they were understood ("" when no more)."""

    text: str
    reading: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Fact:
    """A labelled value of the plan; no values means that it was not found."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class ActionLine:
    """An action with its term, cost and indicators as understood."""

    action: Action
    term: str
    cost: str
    indicators: tuple[tuple[str, str], ...]
    sure: bool


@dataclass(frozen=True)
class Extract:
    """A plan laid out. `actions` are stretches of actions under the heading of one goal."""

    facts: tuple[Fact, ...]
    goals: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, tuple[ActionLine, ...]], ...]
    action_count: int
    risks: tuple[Risk, ...]


def extract_of(plan: Plan, template: Template, wording: Wording) -> Extract:
    """Lay a plan out in the language of the wording."""
    return Extract(
        facts=tuple(_facts(plan, template, wording)),
        goals=tuple((_goal_label(goal, wording), goal.text) for goal in plan.goals),
        actions=tuple(_by_goal(plan.actions, wording)),
        action_count=len(plan.actions),
        risks=plan.risks,
    )


def area_name(number: int, template: Template) -> str:
    """An area as "10. Organizacja wsparcia …", or its number alone when the template lacks it."""
    names = {area.number: area.name for area in template.areas}
    return f"{number}. {names[number]}" if number in names else str(number)


def _facts(plan: Plan, template: Template, wording: Wording) -> Iterator[Fact]:
    forms = {form.id: form.name for form in template.summary_forms}
    title, unit, period = plan.title, plan.jst, plan.period
    form, total = plan.summary_form, plan.cost_total
    values: dict[str, Iterable[Value]] = {
        "doc_title": _value(title, title.value) if title else (),
        "unit": _unit(unit, wording) if unit else (),
        "area": [Value(area_name(area.value, template), "", _sure(area)) for area in plan.areas],
        "period": _period(period, wording) if period else (),
        "summary_form": _value(form, forms.get(form.value, form.value)) if form else (),
        "cost_total": _value(total, money(total.value, None, wording)) if total else (),
        "team": [_person(person) for person in plan.team],
        "advisers": [_person(person) for person in plan.advisers],
        "priorities": [Value(found.value, "", _sure(found)) for found in plan.priorities],
        "implementation": [Value(found.value, "", _sure(found)) for found in plan.implementation],
        "monitoring": _monitoring(plan, wording),
    }
    for key, found in values.items():
        yield Fact(wording.say(f"plan.{key}"), tuple(found))


def _sure(found: Extracted[Any]) -> bool:
    return found.confidence >= SURE


def _value(found: Extracted[Any], text: str, reading: str = "") -> tuple[Value]:
    return (Value(text, reading, _sure(found)),)


def _unit(unit: Extracted[Unit], wording: Wording) -> tuple[Value]:
    facts = ", ".join(unit_facts(unit.value, wording))
    return _value(unit, unit_title(unit.value, wording), facts)


def _period(period: Extracted[Period], wording: Wording) -> tuple[Value]:
    stretch = days(period.value.start, period.value.end, wording)
    return _value(period, period.text, _unless_said(period.text, stretch))


def _person(person: Person) -> Value:
    return Value(f"{person.name}, {person.function}" if person.function else person.name)


def _monitoring(plan: Plan, wording: Wording) -> Iterator[Value]:
    if plan.monitoring is None:
        return
    said = {
        "how": plan.monitoring.how,
        "frequency": plan.monitoring.frequency,
        "who": plan.monitoring.responsible,
    }
    for key, text in said.items():
        label = wording.say(f"plan.{key}")
        yield Value(f"{label}: {text or wording.say('plan.not_found')}")


def _goal_label(goal: Goal, wording: Wording) -> str:
    if goal.kind == "main":
        return wording.say("plan.main_goal")
    if goal.number:
        return wording.say("plan.specific_goal", number=goal.number)
    return wording.say("plan.specific_goal_bare")


def _by_goal(
    actions: Sequence[Action], wording: Wording
) -> Iterator[tuple[str, tuple[ActionLine, ...]]]:
    any_goal = any(action.goal for action in actions)
    for goal, group in groupby(actions, key=lambda action: action.goal):
        heading = ""
        if goal:
            heading = wording.say("plan.under_goal", goal=goal)
        elif any_goal:
            heading = wording.say("plan.no_goal")
        yield heading, tuple(_line(action, wording) for action in group)


def _line(action: Action, wording: Wording) -> ActionLine:
    return ActionLine(
        action=action,
        term=_unless_said(action.term.text, term_reading(action.term, wording)),
        cost=_unless_said(action.cost.text, cost_reading(action.cost, wording)),
        indicators=tuple(
            (indicator.text, indicator_reading(indicator, wording))
            for indicator in action.indicators
        ),
        sure=action.confidence >= SURE,
    )


def _unless_said(text: str | None, reading: str) -> str:
    """The reading, or "" where the document already says just that."""
    return "" if text and fold(text) == fold(reading) else reading
