"""Actions that lack a field of the schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.location import Location
from model.plan import Action
from rules.case import SCHEDULE, Case
from rules.claim import Claim

_WHOLE_COLUMN = 3


def claims_of_lack(case: Case, place: str, lacks: Callable[[Action], bool]) -> Iterator[Claim]:
    """One claim per action that lacks something; a single one when all actions (3 or more) do.

    `place` is the key of `Action.places` where the field would stand. Raises CannotTell when no
    action was read.
    """
    lacking = [action for action in case.actions if lacks(action)]
    if len(lacking) == len(case.plan.actions) >= _WHOLE_COLUMN:
        locations = [_place(action, place) for action in lacking]
        yield Claim(
            section=SCHEDULE,
            location=locations[0],
            quote=lacking[0].name,
            subject="",
            variant="all",
            related=tuple(locations[1:]),
            count=len(lacking),
        )
        return
    for action in lacking:
        yield Claim(
            section=SCHEDULE,
            location=_place(action, place),
            quote=action.name,
            values={"action": case.name(action)},
        )


def _place(action: Action, place: str) -> Location:
    return action.places.get(place, action.location)
