"""Running the tasks of a flow on a Dask cluster, in the place of threads of this process.

For a national batch: several computers with the same program, one PostgreSQL, and folders that all
of them see under the same paths.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from flows.history.store_at import is_shared, tells_password
from flows.messages import say
from flows.results.written import Written, stands
from flows.tasks.shared import Group, Shared, groups
from flows.tasks.there import ClusterError, Order, close, reaches
from model.errors import SettingsError
from model.settings import Settings
from store.runs import Run

if TYPE_CHECKING:
    from prefect import Task
    from prefect_dask.task_runners import DaskTaskRunner

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")

_log = logging.getLogger("hdr.cluster")
SECONDS = 10
"""How long the scheduler may take to answer."""


def check_cluster(settings: Settings) -> None:
    """Raise SettingsError for settings that name a cluster and something that it cannot work with:
    a store in a file of this computer, a password that would be sent around, no library for it.
    """
    if not settings.cluster.dask:
        return
    if find_spec("prefect_dask") is None:
        raise SettingsError("cluster_driver")
    if not is_shared(settings):
        raise SettingsError("cluster_store")
    if tells_password(settings):
        raise SettingsError("cluster_password")


class Cluster:
    """A Dask cluster for the tasks of one run."""

    def __init__(self, runner: DaskTaskRunner, run: Run) -> None:
        self._runner = runner
        self._run = run

    def deal(
        self, task: Task[..., list[_Made]], things: Sequence[_Thing], shared: Shared, *more: object
    ) -> Iterator[_Made]:
        """What the task makes of the things, in their order; see `flows.tasks.dealing.deal`.

        A task whose computer is lost is done anew on another one. Raises ClusterError where the
        cluster is lost, or several of its computers one after another over the same task.
        """
        from distributed import CancelledError, KilledWorker
        from distributed.comm.core import CommClosedError

        order = Order(shared, self._run)
        dealt = groups(things, max(shared.settings.workers, self._threads()))
        with _without_parameters():
            futures = [
                self._runner.submit(task, _arguments(task, group, *more, order)) for group in dealt
            ]
        try:
            for future in futures:
                yield from future.result()
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise ClusterError(say("cluster_lost", address=self._runner.address)) from error
        except ModuleNotFoundError as error:
            raise ClusterError(say("cluster_program", machine=self._runner.address)) from error

    def leave(self, out: Path) -> None:
        """Close what the computers of the cluster have open for this run; the next one over these
        results closes it where that fails.
        """
        try:
            self._runner.client.run(close, out.absolute(), on_error="ignore")
        except OSError as error:
            _log.warning("the cluster was not left in order: %s", type(error).__name__)

    def _threads(self) -> int:
        client: Any = self._runner.client  # partly without types
        try:
            return sum(client.nthreads().values())
        except OSError as error:
            raise ClusterError(say("cluster_lost", address=self._runner.address)) from error


def check_written(out: Path, written: Mapping[str, Written]) -> None:
    """Raise ClusterError unless the folders of `out` hold here what was written elsewhere."""
    if not all(stands(one, one.key, out / folder) for folder, one in written.items()):
        raise ClusterError(say("cluster_written", path=out))


@contextmanager
def cluster_for(settings: Settings, out: Path, run: Callable[[], Run]) -> Iterator[Cluster | None]:
    """The cluster that the settings name, None for the threads of this process.

    `run` tells the run as the store knows it. Raises ClusterError when the scheduler does not
    answer.
    """
    if not settings.cluster.dask:
        yield None
        return
    from prefect_dask.task_runners import DaskTaskRunner  # an extra that takes a second to load

    address = settings.cluster.dask
    with DaskTaskRunner(address=address, client_kwargs={"timeout": SECONDS}) as runner:
        try:
            _ = runner.client  # it connects when it is first asked for
        except OSError as error:
            raise ClusterError(say("cluster_silent", address=address)) from error
        _check_computers(runner)
        cluster = Cluster(runner, run())
        try:
            yield cluster
        finally:
            cluster.leave(out)


def _check_computers(runner: DaskTaskRunner) -> None:
    """Raise ClusterError unless those there have the program and reach Prefect's server."""
    from prefect.settings import PREFECT_API_URL

    server = PREFECT_API_URL.value()
    answers = runner.client.run(reaches, server, on_error="return")
    for machine, answer in answers.items():
        if isinstance(answer, Exception):
            raise ClusterError(say("cluster_program", machine=machine)) from answer
        if not answer:
            raise ClusterError(say("cluster_prefect", machine=machine, server=server))


@contextmanager
def _without_parameters() -> Iterator[None]:
    """A flow run whose parameters are not sent along with each task: they are not needed there."""
    from prefect.context import FlowRunContext

    context = FlowRunContext.get()
    if context is None:
        raise RuntimeError("tasks are dealt out within a flow")
    with context.model_copy(update={"parameters": {}}):
        yield


def _arguments(task: Task[..., Any], group: Group[_Thing], *more: object) -> dict[str, object]:
    return dict(inspect.signature(task.fn).bind(group, *more).arguments)
