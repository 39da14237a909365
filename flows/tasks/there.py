"""What a task of a cluster shares with the others of its run: made anew in each of its processes.

An open store and worker processes cannot be sent to another computer. What is sent says how to open
the same ones there; they stay open from task to task and are closed at the end of the run.
"""

from __future__ import annotations

import multiprocessing
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from flows.history.book import Book
from flows.history.store_at import is_shared, the_store
from flows.messages import say
from flows.results.basis import review_basis
from flows.tasks.shared import Shared
from model.errors import HdrError
from store.database import StoreError
from store.runs import Run, run_of
from store.sessions import reading

Reason = Literal["silent", "lost", "program", "prefect", "store", "inbox", "out", "written"]
# That Prefect's server may take to answer.
_SECONDS = 5


class _Open:
    """What is open for one run, and how many tasks work with it."""

    def __init__(self, run: Run, shared: Shared) -> None:
        self.run = run
        self.shared = shared
        self.tasks = 0
        self.over = False


_OPEN: dict[Path, _Open] = {}
_CHANGING = threading.Lock()


class ClusterError(HdrError):
    """The cluster, or a computer in it, cannot do its part of a run; the message says what to do.

    The scheduler is "silent" or was "lost", or a computer does not reach "prefect", has another
    "program", "store", "inbox" or folder of results ("out") than this one, or what it has "written"
    did not come here.
    """


class Order:
    """What a task is sent to share the rest with its run. Plain data, no password among it.

    A plain class, as `Shared` is. `run` is the run as the store knows it, `again` and `unreadable`
    are those of its book and of `Shared`.
    """

    def __init__(self, shared: Shared, run: Run) -> None:
        self.run = run
        self.inbox = shared.inbox.absolute()
        self.out = shared.out.absolute()
        self.settings = shared.settings
        self.template = shared.template
        self.basis = shared.book.basis
        self.again = frozenset(shared.book.again)
        self.unreadable: Mapping[str, str] = dict(shared.unreadable)

    @contextmanager
    def here(self) -> Iterator[Shared]:
        """What is shared in this process. Raises ClusterError where the run cannot go on here,
        StoreError where the store cannot be used.
        """
        with _CHANGING:
            place = _OPEN.get(self.out)
            if place is None or place.run != self.run:
                _close(self.out)  # left by a run over the same results that was killed
                place = _OPEN[self.out] = _Open(self.run, _opened(self))
            place.shared.unreadable.update(self.unreadable)
            place.tasks += 1
        try:
            yield place.shared
        finally:
            with _CHANGING:
                place.tasks -= 1
                _close_unless_used(place)


def close(out: Path) -> None:
    """Close what this process has open for the run over these results, once no task uses it."""
    with _CHANGING:
        _close(out)


def reaches(server: str) -> bool:
    """Whether this process reaches Prefect's server, which every task asks, at its address."""
    try:
        with urllib.request.urlopen(f"{server}/health", timeout=_SECONDS):  # noqa: S310 - set by the operator
            return True
    except urllib.error.HTTPError:
        return True  # an answer, too
    except OSError:
        return False


def _close(out: Path) -> None:
    place = _OPEN.pop(out, None)
    if place is not None:
        place.over = True
        _close_unless_used(place)


def _close_unless_used(place: _Open) -> None:
    if place.over and not place.tasks:
        place.shared.opened.close()


def _opened(order: Order) -> Shared:
    if review_basis(order.settings, order.template) != order.basis:
        raise _of_here("program")
    for name, folder in (("inbox", order.inbox), ("out", order.out)):
        # A share that is not there is an empty folder, or none.
        if not folder.is_dir() or (name == "inbox" and not any(folder.iterdir())):
            raise _of_here("inbox" if name == "inbox" else "out", path=folder)
    if not is_shared(order.settings):
        raise _of_here("store")
    # Dask forbids its workers to have processes of their own; ours end with them in any case.
    multiprocessing.current_process().daemon = False
    opened = ExitStack()
    try:
        engine = opened.enter_context(the_store(order.settings))
        with reading(engine) as session:
            if run_of(session, order.run.id) != order.run:
                raise _of_here("store")
    except (ClusterError, StoreError):
        opened.close()
        raise
    book = Book(engine, order.settings.round, order.basis, _now, set(order.again))
    settings = order.settings.model_copy(update={"workers": _threads()})
    return Shared(order.inbox, order.out, settings, book, opened, template=order.template)


def _threads() -> int:
    """How many tasks this process does at the same time."""
    from distributed import get_worker  # an extra, and there in a cluster only

    return int(get_worker().state.nthreads)


def _of_here(reason: Reason, **values: object) -> ClusterError:
    return ClusterError(say(f"cluster_{reason}", machine=socket.gethostname(), **values))


def _now() -> datetime:
    return datetime.now(UTC)
