"""What the rules found (contract: `findings`)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from model.base import Frozen
from model.location import Location

FindingStatus = Literal["new", "persisting", "resolved", "waived"]
UndecidedKind = Literal["not_applicable", "could_not_check"]
# What a document is checked for: before it is sent, when it comes in, before it is published.
Stage = Literal["draft", "submission", "publication"]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks publication."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class WaiverNote(Frozen):
    """Why an editor waived a finding; `by` and `on` are None where the waiver does not say."""

    reason: str
    by: str | None = None
    on: date | None = None


class Finding(Frozen):
    """A claim about a submission that an editor will act on.

    `section` is the template element it belongs to, or None for the document as a whole. `quote`
    is the passage as typed, or None. `count` is above 1 where one finding stands for several
    places (`related`). `fingerprint` survives renumbering and small edits elsewhere.
    `certainty` (0–1) says how sure it is: the rule of itself, and of what it was told of the plan
    (`Section.confidence`, `Action.confidence`). `reopened`: an earlier version had it, and a later
    one did not. `waiver` says why and by whom it was waived, None
    when it was not.
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
    reopened: bool = False
    waiver: WaiverNote | None = None


class Undecided(Frozen):
    """A rule that did not decide, and why, in words for people.

    "not_applicable": there is nothing here that it looks at, or the file does not show it;
    "could_not_check": it lacks what it needs to tell, or failed itself.
    """

    name: str
    kind: UndecidedKind
    reason: str
