"""One run at a time over one folder of results, whoever started it and on whichever machine.

A lock of the operating system: it ends with its process, however that ends, so nothing has to be
cleared away after a run that was killed. It holds between machines that share the folder as far as
the share keeps locks, which NFS 4 and SMB do.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from flows.messages import say
from model.errors import HdrError, InboxError

LOCK_FILE = ".hdr-lock"
_PAUSE = 1.0
_AT_ONCE: set[Path] = set()  # a process does not lock itself out
_CHANGING = threading.Lock()
# Windows locks bytes against reading too, so one that nobody reads.
_BYTE = 1 << 30


class BusyError(HdrError):
    """Another run works over the same folder of results; the message says since when and where."""


@contextmanager
def alone_in(
    out: Path,
    patience: float = 0,
    wait: Callable[[float], None] = time.sleep,
    *,
    called: str | None = None,
) -> Iterator[None]:
    """Nobody else writes results into `out` meanwhile, if all ask so.

    Waits up to `patience` seconds for another run to end; `wait` is handed seconds. `called` is
    what people call the folder (None: its path). Raises BusyError after that, InboxError where
    `out` cannot be written.
    """
    name = called or str(out)
    path = out.resolve() / LOCK_FILE
    with _CHANGING:
        ours = path not in _AT_ONCE
        _AT_ONCE.add(path)
    if not ours:  # not to be looked into: who closes the file lets go of the lock
        raise BusyError(say("busy_output_short", path=name))
    try:
        file = _taken(path, name, patience, wait)
        try:
            yield
        finally:
            _give_back(file, path)
    finally:
        with _CHANGING:
            _AT_ONCE.discard(path)


def _taken(path: Path, name: str, patience: float, wait: Callable[[float], None]) -> int:
    """The lock file, open and locked."""
    while True:
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise InboxError(say("closed_output", path=name)) from error
        if _lock(file):
            if _still_there(file, path):
                _tell(file)
                return file
            os.close(file)  # the run before has just ended and taken its file away
            continue
        os.close(file)
        if patience <= 0:
            raise BusyError(_busy(path, name))
        wait(min(_PAUSE, patience))
        patience -= _PAUSE


def _give_back(file: int, path: Path) -> None:
    """Leave no file behind; where it cannot be removed while open, an empty one."""
    try:
        path.unlink()
    except OSError:
        os.ftruncate(file, 0)
    finally:
        os.close(file)


def _tell(file: int) -> None:
    """Write who holds the lock."""
    who = {
        "process": os.getpid(),
        "machine": socket.gethostname(),
        "since": datetime.now().astimezone().isoformat(timespec="minutes"),
    }
    os.ftruncate(file, 0)
    os.write(file, json.dumps(who).encode())


def _busy(path: Path, name: str) -> str:
    try:
        who = json.loads(path.read_bytes())
        since = datetime.fromisoformat(who["since"])
        return say(
            "busy_output",
            path=name,
            since=f"{since:%d.%m.%Y %H:%M}",
            machine=who["machine"],
            process=who["process"],
        )
    except (OSError, ValueError, KeyError, TypeError):  # it has just begun, or just ended
        return say("busy_output_short", path=name)


def _still_there(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        os.lseek(file, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        """Not `flock`: that lock would live on in worker processes that outlive this one."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
