"""Numbers of actions: their parts, and the series that they form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.plan import Action
from rules.case import Case
from rules.claim import NotApplicable

_NUMBER = re.compile(r"^(?P<prefix>.*?)(?P<last>\d+)\s*[.)]*$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An action with its number in parts: "D.4" is the prefix "d." and 4."""

    action: Action
    prefix: str
    last: int

    @property
    def key(self) -> tuple[str, int]:
        """What is the same for two actions with the same number."""
        return (self.prefix, self.last)


def numbered(case: Case) -> list[Numbered]:
    """The actions whose number ends in digits, in order. Raises NotApplicable where none has one.

    Where plain numbers start again at 1 (under each goal, in each table), the run is part of the
    prefix.
    """
    found = []
    for action in case.actions:
        match = _NUMBER.match((action.number or "").strip())
        if match:
            prefix = re.sub(r"\s+", "", match["prefix"]).casefold()
            found.append(Numbered(action, prefix, int(match["last"])))
    if not found:
        raise NotApplicable("no_numbers")
    runs = _runs(found)
    if not any(runs):
        return found
    return [
        Numbered(each.action, f"{run}|{each.prefix}", each.last)
        for each, run in zip(found, runs, strict=True)
    ]


def _runs(found: list[Numbered]) -> list[int]:
    """For each action the run of plain numbers that it belongs to, from 0.

    A 1 opens a new run when a 2 follows it, or when it is the first of another goal; any other
    second 1 is a slip.
    """
    runs: list[int] = []
    run = 0
    for index, each in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        if before is not None and not each.prefix and each.last == 1 and before.last >= 1:
            other_goal = each.action.goal != before.action.goal
            counts_on = after is not None and not after.prefix and after.last == 2
            run += other_goal or (counts_on and before.last > 1)
        runs.append(run)
    return runs
