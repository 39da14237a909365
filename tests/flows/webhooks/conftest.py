"""Receivers on this machine, real HTTP servers in threads, and an office that tells them."""

from __future__ import annotations

import json
import shutil
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.desk.round_files import RoundFiles
from flows.history.store_at import the_store
from flows.webhooks.announcing import announce
from flows.webhooks.messages import RunTold
from flows.webhooks.unsent import Unsent
from ingest.isolation import Workers
from model.settings import Settings
from store.sessions import reading
from tests.hdr.desk.conftest import Office

SECRET = "tajne-haslo-odbiorcy"


@dataclass
class Post:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self):
        return json.loads(self.body)


@dataclass
class Receiver:
    """Answers with the statuses it is given, one after another, then with 200; keeps what came."""

    url: str = ""
    posts: list[Post] = field(default_factory=list)
    answers: deque[int] = field(default_factory=deque)
    trickles: bool = False

    @property
    def events(self) -> list[str]:
        return [post.told["event"] for post in self.posts]

    @property
    def ids(self) -> list[str]:
        return [post.told["id"] for post in self.posts]


def serving(receiver: Receiver, context: ssl.SSLContext | None = None) -> Callable[[], None]:
    """Start the server of a receiver; what ends it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.posts.append(Post(self.path, dict(self.headers), body))
            if receiver.trickles:
                self._trickle()
                return
            status = receiver.answers.popleft() if receiver.answers else 200
            self.send_response(status)
            self.send_header("Location", "/gdzie-indziej")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _trickle(self) -> None:
            """A byte now and then, so that no time limit of a single reading is ever reached."""
            try:
                while receiver.trickles:
                    self.wfile.write(b"H")
                    time.sleep(0.05)
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "http" if context is None else "https"
    receiver.url = f"{scheme}://localhost:{server.server_port}/odbior?klucz=tajny"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()

    def end() -> None:
        receiver.trickles = False
        server.shutdown()
        server.server_close()
        thread.join()

    return end


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    end = serving(receiver)
    yield receiver
    end()


@dataclass
class Telling:
    """An office after a run, and what its announcing came to."""

    office: Office
    out: Path
    waits: list[float] = field(default_factory=list)
    runs: int = 0

    def tell(self, *webhooks: dict[str, object]) -> tuple[Unsent, ...]:
        settings = self.office.settings.model_dump() | {
            "webhooks": [{"secret": SECRET} | each for each in webhooks]
        }
        chosen = Settings.model_validate(settings)
        self.runs += 1
        run = RunTold(number=self.runs, kind="review-inbox", files=4, reviewed=0)
        with the_store(chosen) as engine:
            with reading(engine) as session:
                files = RoundFiles(session, chosen)
                reviews = [review for one in files.files if (review := files.told(one))]
            return announce(engine, self.out, chosen, reviews, run, wait=self.waits.append)


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    with Workers(1, 2_000) as workers:
        yield workers


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, workers: Workers) -> Path:
    """An office with two plans, and a file that cannot be read."""
    office = Office(tmp_path_factory.mktemp("biuro") / "a", workers)
    office.sample("dwikozy.docx")
    office.sample("buk.docx")
    (office.inbox / "Jan Kowalski.docx").write_bytes(b"PK\x03\x04")
    office.read()
    return office.folder


@pytest.fixture
def telling(stocked: Path, workers: Workers, tmp_path: Path) -> Telling:
    office = Office(tmp_path / "biuro", workers, day=1)
    shutil.copytree(stocked, office.folder, dirs_exist_ok=True)
    return Telling(office, tmp_path / "wyniki")
