"""The flows as Prefect serves them: deployments with schedules, a runner, a watch on the inbox."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from httpx import HTTPError
from prefect import Flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import PrefectHTTPStatusError
from prefect.runner import Runner
from prefect.schedules import Cron, Schedule
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.incoming.watching import Watch, look
from flows.messages import say
from flows.nightly.serving import ServeError, cron_error
from flows.publish import publish
from flows.recheck import recheck
from flows.review import review
from flows.storage.folders import is_remote
from model.errors import InboxError
from model.settings import Serve

DEPLOYMENT = "hdr"
FLOWS: Mapping[str, Flow[..., Any]] = {"review": review, "recheck": recheck, "publish": publish}
# Seconds between two questions for runs that are due.
_ASKING = 2
_GOING_ON = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
_TAGS = ["hdr", "inbox"]
_log = logging.getLogger("prefect.runner.hdr")


class Served(NamedTuple):
    """What is served: `parameters` of all flows, the folder of the publication, and when."""

    parameters: dict[str, str]
    publication: Path
    settings: Serve

    def of(self, flow: str) -> dict[str, str]:
        """The parameters of a flow."""
        own = {"publication": str(self.publication)} if flow == "publish" else {}
        return {**self.parameters, **own}


class _Runner(Runner):
    """A runner that SIGTERM ends as Ctrl-C does: its runs are ended, then it returns."""

    loop: asyncio.AbstractEventLoop
    ended: asyncio.Event

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        """End from within the loop, not in the middle of whatever runs at this moment."""
        self.loop.call_soon_threadsafe(self.ended.set)


def check_times(settings: Serve) -> None:
    """Raise SettingsError for a time that cannot be."""
    for name in FLOWS:
        _schedule(name, settings)


def run_until_ended(served: Served, begun: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; `begun` is called once all is ready.

    Raises SettingsError for times that cannot be, ServeError when the server is lost.
    """
    asyncio.run(_run(served, begun))


async def _run(served: Served, begun: Callable[[], None]) -> None:
    # One run at a time: they wait for each other here, not over the folder of the results.
    runner = _Runner(name=DEPLOYMENT, limit=1, query_seconds=_ASKING)
    runner.loop, runner.ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, runner.handle_sigterm)
    deployed = {name: await _deploy(runner, name, served) for name in FLOWS}
    await _note_cut_short(deployed.values())
    begun()
    ended = asyncio.create_task(runner.ended.wait())
    working = [asyncio.create_task(runner.start())]
    if served.settings.watch_seconds and not is_remote(served.parameters["inbox"]):
        working.append(asyncio.create_task(_watch(served, deployed["review"])))
    await asyncio.wait([ended, *working], return_when=asyncio.FIRST_COMPLETED)
    lost = not runner.ended.is_set()
    for task in (ended, *working):
        task.cancel()
    outcomes = await asyncio.gather(*working, return_exceptions=True)
    if not lost:
        await _note_cut_short(deployed.values())
    failures = [each for each in outcomes if isinstance(each, Exception)]
    if lost or failures:
        kind = type(failures[0]).__name__ if failures else "-"
        raise ServeError(say("serve_lost", kind=kind))


async def _deploy(runner: Runner, name: str, served: Served) -> UUID:
    deployment: RunnerDeployment = await FLOWS[name].ato_deployment(
        name=DEPLOYMENT,
        schedule=_schedule(name, served.settings),
        parameters=served.of(name),
        entrypoint_type=EntrypointType.MODULE_PATH,
        paused=False,
        tags=["hdr"],
    )
    id_ = await runner.aadd_deployment(deployment)
    if not deployment.schedules:  # those of an earlier start would stay
        async with get_client() as client:
            for schedule in await client.read_deployment_schedules(id_):
                await client.delete_deployment_schedule(id_, schedule.id)
    return id_


def _schedule(name: str, settings: Serve) -> Schedule | None:
    cron = str(getattr(settings, name))
    if not cron:
        return None
    try:
        return Cron(cron, timezone=settings.timezone)
    except ValueError as error:
        raise cron_error(name) from error


async def _note_cut_short(deployed: Iterable[UUID]) -> None:
    """Have the runs that nobody works on any more say so, and not that they go on for ever."""
    going_on = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=list(deployed)),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_GOING_ON)),
    )
    async with get_client() as client:
        for run in await client.read_flow_runs(flow_run_filter=going_on):
            _log.warning("run %s was cut short", run.name)
            state: State[object] = Crashed(message=say("serve_cut_short"))
            await client.set_flow_run_state(run.id, state, force=True)


async def _watch(served: Served, review_id: UUID) -> None:
    """Ask for a review whenever what lies in the inbox has changed and rests."""
    inbox, out = Path(served.parameters["inbox"]), Path(served.parameters["out"])
    watch = Watch()
    asked: UUID | None = None
    away = False
    async with get_client() as client:
        while True:
            await asyncio.sleep(served.settings.watch_seconds)
            try:
                seen = await asyncio.to_thread(look, inbox, out)
            except InboxError:
                if not away:
                    _log.warning("the inbox cannot be read; looking again")
                away = True
                continue
            away = False
            try:
                if watch.due(seen) and await _is_over(client, asked):
                    run = await client.create_flow_run_from_deployment(review_id, tags=_TAGS)
                    asked = run.id
                    watch.handled(seen)
                    _log.info("the inbox has changed: %d files, review %s", len(seen), run.name)
            except (HTTPError, PrefectHTTPStatusError) as error:
                _log.warning("the server does not answer (%s); asking again", type(error).__name__)


async def _is_over(client: PrefectClient, asked: UUID | None) -> bool:
    """Whether the review that was asked for last has ended, so that it saw no later change."""
    if asked is None:
        return True
    state = (await client.read_flow_run(asked)).state
    return state is not None and state.is_final()
