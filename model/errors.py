"""What can go wrong with a submission, as an outcome that people and programs can act on.

Every document ends in exactly one `Outcome`. A reader or a step that cannot go on raises a
`SubmissionError`; its class says the outcome, and the Polish and English advice for it stands in
`model/data/outcomes.toml`, so that the wording can be changed without a programmer.
"""

from __future__ import annotations

from enum import StrEnum

from model.problems import Language, Problem


class Outcome(StrEnum):
    """How the review of one file ended (contract: `outcome`)."""

    CHECKED = "checked"
    CHECKED_PARTLY = "checked_partly"
    SCAN_WITHOUT_TEXT = "scan_without_text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    NOT_A_PLAN = "not_a_plan"

    @property
    def was_checked(self) -> bool:
        """True when the findings of the review can be relied on at least in part."""
        return self in (Outcome.CHECKED, Outcome.CHECKED_PARTLY)


class HdrError(Exception):
    """Base of the errors this project raises on purpose."""

    def said(self, language: Language = "pl") -> str:  # noqa: ARG002 - most have one wording
        """What is wrong and what to do, for people."""
        return str(self)


class SubmissionError(HdrError):
    """A submission that cannot be reviewed. `detail` is a short fact for people, or None.

    `detail` never quotes the document, since it may reach a log.
    """

    outcome: Outcome = Outcome.CRASHED

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail or self.outcome.value)
        self.detail = detail


class ScanWithoutText(SubmissionError):
    """The pages are pictures: there are no characters to read."""

    outcome = Outcome.SCAN_WITHOUT_TEXT


class Encrypted(SubmissionError):
    """The file cannot be opened without a password."""

    outcome = Outcome.ENCRYPTED


class Damaged(SubmissionError):
    """The file says it is of a kind that we read, but its content is broken or empty."""

    outcome = Outcome.DAMAGED


class Unsupported(SubmissionError):
    """The content is of a kind that we do not read."""

    outcome = Outcome.UNSUPPORTED


class TooLarge(SubmissionError):
    """The file, or what it unpacks to, is beyond the limits of the settings."""

    outcome = Outcome.TOO_LARGE


class TimedOut(SubmissionError):
    """Reading or checking took longer than the settings allow."""

    outcome = Outcome.TIMEOUT


class Crashed(SubmissionError):
    """The worker process ended without an answer."""

    outcome = Outcome.CRASHED


class NotAPlan(SubmissionError):
    """The text was read, but it is not a harmonogram działań rozwojowych."""

    outcome = Outcome.NOT_A_PLAN


class SettingsError(HdrError):
    """A file of settings, a template or waivers that cannot be used; the file and key are named.

    `problem` is the id of a text in data/problems.toml, filled with `values`, or the text itself.
    `str()` gives it in Polish.
    """

    def __init__(self, problem: str, /, **values: object) -> None:
        self.problem = Problem(problem, values)
        super().__init__(self.problem.said())

    def said(self, language: Language = "pl") -> str:
        """What is wrong, in Polish or English."""
        return self.problem.said(language)


class InboxError(HdrError):
    """An inbox or output folder that cannot be used; the message names it."""
