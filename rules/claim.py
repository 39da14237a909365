"""What a rule says: claims, or that it cannot decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.errors import HdrError
from model.finding import UndecidedKind
from model.location import Location


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that an editor should act on, before it is put into words.

    `quote` is the passage as typed. `subject` says what the claim is about in words that stay the
    same when the document is renumbered or the defect is half mended (an action's name); the
    fingerprint is made of it, and of `quote` where it is None. `values` fill the message; `variant`
    picks one of several messages of the rule. `count` is above 1 where one claim stands for
    several places, the others being `related`. `certainty` (0–1) is how sure the rule is if the
    plan was read rightly.
    """

    section: str | None
    location: Location | None
    quote: str | None = None
    subject: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    variant: str | None = None
    related: tuple[Location, ...] = ()
    count: int = 1
    certainty: float = 1.0


class CannotTell(HdrError):
    """Raised by a rule that lacks what it needs to decide. `reason` is a key of `[reasons]`."""

    kind: UndecidedKind = "could_not_check"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotApplicable(CannotTell):
    """Raised by a rule that finds nothing of what it looks at: no costs, no tables of schools."""

    kind = "not_applicable"
