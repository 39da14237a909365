"""One run at a time over one folder of results, whatever became of the run before."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.alone import LOCK_FILE, BusyError, alone_in
from flows.batch import run_batch
from model.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
HOLDER = """
import sys
from pathlib import Path
from flows.alone import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_run(out: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that works over the folder until it is ended."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_run_ends_with_a_sentence_and_writes_nothing(tmp_path: Path) -> None:
    inbox, out = tmp_path / "skrzynka", tmp_path / "wyniki"
    inbox.mkdir()
    out.mkdir()
    shutil.copy(SAMPLES / "blonie.docx", inbox)
    with another_run(out) as other:
        with pytest.raises(BusyError) as raised:
            run_batch(inbox, out, Settings())
        assert f"proces {other.pid}" in str(raised.value)
        assert [path.name for path in out.iterdir()] == [LOCK_FILE]


def test_a_run_that_is_killed_leaves_the_folder_free(tmp_path: Path) -> None:
    with another_run(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert (tmp_path / LOCK_FILE).exists()
        with alone_in(tmp_path):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_patient_run_takes_its_turn_after_the_other(tmp_path: Path) -> None:
    waited = []

    with another_run(tmp_path) as other:

        def end_the_other(seconds: float) -> None:
            waited.append(seconds)
            other.communicate("")

        with alone_in(tmp_path, patience=60, wait=end_the_other):
            assert waited
        with another_run(tmp_path), pytest.raises(BusyError), alone_in(tmp_path, 3, waited.append):
            pass
    assert sum(waited[1:]) == 3


def test_a_process_does_not_run_twice_over_one_folder(tmp_path: Path) -> None:
    with alone_in(tmp_path):
        with pytest.raises(BusyError), alone_in(tmp_path / "." / ""):
            pass
        with another_one_waits(tmp_path) as waits:
            assert waits
    with alone_in(tmp_path):
        pass


@contextmanager
def another_one_waits(out: Path) -> Iterator[bool]:
    """Whether another process still finds the folder taken."""
    done = subprocess.run(
        [sys.executable, "-c", HOLDER, str(out)], input="", capture_output=True, text=True
    )
    yield "BusyError" in done.stderr
