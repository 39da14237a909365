"""Where the submissions of a round stand, those first that need attention."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Engine

from flows.desk.round_files import RoundFiles
from flows.history.waiting import Waiting, waiting_for
from model.base import Frozen
from model.errors import Outcome
from model.finding import Severity
from model.settings import Settings
from store.decisions import Decision, decisions_of_round
from store.received import Received
from store.runs import Run, last_runs
from store.sessions import reading

Filter = Literal["author", "editor", "language", "publish", "published", "placing"]
FILTERS: tuple[Filter, ...] = get_args(Filter)
# What an editor can do something about comes first.
_ORDER: tuple[Waiting, ...] = ("editor", "language", "publish", "author", "published")
_RUNS = 3


class Standing(Frozen):
    """Where one submission stands.

    `unit` is a heading ("Gmina Dwikozy"). `version` is the newest, `file` and `received_at` are of
    it. `errors`, `warnings` and `infos` count findings that stand; None where the file was not
    checked. `decided` is the last decision on the submission as a whole, also on an older version.
    """

    submission: str
    teryt: str | None
    unit: str
    version: int
    file: str
    sha256: str
    received_at: datetime
    outcome: Outcome
    errors: int | None
    warnings: int | None
    infos: int | None
    waiting: Waiting
    decided: Decision | None = None


class Candidate(Frozen):
    """A submission that a file may belong to; `unit` as in `Standing`."""

    submission: str
    unit: str


class Doubtful(Frozen):
    """A file that an editor has to place."""

    file: str
    sha256: str
    received_at: datetime
    candidates: tuple[Candidate, ...]


class Unread(Frozen):
    """A file in the inbox that belongs to no submission, since it could not be read."""

    file: str
    sha256: str
    received_at: datetime
    outcome: Outcome


class LastRun(Frozen):
    """A run; `state` is "open" for the newest one without an end: it goes on or was cut short."""

    run: Run
    state: Literal["ended", "open", "cut"]


class Status(Frozen):
    """Where the submissions of a round stand, and the last runs over any inbox."""

    round: str
    submissions: tuple[Standing, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    unread: tuple[Unread, ...] = ()
    runs: tuple[LastRun, ...] = ()


def status(engine: Engine, settings: Settings, waiting: Filter | None = None) -> Status:
    """Where the submissions of the round stand, or only those that wait for one thing.

    Raises StoreError, and SettingsError for waivers, a template or rules that cannot be used.
    """
    with reading(engine) as session:
        files = RoundFiles(session, settings)
        decided = decisions_of_round(session, settings.round)
        standings = []
        for submission, one in files.current.items():
            own = [each for each in decided.get(submission, ()) if each.finding is None]
            waits = waiting_for(own, one.number or 0)
            if waiting in (None, waits):
                standings.append(_standing(files, one, waits, own[-1] if own else None))
        return Status(
            round=settings.round,
            submissions=tuple(sorted(standings, key=_urgency)),
            doubtful=_doubtful(files) if waiting in (None, "placing") else (),
            unread=_unread(files) if waiting is None else (),
            runs=_last_runs(last_runs(session, _RUNS)) if waiting is None else (),
        )


def _standing(
    files: RoundFiles, one: Received, waiting: Waiting, decided: Decision | None
) -> Standing:
    review = files.told(one)
    checked = review is not None and review.outcome.was_checked
    counts = {
        name: review.count(severity) if review and checked else None
        for name, severity in (
            ("errors", Severity.ERROR),
            ("warnings", Severity.WARNING),
            ("infos", Severity.INFO),
        )
    }
    submission = one.submission or ""
    return Standing(
        submission=submission,
        teryt=files.submissions[submission].teryt,
        unit=files.name_of(submission),
        version=one.number or 0,
        file=one.path,
        sha256=one.sha256,
        received_at=one.received_at,
        outcome=review.outcome if review else Outcome.CRASHED,
        waiting=waiting,
        decided=decided,
        **counts,
    )


def _urgency(one: Standing) -> tuple[int, datetime, str]:
    """First by what it waits for, then what came first."""
    return _ORDER.index(one.waiting), one.received_at, one.submission


def _doubtful(files: RoundFiles) -> tuple[Doubtful, ...]:
    return tuple(
        Doubtful(
            file=one.path,
            sha256=one.sha256,
            received_at=one.received_at,
            candidates=tuple(
                Candidate(submission=each, unit=files.name_of(each))
                for each in one.candidates
                if each in files.submissions
            ),
        )
        for one in files.files
        if one.candidates
    )


def _unread(files: RoundFiles) -> tuple[Unread, ...]:
    found = []
    for one in files.files:
        if one.submission is None and not one.candidates and one.sha256 not in files.gone:
            newest = files.newest(one.sha256)
            outcome = newest.kept.outcome if newest else Outcome.CRASHED
            file = {"file": one.path, "sha256": one.sha256}
            found.append(Unread(outcome=outcome, received_at=one.received_at, **file))
    return tuple(found)


def _last_runs(runs: list[Run]) -> tuple[LastRun, ...]:
    return tuple(LastRun(run=run, state=_state(run, newest=run is runs[0])) for run in runs)


def _state(run: Run, *, newest: bool) -> Literal["ended", "open", "cut"]:
    if run.ended_at is not None:
        return "ended"
    return "open" if newest else "cut"
