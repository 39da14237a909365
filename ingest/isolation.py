"""Running work on one file in a process of its own, within limits of time, CPU and memory.

A file that makes a reader hang, eat memory or crash costs that file only: its process is killed
and replaced. The processes are kept between files, since starting one costs up to a second.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, ParamSpec, TypeVar

from ingest.facts import fact
from model.errors import Crashed, TimedOut, TooLarge

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
_Reply = tuple[list[logging.LogRecord], Exception | None, Any]

# A fresh process after so many files bounds what native libraries leak.
_FILES_PER_WORKER = 200
_ORPHAN_CHECK_SECONDS = 5
# A worker whose parent died while it hangs ends by itself after its time and so much more.
_GRACE_SECONDS = 30
_ENDING_SECONDS = 5
_MEGABYTE = 1 << 20
_OUT_OF_CPU = getattr(signal, "SIGXCPU", 0)
_STARTING = threading.Lock()
# Only what this project logs is passed on: libraries may quote the document in theirs.
_OUR_LOGS = frozenset(
    {"hdr", "flows", "ingest", "extractors", "rules", "reports", "store", "language", "model"}
)


class Workers:
    """A fixed number of worker processes. `run` may be called from several threads at once.

    `memory_megabytes` bounds what a worker may take beyond what it starts with, `cpu_seconds` the
    CPU time of one piece of work (None: only its time counts); they hold where the system enforces
    them (Linux). Use it as a context manager; on leaving, every worker is ended.
    """

    def __init__(self, count: int, memory_megabytes: int, cpu_seconds: int | None = None) -> None:
        self.memory_megabytes = memory_megabytes
        self._closed = threading.Event()
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._all = [_Worker(memory_megabytes, cpu_seconds) for _ in range(count)]
        for worker in self._all:
            self._free.put(worker)

    def __enter__(self) -> Workers:
        for worker in self._all:
            worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closed.set()
        for worker in self._all:
            worker.end()

    def run(
        self,
        seconds: float,
        work: Callable[Given, Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """`work(*args, **kwargs)` as done by a worker, waiting for a free one first.

        `work` must be importable by name, its arguments and answer picklable. Raises TimedOut after
        `seconds` of work, TooLarge when memory runs out, Crashed when the process ends without an
        answer, and whatever `work` raises.
        """
        worker = self._free.get()
        try:
            if self._closed.is_set():
                raise Crashed(fact("died"))
            return worker.run(seconds, work, tuple(args), dict(kwargs))
        finally:
            self._free.put(worker)


class _Worker:
    """One process, started when it is first needed and again after it was ended."""

    def __init__(self, memory_megabytes: int, cpu_seconds: int | None) -> None:
        self.memory_megabytes = memory_megabytes
        self.cpu_seconds = cpu_seconds
        self.process: BaseProcess | None = None
        self.connection: Connection | None = None
        self.files = 0

    def run(
        self,
        seconds: float,
        work: Callable[..., Answer],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> Answer:
        self.files += 1
        try:
            message = (seconds, self.cpu_seconds, work, args, kwargs)
            records, error, answer = self.ask(seconds, message)
        except (EOFError, OSError) as broken:
            code = self.exit_code()
            self.end()
            if self.cpu_seconds is not None and code == -_OUT_OF_CPU:
                raise TimedOut(fact("cpu", limit=self.cpu_seconds)) from broken
            raise Crashed(fact("died")) from broken
        except BaseException:
            self.end()  # an answer that comes after all would be taken for that of the next file
            raise
        for record in records:
            logging.getLogger(record.name).handle(record)
        if isinstance(error, MemoryError):
            self.end()
            raise TooLarge(fact("memory", limit=self.memory_megabytes)) from error
        if self.files >= _FILES_PER_WORKER:
            self.end()
        if error is not None:
            raise error
        given: Answer = answer
        return given

    def ask(self, seconds: float, message: tuple[object, ...]) -> _Reply:
        connection = self.connection or self.start()
        connection.send(message)
        if not connection.poll(seconds):
            raise TimedOut(fact("time", limit=round(seconds)))
        reply: _Reply = connection.recv()
        return reply

    def start(self) -> Connection:
        ours, theirs = multiprocessing.Pipe()
        level = logging.getLogger().getEffectiveLevel()
        process = _process_class()(
            target=_serve,
            args=(theirs, ours, self.memory_megabytes, os.getpid(), level),
            daemon=True,
        )
        with _without_main():
            process.start()
        theirs.close()
        self.process, self.connection, self.files = process, ours, 0
        return ours

    def exit_code(self) -> int | None:
        """How the process ended that has just closed its end; None when it goes on after all."""
        if self.process is None:
            return None
        self.process.join(_ENDING_SECONDS)
        return self.process.exitcode

    def end(self) -> None:
        """Kill the process, if there is one. Killing is safe: a worker keeps nothing."""
        if self.process is not None and self.connection is not None:
            self.process.kill()
            self.process.join()
            self.connection.close()
        self.process = self.connection = None


def _process_class() -> Callable[..., BaseProcess]:
    """How to start a process: by copying this one where that is safe, since it is ten times faster.

    Copying a process with threads may copy a lock that nobody will open.
    """
    alone = threading.active_count() == 1
    if sys.platform == "linux" and alone:
        return multiprocessing.get_context("fork").Process
    return multiprocessing.get_context("spawn").Process


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keep a fresh process from running the caller's script again, for nothing of it is needed.

    Otherwise a script that lacks the `if __name__ == "__main__"` would start itself over and over.
    """
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _serve(
    connection: Connection, other_end: Connection, memory_megabytes: int, parent: int, level: int
) -> None:
    """The life of a worker: take work, answer, until the parent is gone."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the workers
    records = _collect_log(level)
    bounded = False
    while True:
        while not connection.poll(_ORPHAN_CHECK_SECONDS):
            if os.getppid() != parent:
                return
        try:
            seconds, cpu_seconds, work, args, kwargs = connection.recv()
        except (EOFError, OSError):  # the parent is gone
            return
        if not bounded:  # after the first work has come, which imports the modules it names
            _bound_memory(memory_megabytes)
            bounded = True
        error, answer = None, None
        _alarm(round(seconds) + _GRACE_SECONDS)
        _bound_cpu(cpu_seconds)
        try:
            answer = work(*args, **kwargs)
        except Exception as raised:
            error = raised
        _alarm(0)
        _answer(connection, list(records), error, answer)
        records.clear()


def _answer(
    connection: Connection,
    records: list[logging.LogRecord],
    error: Exception | None,
    answer: object,
) -> None:
    try:
        connection.send((records, error, answer))
    except (pickle.PicklingError, TypeError, AttributeError, ValueError) as unsendable:
        kind = type(error or unsendable).__name__
        connection.send((records, Crashed(fact("died") + f" ({kind})"), None))


def _collect_log(level: int) -> list[logging.LogRecord]:
    """Send what is logged here to the parent with the answer, as only the parent has the log."""
    records: list[logging.LogRecord] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name.partition(".")[0] not in _OUR_LOGS:
                return
            record.msg, record.args = record.getMessage(), None
            record.exc_info = None  # its text may quote the document
            records.append(record)

    root = logging.getLogger()
    root.handlers[:] = [Collector()]
    root.setLevel(level)
    return records


def _alarm(seconds: int) -> None:
    """End this process after so many seconds, where the system can; 0 calls it off."""
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(seconds)


def _bound_cpu(seconds: int | None) -> None:
    """Let this process use so many seconds of CPU from now on; beyond, the system ends it."""
    if seconds is None:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit on this system
        import resource  # not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _bound_memory(megabytes: int) -> None:
    """Let this process take so much more private memory than it has; beyond, MemoryError."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit on this system
        import resource  # not on Windows

        # proc(5): the sixth number is data and stack in pages, what RLIMIT_DATA counts.
        pages = int(Path("/proc/self/statm").read_text().split()[5])
        limit = pages * resource.getpagesize() + megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
