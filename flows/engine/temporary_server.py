"""A Prefect server of our own for as long as this process lives, where the operator has none.

Prefect can start one by itself, but loads the whole server in the calling process first, lets it
outlive a killed caller, and lets it print a traceback at Ctrl-C. Started here, it is up in half the
time, ends with its parent however that ends, and is silent.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from functools import cache

# 5–10 s as a rule, 30 and more when it makes its database on a busy machine.
_SECONDS_TO_START = 180
_PAUSE = 0.05
# As Prefect sets them for its own temporary server.
_ENVIRONMENT = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}


class ServerError(Exception):
    """The server ended, or did not answer in time; `str()` says which."""


class Server:
    """A server being started. It ends when this process does.

    `port` is a free one by default, `environment` is that of a server for one command.
    """

    def __init__(
        self, port: int | None = None, environment: Mapping[str, str] = _ENVIRONMENT
    ) -> None:
        self.port = port or free_port()
        self._process = subprocess.Popen(  # noqa: S603 - our own module by this Python
            [sys.executable, "-m", __name__, str(self.port)],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,  # never written to: it closes when this process ends
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def api_url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self) -> None:
        """Return once it answers. Raises ServerError when it ends or takes too long."""
        give_up = time.monotonic() + _SECONDS_TO_START
        while not _answers(f"{self.api_url}/health"):
            if (code := self._process.poll()) is not None:
                raise ServerError(f"ended with {code}")
            if time.monotonic() > give_up:
                self._process.kill()
                raise ServerError(f"silent for {_SECONDS_TO_START} s")
            time.sleep(_PAUSE)

    def end(self) -> None:
        """End it now, and return once it has ended."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()


@cache
def server() -> Server:
    """The one server of this process, started at the first call."""
    return Server()


def free_port() -> int:
    """A port of this machine that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _serve(port: int) -> None:
    import uvicorn

    threading.Thread(target=_end_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="critical",
        lifespan="on",
    )


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
