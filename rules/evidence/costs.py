"""Sums of what actions cost, as intervals: ranges and shared sources leave room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.plan import Action

_GROSZ = 0.005


@dataclass(frozen=True, slots=True)
class Sum:
    """From `low` to `high` PLN. `open` is True when costs that cannot be read may add to it."""

    low: float
    high: float
    open: bool = False

    def allows(self, stated: float) -> bool:
        """True when a stated total can be this sum."""
        if stated < self.low - _GROSZ:
            return False
        return self.open or stated <= self.high + _GROSZ

    def __str__(self) -> str:
        low, high = money(self.low), money(self.high)
        return f"{low} zł" if low == high else f"{low}–{high} zł"


def total_cost(actions: Iterable[Action]) -> Sum:
    """What the actions cost together. Costs in words, in another currency or not given leave the
    sum open; "within the budget" and "no cost" add nothing.
    """
    low = high = 0.0
    unknown = False
    for action in actions:
        cost = action.cost
        foreign = cost.currency not in (None, "PLN")
        if foreign or cost.kind in ("text", "missing"):
            unknown = True
        elif cost.kind in ("amount", "range"):
            low += cost.amount if cost.amount is not None else cost.min or 0.0
            high += cost.amount if cost.amount is not None else cost.max or cost.min or 0.0
    return Sum(low, high, unknown)


def money(amount: float) -> str:
    """An amount as Polish texts write it: "18 600", "12,50".

    >>> money(18600.0)
    '18 600'
    """
    whole, grosze = divmod(round(amount * 100), 100)
    shown = f"{whole:,}".replace(",", " ")
    return f"{shown},{grosze:02d}" if grosze else shown
