"""Prefect's surroundings: quiet, without telemetry, with its records in a folder of our own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flows.engine.state import state_folder
from flows.engine.temporary_server import ServerError, server
from flows.messages import say
from model.errors import HdrError

_LOCAL = ("127.0.0.1", "localhost")


class EngineError(HdrError):
    """Prefect could not be started or reached; the message says what to do."""


def prepare() -> None:
    """Set the environment for Prefect and begin to start its server.

    Must run before the first `import prefect`. What the operator has set stays: a server of one's
    own is used when PREFECT_API_URL names it.
    """
    defaults = {
        "PREFECT_HOME": str(state_folder() / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):  # an office proxy must not get what is meant for here
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        os.environ[name] = ",".join([*hosts, *(host for host in _LOCAL if host not in hosts)])
    if not _server_of_ones_own():
        server()


@contextmanager
def running() -> Iterator[None]:
    """Prefect ready for flows: its server answers, and no heartbeats are sent.

    Heartbeats cost a second a flow run, and no environment value turns them off. Raises
    EngineError when the server does not start or answer.
    """
    from prefect.client.orchestration import get_client
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    settings: dict[str, object] = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY.name: None}
    if not _server_of_ones_own():
        settings[PREFECT_API_URL.name] = _temporary_server()
    with temporary_settings(settings):
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
        if problem is not None:
            raise EngineError(
                say("no_server", kind=type(problem).__name__, server=PREFECT_API_URL.value())
            ) from problem
        yield


def _server_of_ones_own() -> bool:
    return bool(os.environ.get("PREFECT_API_URL"))


def _temporary_server() -> str:
    try:
        server().wait()
    except ServerError as error:
        home = os.environ["PREFECT_HOME"]
        raise EngineError(say("no_engine", kind=error, path=home)) from error
    return server().api_url
