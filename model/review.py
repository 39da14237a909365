"""The result of looking at one submission once (contract: `review.json`)."""

from __future__ import annotations

from model.base import Frozen
from model.document import ReaderName
from model.errors import Outcome
from model.finding import Finding, Severity, Stage, Undecided
from model.plan import Plan
from model.waivers import Waiver

SCHEMA_VERSION = "1.0"


class Tool(Frozen):
    """What produced the review: the same input and the same tool give the same bytes.

    `stage` is what the document was checked for.
    """

    version: str
    template: str
    rules: str
    stage: Stage = "submission"


class Source(Frozen):
    """The file. `path` is relative to the inbox, with forward slashes; `sha256` of its bytes."""

    name: str
    path: str
    sha256: str
    bytes: int
    media_type: str | None
    pages: int | None = None
    reader: ReaderName | None = None


class Submission(Frozen):
    """Which submission and version this is; filled by the store.

    `current` is False where another file stands for the submission: a later version, or the one
    whose path is `same_as`, which holds the same in another format or byte for byte. `candidates`
    are the submissions that it may belong to where an editor has to say so.
    """

    id: str | None = None
    version: int | None = None
    previous_sha256: str | None = None
    current: bool = True
    same_as: str | None = None
    candidates: tuple[str, ...] = ()


class Completeness(Frozen):
    """How many required elements there are in which state, and a score from 0 to 1.

    The score counts a present element as 1, a partial one as a half.
    """

    score: float
    required: int
    present: int
    partial: int
    empty: int
    missing: int


class Review(Frozen):
    """One review of one file. `plan` and `completeness` are None when nothing could be read.

    `undecided` are the rules that could not tell and why, `switched_off` the names of those that
    the settings leave out, `other_stage` of those that run at another stage only. `unused_waivers`
    are waivers for this submission that no finding fits.
    """

    schema_version: str = SCHEMA_VERSION
    tool: Tool
    source: Source
    outcome: Outcome
    outcome_detail: str | None = None
    submission: Submission = Submission()
    plan: Plan | None = None
    completeness: Completeness | None = None
    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    switched_off: tuple[str, ...] = ()
    other_stage: tuple[str, ...] = ()
    unused_waivers: tuple[Waiver, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of this severity still stand (resolved and waived ones do not)."""
        return sum(
            finding.severity is severity and finding.status in ("new", "persisting")
            for finding in self.findings
        )
