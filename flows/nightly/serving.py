"""Everything on one machine: a Prefect server, the flows on their schedules, a watched inbox.

Importing this module does not import Prefect.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from flows.batch import check_run
from flows.engine import journal, runtime
from flows.engine.state import state_folder
from flows.engine.temporary_server import Server, ServerError
from flows.messages import say
from flows.publication.folder import check_publication
from flows.storage.folders import is_remote
from model.errors import HdrError, InboxError, SettingsError
from model.settings import Settings

_LOCAL = "127.0.0.1"


class ServeError(HdrError):
    """`hdr serve` cannot begin or go on; the message says what to do."""


def serve(file: Path | None, settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve the flows until Ctrl-C or SIGTERM: then end them, and return.

    `file` is that of the settings, for the runs to read. `tell` is handed lines for people.

    Raises InboxError and SettingsError before anything is started, ServeError where the port is
    taken or the server is lost, EngineError where it does not start.
    """
    chosen = settings.serve
    if not chosen.inbox:
        raise InboxError(say("serve_no_inbox"))
    inbox, out = _told(chosen.inbox), _told(chosen.out)
    publication = Path(chosen.publication).absolute()
    if not (is_remote(inbox) or is_remote(out)):
        check_run(Path(inbox), Path(out), settings)
        check_publication(publication, Path(inbox), Path(out))
    parameters = {
        "settings": str(file.absolute()) if file else "",
        "inbox": inbox,
        "out": out,
    }
    with _prefect(chosen.port) as prefect:
        # Imports Prefect, while the server starts.
        from flows.nightly.served import Served, check_times, run_until_ended

        check_times(chosen)
        prefect.wait()

        def begun() -> None:
            tell(say("serve_pages", url=prefect.pages))
            tell(say("serve_inbox", inbox=inbox, out=out))
            tell(say("serve_end"))

        with runtime.running():
            run_until_ended(Served(parameters, publication, chosen), begun)


def _told(place: str) -> str:
    """A folder as the runs are told it, wherever they start; an address as it is."""
    return place if is_remote(place) else str(Path(place).absolute())


class _Prefect(NamedTuple):
    """A Prefect server: the address of its pages; `wait` returns once it answers."""

    pages: str
    wait: Callable[[], None]


@contextmanager
def _prefect(port: int) -> Iterator[_Prefect]:
    """Prefect prepared, with the server that PREFECT_API_URL names, or one of our own that starts
    now.
    """
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    os.environ.setdefault("PREFECT_LOGGING_SETTINGS_PATH", str(journal.SETTINGS_FILE))
    if url := os.environ.get("PREFECT_API_URL"):
        runtime.prepare()
        yield _Prefect(url.removesuffix("/api"), lambda: None)
        return
    _check_free(port)
    os.environ["PREFECT_API_URL"] = f"http://{_LOCAL}:{port}/api"
    runtime.prepare()
    server = Server(port, _server_environment(port))
    try:
        yield _Prefect(f"http://{_LOCAL}:{port}", server.wait)
    except ServerError as error:
        home = os.environ["PREFECT_HOME"]
        raise runtime.EngineError(say("no_engine", kind=error, path=home)) from error
    finally:
        server.end()
        del os.environ["PREFECT_API_URL"]


def _server_environment(port: int) -> dict[str, str]:
    """A server that keeps its records, apart from those of the servers of single commands."""
    state = state_folder()
    return {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{state / 'serve.db'}",
        "PREFECT_SERVER_API_HOST": _LOCAL,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(state / "prefect" / "pages"),
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT__SERVER_FINAL": "1",
    }


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        # As a server does: what ended a minute ago does not keep the port.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_LOCAL, port))
        except OSError as error:
            raise ServeError(say("serve_port", port=port)) from error


def cron_error(key: str) -> SettingsError:
    """The error for a time of the settings that cannot be."""
    return SettingsError("wrong_time", key=f"serve.{key}")
