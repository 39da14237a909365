"""The plan that a submission holds, as extracted (contract: `plan`).

Nothing found is None or an empty tuple, never a guess. Every value says where it was read and how
sure the reading is: `confidence` 0.9 and more means right in at least 98 of 100 cases.
"""

from __future__ import annotations

from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import Field

from model.base import Frozen
from model.location import Location

Value = TypeVar("Value")

UnitType = Literal[
    "gmina_wiejska",
    "gmina_miejska",
    "gmina_miejsko_wiejska",
    "powiat",
    "miasto_na_prawach_powiatu",
]
SectionStatus = Literal["present", "partial", "empty", "missing"]
TermKind = Literal[
    "date", "deadline", "range", "recurring", "continuous", "incomplete", "text", "missing"
]
CostKind = Literal["amount", "range", "none", "within_budget", "text", "missing"]
SummaryForm = Literal["good_practice", "reflection_study", "mini_reportage"]


class Extracted(Frozen, Generic[Value]):
    """A value with the words it was read from, their place, and how sure the reading is (0–1)."""

    value: Value
    text: str
    location: Location
    confidence: float = Field(ge=0, le=1)


class Unit(Frozen):
    """A unit of local government as the register names it.

    `name` is the nominative without gmina/powiat/miasto. `powiat` is None for a powiat. `teryt`
    has 7 digits for a gmina or city, 4 for a powiat.
    """

    name: str
    type: UnitType
    powiat: str | None
    voivodeship: str
    teryt: str


class Period(Frozen):
    """First and last day; None where the text leaves one open."""

    start: date | None
    end: date | None


class Person(Frozen):
    """A member of the unit's team or an adviser."""

    name: str
    function: str | None
    location: Location


class Extent(Frozen):
    """Blocks `first`..`last` of the body (inclusive), or one cell of the table `first`."""

    first: int
    last: int
    cell: tuple[int, int] | None = None


class Section(Frozen):
    """One element of the template in this plan; every element has one, in the template's order.

    `heading` is as typed, None where the content has no heading of its own. `lacking` names the
    asks of the template element (`[[elements.asks]]`) that the content does not meet. `extents`
    says which blocks belong to the element, without its heading; `location` is the heading, or
    the first block of the content, or None when the section is missing.
    """

    id: str
    status: SectionStatus
    heading: str | None
    words: int
    location: Location | None
    confidence: float = Field(ge=0, le=1)
    lacking: tuple[str, ...] = ()
    extents: tuple[Extent, ...] = ()


class Goal(Frozen):
    """A main or specific goal. `number` is the label it is referred to by ("2", "CS1"), or None."""

    kind: Literal["main", "specific"]
    number: str | None
    text: str
    location: Location


class Term(Frozen):
    """When an action happens. See the contract for what each kind gives as start and end.

    An impossible date ("31.06.2021") leaves its end None and sets `impossible`.
    """

    text: str | None
    start: date | None = None
    end: date | None = None
    kind: TermKind
    impossible: bool = False
    location: Location | None = None


class Cost(Frozen):
    """What an action costs, in PLN unless `currency` says otherwise; None where not stated."""

    text: str | None
    amount: float | None = None
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    kind: CostKind
    location: Location | None = None


class Indicator(Frozen):
    """One indicator or result. `baseline` and `target` are numbers in `unit` ("%", "szkoła")."""

    text: str
    baseline: float | None = None
    target: float | None = None
    unit: str | None = None
    location: Location | None = None


class Action(Frozen):
    """One action of the schedule.

    `goal` is the text of the goal it stands under, or None. `places` gives the location of single
    fields ("term", "responsible", "indicators", "cost", "goal", "number") where they are known,
    also of fields left empty.
    """

    number: str | None
    goal: str | None
    name: str
    responsible: tuple[str, ...]
    term: Term
    cost: Cost
    funding: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    location: Location
    confidence: float = Field(ge=0, le=1)
    places: dict[str, Location] = Field(default_factory=dict)


class Risk(Frozen):
    """A risk and the response to it, None where none is named."""

    text: str
    response: str | None
    location: Location


class Monitoring(Frozen):
    """How, how often and by whom the implementation is monitored; None where not said."""

    how: str | None
    frequency: str | None
    responsible: str | None
    location: Location


class Plan(Frozen):
    """Everything extracted from one submission."""

    title: Extracted[str] | None = None
    jst: Extracted[Unit] | None = None
    areas: tuple[Extracted[int], ...] = ()
    period: Extracted[Period] | None = None
    team: tuple[Person, ...] = ()
    advisers: tuple[Person, ...] = ()
    sections: tuple[Section, ...] = ()
    priorities: tuple[Extracted[str], ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    implementation: tuple[Extracted[str], ...] = ()
    monitoring: Monitoring | None = None
    summary_form: Extracted[SummaryForm] | None = None
    cost_total: Extracted[float] | None = None

    def section(self, section_id: str) -> Section | None:
        """The section of this template element, or None when the template has no such element."""
        return next((section for section in self.sections if section.id == section_id), None)
