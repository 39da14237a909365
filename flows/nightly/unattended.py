"""Runs that nobody watches: what they are asked to do, and how they end when something goes wrong.

Their parameters are plain words, since Prefect keeps and shows them; whatever is secret stands in
the file of settings or in the environment.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypedDict

from flows.alone import alone_in
from flows.batch import Batch, check_run
from flows.engine.discreet import Unforeseen, place_of
from flows.messages import say
from flows.storage.folders import local_folders
from model.errors import HdrError, InboxError
from model.settings import Settings, load_settings

VARIABLE = "HDR_SETTINGS"
"""The file of settings for runs whose parameters name none."""

# Seconds that a run waits for another one over the same results, such as one started by hand.
_PATIENCE = 3600
_log = logging.getLogger("hdr.runs")


class RunFailed(HdrError):
    """A run came to no good end; the message says why in words for people."""


class Counts(TypedDict):
    """What a review came to."""

    files: int
    read: int


class Job(NamedTuple):
    """What a run works on. `called` is what the inbox is called in the list of runs."""

    inbox: Path
    out: Path
    settings: Settings
    called: str


@contextmanager
def job_of(settings: str, inbox: str, out: str, patience: float = 0) -> Iterator[Job]:
    """The job that the parameters of a flow tell; "" leaves it to the settings.

    `settings` is the path of their file, "" for that of HDR_SETTINGS, or the defaults. `inbox` and
    `out` may be addresses, see `local_folders`, which waits up to `patience` seconds for another
    run. Raises SettingsError, InboxError, StorageError and BusyError.
    """
    file = settings or os.environ.get(VARIABLE)
    chosen = load_settings(Path(file) if file else None)
    called = inbox or chosen.serve.inbox
    if not called:
        raise InboxError(say("serve_no_inbox"))
    with local_folders(called, out or chosen.serve.out, patience) as folders:
        check_run(folders.inbox, folders.out, chosen)
        if folders.left_out:
            run_log().warning("left out, as they could not be brought: %d", len(folders.left_out))
        yield Job(folders.inbox, folders.out, chosen, called)


@contextmanager
def unattended(settings: str, inbox: str, out: str) -> Iterator[Job]:
    """The job of these parameters, alone over its results.

    Raises RunFailed, without the error it comes from: Prefect writes down what an error says, and
    one that is not ours may quote a document or a password.
    """
    try:
        with (
            job_of(settings, inbox, out, _PATIENCE) as job,
            alone_in(job.out, _PATIENCE),
        ):
            yield job
    except HdrError as error:
        raise RunFailed(error.said()) from None
    except Exception as error:
        cause = error.__cause__ if isinstance(error, Unforeseen) else None
        kind, place = type(cause or error).__name__, place_of(cause or error)
        _log.error("%s at %s", kind, place)
        raise RunFailed(say("unexpected_run", kind=kind, place=place)) from None


def counts_of(batch: Batch) -> Counts:
    """The counts of a batch, told to the log of the run, too."""
    counts = Counts(files=len(batch.reviews), read=batch.reread)
    run_log().info("files: %(files)d, of these read: %(read)d", counts)
    if batch.unsent:
        run_log().warning("webhooks: %d receivers were not told everything", len(batch.unsent))
    return counts


def run_log() -> logging.Logger | logging.LoggerAdapter[logging.Logger]:
    """The log of the present flow run, shown on Prefect's pages."""
    from prefect import get_run_logger  # `hdr serve` needs this module before Prefect is set up

    return get_run_logger()
