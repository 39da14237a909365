"""What is left of a program and its folder when the process that started it is killed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from ingest.isolation import Workers
from ingest.programs.workspace import Workspace
from model.errors import TimedOut

_PATIENCE_SECONDS = 30


def hang(pipe: Path, folder_told: Path) -> None:
    """Runs a program that holds the pipe open for ever, and tells which folder it is in."""
    with Workspace(600) as space:
        folder_told.write_text(str(space.folder), encoding="utf-8")
        space.run(["/bin/sh", "-c", f'exec 3>"{pipe}"; echo ready >&3; sleep 600 & wait'])


def test_a_killed_worker_leaves_neither_programs_nor_files(tmp_path: Path) -> None:
    pipe, told = tmp_path / "pipe", tmp_path / "told"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with Workers(1, memory_megabytes=500) as workers, pytest.raises(TimedOut):
        workers.run(2, hang, pipe, told)
    os.set_blocking(reading, True)
    with os.fdopen(reading) as held:
        assert held.read() == "ready\n"  # ends when nobody holds the pipe any more
    folder = Path(told.read_text(encoding="utf-8"))
    end = time.monotonic() + _PATIENCE_SECONDS
    while folder.exists() and time.monotonic() < end:
        os.sched_yield()
    assert not folder.exists()


def test_a_program_gets_its_own_home_and_leaves_nothing(tmp_path: Path) -> None:
    with Workspace(60) as space:
        done = space.run(["/bin/sh", "-c", 'echo "$HOME" > made; echo error >&2; exit 7'])
        assert (space.folder / "made").read_text(encoding="utf-8").strip() == str(space.folder)
        assert (done.code, done.out, done.err) == (7, b"", b"error\n")
        folder = space.folder
    assert not folder.exists()


def test_programs_share_one_limit_of_time() -> None:
    with Workspace(1) as space:
        with pytest.raises(TimedOut):
            space.run(["/bin/sh", "-c", "sleep 600"])
        with pytest.raises(TimedOut):
            space.run(["/bin/sh", "-c", "sleep 600"])
