"""Reviewing a whole inbox: the way in for the command line and for programs.

Importing this module does not import Prefect; running a batch does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from flows.alone import alone_in
from flows.engine import runtime
from flows.history.waivers import load_waivers
from flows.incoming.inbox import Ignored, look_through
from flows.messages import say
from flows.webhooks.unsent import Unsent
from model.errors import InboxError
from model.review import Review
from model.settings import Settings
from model.template import load_template
from rules.selection import check_choice


@dataclass(frozen=True)
class Batch:
    """The reviews of one batch in the order of the inbox, and what was left out.

    `folders` are those of the results, as the reviews. `checked` is how many files could be
    checked, `reread` how many had to be read; the others were known already. `unsent` are receivers
    of webhooks that were not told everything.
    """

    reviews: Sequence[Review]
    ignored: tuple[Ignored, ...]
    folders: Sequence[str] = ()
    checked: int = 0
    reread: int = 0
    unsent: tuple[Unsent, ...] = ()


class Watcher(Protocol):
    """Someone who is told how a batch goes on. Called from several threads."""

    def begin(self, files: int) -> None:
        """So many files are going to be reviewed."""

    def reviewed(self, name: str) -> None:
        """The one of this name has been."""


# The watcher is no parameter of the flow: Prefect records parameters, and a watcher has no JSON.
watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


def run_batch(  # noqa: PLR0913 - where, how, and three that most do without
    inbox: Path,
    out: Path,
    settings: Settings,
    watched_by: Watcher | None = None,
    *,
    day: date | None = None,
    called: str = "",
) -> Batch:
    """Review every submission in `inbox` through the flow `review-inbox`; results go to `out`.

    `day` dates what is written for the authors and the calendar (None: no date). `called` is what
    the inbox is called in the list of runs ("": its path).

    A bad file raises nothing: it has an outcome. Raises what `check_run` raises, StoreError when
    the store cannot be used, EngineError when Prefect does not start, and BusyError while another
    run works over `out`.
    """
    check_run(inbox, out, settings)
    runtime.prepare()
    from flows.review_inbox import review_inbox  # after `prepare`, since it imports Prefect

    token = watcher.set(watched_by)
    try:
        with runtime.running(), alone_in(out):
            return review_inbox(inbox, out, settings, day, called=called)
    finally:
        watcher.reset(token)


def check_run(inbox: Path, out: Path, settings: Settings) -> None:
    """Raise InboxError for folders that cannot be used, SettingsError for settings that name a
    template, rules, waivers, a letter or a cluster that do not exist or cannot be used.
    """
    check_folders(inbox, out)
    load_template(settings.template)
    check_choice(settings)
    load_waivers(settings)
    if settings.cluster.dask:
        from flows.tasks.cluster import check_cluster

        check_cluster(settings)
    from reports.letter.writer import load_form  # it takes a while to load

    load_form(settings.outputs.letter, settings.language)


def check_folders(inbox: Path, out: Path) -> None:
    """Raise InboxError unless `inbox` can be read, `out` written, and the two differ.

    Makes `out` where there is none.
    """
    look_through(inbox, left_out=out)
    if inbox.resolve() == out.resolve():
        raise InboxError(say("same_folder", path=inbox))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InboxError(say("closed_output", path=out)) from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise InboxError(say("closed_output", path=out))
