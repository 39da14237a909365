from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.isolation import Workers
from model.errors import Crashed, TimedOut, TooLarge


@pytest.fixture(params=["copied process", "fresh process"])
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    """Workers made the two ways there are: a fresh one is made where other threads run."""
    done = threading.Event()
    if request.param == "fresh process":
        threading.Thread(target=done.wait, daemon=True).start()
    with Workers(1, memory_megabytes=300) as made:
        yield made
    done.set()


def test_the_answer_comes_back(workers: Workers) -> None:
    assert workers.run(30, sorted, [3, 1, 2], reverse=True) == [3, 2, 1]


def test_the_work_is_done_in_another_process(workers: Workers) -> None:
    assert workers.run(30, os.getpid) != os.getpid()


def test_one_process_serves_many_files(workers: Workers) -> None:
    assert workers.run(30, os.getpid) == workers.run(30, os.getpid)


def test_what_hangs_is_killed_and_the_next_file_is_served(workers: Workers) -> None:
    before = workers.run(30, os.getpid)
    with pytest.raises(TimedOut):
        workers.run(0.3, time.sleep, 600)
    assert workers.run(30, os.getpid) != before


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds CPU time")
def test_what_computes_too_long_is_ended_before_its_time_is_up() -> None:
    with Workers(1, memory_megabytes=300, cpu_seconds=1) as workers:
        before = workers.run(30, os.getpid)
        with pytest.raises(TimedOut, match="1 s pracy procesora"):
            workers.run(60, sum, range(10**12))
        assert workers.run(30, os.getpid) != before
        with pytest.raises(Crashed):
            workers.run(30, os._exit, 0)


def test_a_crash_costs_one_file(workers: Workers) -> None:
    with pytest.raises(Crashed):
        workers.run(30, signal.raise_signal, signal.SIGKILL)
    assert workers.run(30, len, "abc") == 3


def test_a_process_that_leaves_costs_one_file(workers: Workers) -> None:
    with pytest.raises(Crashed):
        workers.run(30, os._exit, 0)
    assert workers.run(30, len, "abc") == 3


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds memory")
def test_memory_is_bounded(workers: Workers) -> None:
    with pytest.raises(TooLarge, match="300 MB"):
        workers.run(30, bytes, 2_000_000_000)
    assert workers.run(30, len, "abc") == 3


def test_an_error_of_the_work_comes_back_as_it_is(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError):
        workers.run(30, divmod, 1, 0)


def test_an_answer_that_cannot_travel_is_a_crash(workers: Workers) -> None:
    with pytest.raises(Crashed):
        workers.run(30, threading.Lock)


def test_several_threads_share_the_workers() -> None:
    answers: list[int] = []

    def ask(number: int) -> None:
        answers.append(workers.run(60, abs, -number))

    with Workers(2, memory_megabytes=300) as workers:
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(answers) == list(range(12))


def test_no_process_is_left_behind() -> None:
    before = set(multiprocessing.active_children())
    with Workers(2, memory_megabytes=300) as workers:
        workers.run(30, len, "abc")
        assert set(multiprocessing.active_children()) - before
    assert not set(multiprocessing.active_children()) - before
    with pytest.raises(Crashed):
        workers.run(30, len, "abc")
