"""Numbers of actions: their parts, and the series that they form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.plan import Action, Plan

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


def numbered(plan: Plan) -> list[Numbered]:
    """The actions whose number ends in digits, in order.

    Where plain numbers start again at 1 under every goal, the goal is part of the prefix.
    """
    found = []
    for action in plan.actions:
        match = _NUMBER.match((action.number or "").strip())
        if match:
            prefix = re.sub(r"\s+", "", match["prefix"]).casefold()
            found.append(Numbered(action, prefix, int(match["last"])))
    if _restarts(found):
        return [
            Numbered(each.action, f"{each.action.goal}|{each.prefix}", each.last) for each in found
        ]
    return found


def _restarts(found: list[Numbered]) -> bool:
    """True when actions of different goals have the number 1 without a prefix."""
    ones = {each.action.goal for each in found if not each.prefix and each.last == 1}
    return len(ones) > 1 and sum(not each.prefix and each.last == 1 for each in found) > 1
