"""`hdr serve` and `prefect deploy` for real: one server of this module's own, real runs.

Also guards the versions that Prefect works with: with others, schedules bring about no runs.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from zoneinfo import ZoneInfo

import pytest

from flows.alone import LOCK_FILE
from flows.engine.journal import SETTINGS_FILE
from flows.engine.temporary_server import free_port

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
PREFECT = Path(sys.executable).with_name("prefect")
SETTINGS = """
workers = 1
settle_seconds = 0
[outputs]
copies = false
images = false
[store]
url = "hdr.sqlite"
[serve]
inbox = "skrzynka"
out = "wyniki"
publication = "publikacja"
watch_seconds = 0.5
publish = ""
port = {port}
"""
LONGEST = 180  # seconds: a bound for a machine that is busy, not a measure


@dataclass
class Office:
    """An office where `hdr serve` runs. `lines` is its log so far."""

    folder: Path
    port: int
    process: subprocess.Popen[str]
    lines: list[dict[str, str]] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)

    @property
    def inbox(self) -> Path:
        return self.folder / "skrzynka"

    @property
    def out(self) -> Path:
        return self.folder / "wyniki"

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def read_log(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self.more:
                self.lines.append(parsed(line))
                self.more.notify_all()

    def wait_for(self, wanted: Callable[[dict[str, str]], bool], times: int = 1) -> None:
        """Return once so many lines of the log are as wanted."""

        def there() -> bool:
            return sum(map(wanted, self.lines)) >= times

        with self.more:
            assert self.more.wait_for(there, LONGEST), self.lines

    def ask(self, what: str, **body: object) -> Any:
        request = urllib.request.Request(
            f"{self.api}/{what}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for _ in range(10):
            try:
                with opener.open(request, timeout=30) as answer:
                    return json.load(answer)
            except HTTPError as error:
                # As Prefect's own client does: 503 is a database that is being written to.
                assert error.code == 503, (what, error.code, error.read())
        raise AssertionError(what)

    def states(self) -> dict[str, str]:
        """The states of the runs that have begun, by their names."""
        runs = self.ask("flow_runs/filter")
        return {run["name"]: run["state_name"] for run in runs if run["start_time"]}


def parsed(line: str) -> dict[str, str]:
    """A line of the log; one that is no JSON is of no logger."""
    try:
        found: dict[str, str] = json.loads(line)
    except ValueError:
        return {"logger": "", "message": line}
    return found


def begins(line: dict[str, str]) -> bool:
    return line["message"].startswith("Beginning flow run")


def ends(line: dict[str, str]) -> bool:
    return (
        line["logger"] == "prefect.flow_runs" and line["message"] == "Finished in state Completed()"
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office whose inbox held a file when `hdr serve` began, and that was reviewed."""
    folder, port = tmp_path_factory.mktemp("biuro"), free_port()
    (folder / "skrzynka").mkdir()
    shutil.copy(SAMPLES / "wzorcowa-odpowiedz.docx", folder / "skrzynka" / "pierwszy.docx")
    (folder / "hdr.toml").write_text(SETTINGS.format(port=port), encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    process = subprocess.Popen(
        [sys.executable, "-m", "hdr", "serve", "--settings", str(folder / "hdr.toml")],
        env={**env, "HDR_STATE": str(folder / "stan")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    office = Office(folder, port, process)
    reader = threading.Thread(target=office.read_log, daemon=True)
    reader.start()
    try:
        office.wait_for(ends)
        yield office
    finally:
        process.kill()
        process.wait()
        reader.join()


def test_what_lay_in_the_inbox_is_reviewed_and_no_word_of_it_logged(office: Office) -> None:
    assert (office.out / "pierwszy-docx" / "uwagi.html").exists()
    assert any(line["message"] == "files: 1, of these read: 1" for line in office.lines)
    assert "Lipusz" not in str(office.lines)  # the unit of the document
    assert [line for line in office.lines if not line["logger"]] == []


def test_the_schedules_bring_about_runs_at_the_office_s_hours(office: Office) -> None:
    due = [run for run in office.ask("flow_runs/filter") if run["state_type"] == "SCHEDULED"]
    deployments = {one["id"]: one for one in office.ask("deployments/filter")}
    zone = ZoneInfo("Europe/Warsaw")
    hours = {
        (
            deployments[run["deployment_id"]]["entrypoint"],
            datetime.fromisoformat(run["expected_start_time"]).astimezone(zone).hour,
        )
        for run in due
    }
    assert hours == {("flows.review.review", 2), ("flows.recheck.recheck", 4)}


def test_a_run_that_is_killed_is_noted_and_the_next_goes_on(office: Office) -> None:
    before = sum(map(begins, office.lines))
    done = sum(map(ends, office.lines))
    shutil.copy(SAMPLES / "niemce.pdf", office.inbox)
    office.wait_for(begins, before + 1)
    os.kill(process_at_work(office), signal.SIGKILL)
    office.wait_for(lambda line: "rashed" in line["message"])
    shutil.copy(SAMPLES / "blonie.docx", office.inbox)
    office.wait_for(ends, done + 1)
    assert (office.out / "niemce-pdf" / "uwagi.html").exists()
    assert (office.out / "blonie-docx" / "uwagi.html").exists()
    assert sorted(office.states().values()).count("Crashed") == 1


def process_at_work(office: Office) -> int:
    """The process that holds the folder of the results."""
    waiting = threading.Event()
    for _ in range(LONGEST * 50):
        try:
            return int(json.loads((office.out / LOCK_FILE).read_bytes())["process"])
        except (OSError, ValueError):
            waiting.wait(0.02)
    raise AssertionError("no run took the folder")


def test_the_flows_can_be_deployed_to_a_pool_and_run_by_a_worker(office: Office) -> None:
    env = {
        **os.environ,
        "PREFECT_API_URL": office.api,
        "PREFECT_HOME": str(office.folder / "worker"),
        "PREFECT_LOGGING_SETTINGS_PATH": str(SETTINGS_FILE),
        "HDR_STATE": str(office.folder / "stan"),
        "HDR_SETTINGS": str(office.folder / "hdr.toml"),
    }

    def prefect(*arguments: str) -> None:
        done = subprocess.run(
            [PREFECT, "--no-prompt", *arguments],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    office.ask("work_pools/", name="hdr", type="process")
    prefect("deploy", "--all")
    deployed = [one for one in office.ask("deployments/filter") if one["name"] == "nightly"]
    assert {one["entrypoint"] for one in deployed} == {
        "flows.review.review",
        "flows.recheck.recheck",
        "flows.publish.publish",
    }
    publish = next(one["id"] for one in deployed if one["entrypoint"] == "flows.publish.publish")
    run = office.ask(f"deployments/{publish}/create_flow_run", state={"type": "SCHEDULED"})
    prefect("worker", "start", "--pool", "hdr", "--run-once")
    assert office.states()[run["name"]] == "Completed"
    listing = json.loads((office.folder / "publikacja" / "publication.json").read_bytes())
    assert listing["documents"] == []


def test_sigterm_ends_it_with_all_that_it_started(office: Office) -> None:
    assert office.process.stdout is not None
    office.process.send_signal(signal.SIGTERM)
    assert office.process.wait(LONGEST) == 0
    assert "Zakończono" in office.process.stdout.read()
    with pytest.raises(URLError):
        office.ask("flow_runs/filter")


def test_a_port_that_is_taken_ends_with_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = subprocess.run(
            [sys.executable, "-m", "hdr", "serve", SAMPLES, "--port", str(other.getsockname()[1])],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "HDR_STATE": str(tmp_path / "stan")},
            cwd=tmp_path,
        )
    assert done.returncode == 2
    assert "jest zajęty" in done.stderr
    assert "Traceback" not in done.stderr
