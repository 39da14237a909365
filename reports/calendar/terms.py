"""The actions of a batch by their terms: what ends on which day, and what has no day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from model.plan import Action, Term
from model.review import Review
from model.text import fold
from reports.phrases import shorten, unit_title
from reports.wording import Wording

_LONGEST_NAME = 160


@dataclass(frozen=True)
class Dated:
    """An action of one plan. `unit` is its heading ("Gmina Buk"), `path` that of its file, `areas`
    are the numbers of those that the plan is about.

    `again` tells actions of one plan with the same number and name apart: 0, 1, …
    """

    path: str
    areas: tuple[int, ...]
    action: Action
    unit: str
    again: int

    @property
    def name(self) -> str:
        """Number and name of the action, shortened."""
        name = shorten(self.action.name, _LONGEST_NAME)
        number = (self.action.number or "").rstrip(".")
        return f"{number}. {name}" if number else name

    @property
    def last_day(self) -> date | None:
        """The day on which the action has to be done; None when the term gives none."""
        return last_day(self.action.term)


def dated_actions(reviews: Iterable[Review], words: Wording) -> Iterator[Dated]:
    """Every action of these reviews, in their order."""
    for review in reviews:
        plan = review.plan
        if plan is None:
            continue
        unit = unit_title(plan.jst.value, words) if plan.jst else review.source.name
        areas = tuple(area.value for area in plan.areas)
        seen: dict[tuple[str, str], int] = {}
        for action in plan.actions:
            key = action.number or "", fold(action.name)
            again = seen.get(key, 0)
            seen[key] = again + 1
            yield Dated(review.source.path, areas, action, unit, again)


def last_day(term: Term) -> date | None:
    """The day by which an action is done.

    None for terms without one, for recurring ones (their day comes every year) and for those that
    end before they begin.
    """
    if term.impossible or term.kind in ("recurring", "continuous"):
        return None
    if term.start and term.end and term.end < term.start:
        return None
    return term.end
