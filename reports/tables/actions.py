"""The table `actions`: a row for every action of every plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from model.plan import Action
from model.review import Review
from reports.tables.plans import KEY_MEANING, TERYT_MEANING, teryt
from reports.tables.table import Column, Table, listed


class ActionRow(NamedTuple):
    """An action with the review that it is of, and its place in the plan from 1."""

    review: Review
    position: int
    action: Action


def _actions(review: Review) -> Iterator[ActionRow]:
    for position, action in enumerate(review.plan.actions if review.plan else (), start=1):
        yield ActionRow(review, position, action)


_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("path", "text", KEY_MEANING, lambda row: row.review.source.path),
    Column("teryt", "text", TERYT_MEANING, lambda row: teryt(row.review)),
    Column("position", "whole number", "place in the plan, from 1", lambda row: row.position),
    Column("number", "text", "number as typed", lambda row: row.action.number),
    Column("goal", "text", "goal that it stands under", lambda row: row.action.goal),
    Column("name", "text", "what is to be done", lambda row: row.action.name),
    Column(
        "responsible",
        "text",
        "who answers for it, parted by semicolons",
        lambda row: listed(row.action.responsible),
    ),
    Column("term", "text", "term as typed", lambda row: row.action.term.text),
    Column(
        "term_kind",
        "text",
        "date, deadline, range, recurring, continuous, incomplete, text or missing",
        lambda row: row.action.term.kind,
    ),
    Column("term_start", "day", "first day; none for a deadline", lambda r: r.action.term.start),
    Column("term_end", "day", "last day", lambda row: row.action.term.end),
    Column("cost", "text", "cost as typed", lambda row: row.action.cost.text),
    Column(
        "cost_kind",
        "text",
        "amount, range, none, within_budget, text or missing",
        lambda row: row.action.cost.kind,
    ),
    Column("cost_amount", "number", "the sum, of an amount", lambda row: row.action.cost.amount),
    Column("cost_min", "number", "the least, of a range", lambda row: row.action.cost.min),
    Column("cost_max", "number", "the most, of a range", lambda row: row.action.cost.max),
    Column("currency", "text", "currency of the cost", lambda row: row.action.cost.currency),
    Column(
        "funding",
        "text",
        "sources of the money, parted by semicolons",
        lambda row: listed(row.action.funding),
    ),
    Column(
        "indicators",
        "text",
        "indicators and results as typed, parted by semicolons",
        lambda row: listed(indicator.text for indicator in row.action.indicators),
    ),
    Column("page", "whole number", "page, where known", lambda row: row.action.location.page),
    Column("block", "whole number", "block of the document", lambda r: r.action.location.block),
    Column(
        "confidence",
        "number",
        "how sure the reading is, from 0 to 1; from 0.9 right in 98 of 100 cases",
        lambda row: row.action.confidence,
    ),
)

ACTIONS = Table("actions", "An action of a plan, in the order of the document.", _COLUMNS, _actions)
