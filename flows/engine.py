"""Prefect's surroundings: quiet, without telemetry, with its records in a folder of our own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flows.messages import say
from flows.state import state_folder
from model.errors import HdrError

# How long the temporary server may take to start: 10 s as a rule, 30 and more when it makes its
# database for the first time on a busy machine. Prefect gives up after 20.
_START_SECONDS = 180
_LOCAL = ("127.0.0.1", "localhost")


class EngineError(HdrError):
    """Prefect could not be started; the message says what to do."""


def prepare() -> None:
    """Set the environment for Prefect. Must run before the first `import prefect`.

    What the operator has set stays: a server of one's own is used when PREFECT_API_URL names it.
    """
    defaults = {
        "PREFECT_HOME": str(state_folder() / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(_START_SECONDS),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):  # an office proxy must not get what is meant for here
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        os.environ[name] = ",".join([*hosts, *(host for host in _LOCAL if host not in hosts)])


@contextmanager
def without_heartbeats() -> Iterator[None]:
    """No heartbeats of flow runs: they cost a second a flow, and no environment value says so."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


def start() -> None:
    """Bring up the temporary server, or reach the operator's own. Raises EngineError."""
    from prefect.client.orchestration import get_client

    try:
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
    except (RuntimeError, OSError, ValueError) as error:
        problem = error
    if problem is not None:
        raise EngineError(_advice(problem)) from problem


def _advice(problem: Exception) -> str:
    kind = type(problem).__name__
    if server := os.environ.get("PREFECT_API_URL"):
        return say("no_server", kind=kind, server=server)
    return say("no_engine", kind=kind, path=os.environ["PREFECT_HOME"])
