"""The costs of a plan added up: by goal and by source, beside the total that the plan states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.plan import Action, Cost, Plan
from model.text import fold, squeeze
from reports.phrases import money
from reports.wording import Wording


@dataclass(frozen=True)
class Sum:
    """What some actions cost together. `share` is the part of all costs, 0–100.

    `without` counts those of them that state no sum.
    """

    label: str
    amount: str
    share: float
    actions: int
    without: int


@dataclass(frozen=True)
class Money:
    """The sums of a plan, each in złoty. `stated` is the total as the plan gives it, or ""."""

    total: str
    stated: str
    by_goal: tuple[Sum, ...]
    by_source: tuple[Sum, ...]
    without: int


def money_of(plan: Plan, wording: Wording) -> Money | None:
    """The sums of a plan; None where fewer than two actions state what they cost in złoty."""
    priced = [action for action in plan.actions if in_zloty(action.cost) is not None]
    if len(priced) < 2:
        return None
    total = sum(map(_sum, priced), Decimal())
    goals = _grouped((action.goal or "", action) for action in plan.actions)
    sources = _grouped((_source(action), action) for action in plan.actions)
    return Money(
        total=money(float(total), None, wording),
        stated=money(plan.cost_total.value, None, wording) if plan.cost_total else "",
        by_goal=_sums(goals, total, "money.no_goal", wording),
        by_source=_sums(sources, total, "money.no_source", wording),
        without=len(plan.actions) - len(priced),
    )


def in_zloty(cost: Cost) -> Decimal | None:
    """A cost in złoty; None where none is stated, or a range, or another currency."""
    if cost.kind == "none":
        return Decimal()
    if cost.kind != "amount" or cost.amount is None or cost.currency not in (None, "PLN"):
        return None
    return Decimal(str(cost.amount))


def _sum(action: Action) -> Decimal:
    return in_zloty(action.cost) or Decimal()


def _source(action: Action) -> str:
    """The sources of one action as one label: its sum cannot be divided among them."""
    return " + ".join(sorted({squeeze(source) for source in action.funding}, key=fold))


def _grouped(pairs: Iterable[tuple[str, Action]]) -> Mapping[str, list[Action]]:
    """Actions by label, in the order of first mention; case and diacritics do not count.

    Those without a label come last.
    """
    labels: dict[str, str] = {}
    groups: dict[str, list[Action]] = {}
    for label, action in pairs:
        kept = labels.setdefault(fold(label), label)
        groups.setdefault(kept, []).append(action)
    nameless = groups.pop("", [])
    return {**groups, "": nameless} if nameless else groups


def _sums(
    groups: Mapping[str, list[Action]], total: Decimal, nameless: str, wording: Wording
) -> tuple[Sum, ...]:
    """One sum a group; none at all where no group has a label."""
    if not any(groups):
        return ()
    return tuple(_each(groups, total, nameless, wording))


def _each(
    groups: Mapping[str, list[Action]], total: Decimal, nameless: str, wording: Wording
) -> Iterator[Sum]:
    for label, actions in groups.items():
        amount = sum(map(_sum, actions), Decimal())
        yield Sum(
            label=label or wording.say(nameless),
            amount=money(float(amount), None, wording),
            share=round(float(100 * amount / total), 1) if total else 0.0,
            actions=len(actions),
            without=sum(in_zloty(action.cost) is None for action in actions),
        )
