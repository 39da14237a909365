"""What the rules found (contract: `findings`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from model.base import Frozen
from model.location import Location

FindingStatus = Literal["new", "persisting", "resolved", "waived"]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks publication."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Frozen):
    """A claim about a submission that an editor will act on.

    `section` is the template element it belongs to, or None for the document as a whole. `quote`
    is the passage as typed, or None. `count` is above 1 where one finding stands for several
    places (`related`). `fingerprint` survives renumbering and small edits elsewhere.
    `certainty` (0–1) says how sure the rule is.
    """

    code: str
    name: str
    severity: Severity
    status: FindingStatus = "new"
    section: str | None
    message: str
    hint: str
    quote: str | None
    location: Location | None
    related: tuple[Location, ...] = ()
    count: int = Field(default=1, ge=1)
    fingerprint: str
    certainty: float = Field(default=1.0, ge=0, le=1)


class Undecided(Frozen):
    """A rule that did not decide: it does not apply here, could not tell, or failed itself."""

    name: str
    kind: Literal["not_applicable", "could_not_check"]
    reason: str
