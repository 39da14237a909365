"""A temporary folder, and the outside programs that are run in it within a limit of time.

Whatever happens, to the point of this process being killed, the programs are ended with all that
they started and the folder is removed: a process of its own sees to that (`sweep.py`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ingest.facts import fact
from ingest.programs import sweep
from model.errors import TimedOut

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows, no console window flashes up


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended: its exit code (negative for a signal) and what it wrote."""

    code: int
    out: bytes
    err: bytes


class Workspace:
    """A temporary folder for the with block. `seconds` is the time that all programs in it share.

    Programs are run in `folder` with HOME and the temporary folder pointing there, English messages
    and no terminal.
    """

    def __init__(self, seconds: float) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hdr-"))
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._sweeper = subprocess.Popen(
            [sys.executable, "-I", "-S", sweep.__file__, str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is not for it
            creationflags=_NO_WINDOW,
        )

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._sweeper.stdin:
            self._sweeper.stdin.close()
        self._sweeper.wait()

    def run(
        self, command: Sequence[str | Path], environment: Mapping[str, str] | None = None
    ) -> Finished:
        """Run a program to its end. `environment` is added to what it gets anyway.

        Raises TimedOut, with the program and all that it started killed, when the time is over;
        OSError when the program does not start.
        """
        out, err = self.folder / "out.txt", self.folder / "err.txt"
        with out.open("wb") as to_out, err.open("wb") as to_err:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**self._environment(), **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=to_out,  # no pipes: a child left behind would hold them open
                stderr=to_err,
                start_new_session=True,
                creationflags=_NO_WINDOW,
            )
        self._tell(f"+{process.pid}")
        try:
            code = process.wait(max(0.0, self._end - time.monotonic()))
        except subprocess.TimeoutExpired as late:
            raise TimedOut(fact("time", limit=round(self._seconds))) from late
        finally:
            sweep.end_group(process.pid)  # after a good end, too: nothing may go on in the dark
            process.wait()
            self._tell(f"-{process.pid}")
        return Finished(code, out.read_bytes(), err.read_bytes())

    def _tell(self, line: str) -> None:
        if self._sweeper.stdin:
            self._sweeper.stdin.write(f"{line}\n".encode())
            self._sweeper.stdin.flush()

    def _environment(self) -> dict[str, str]:
        home = str(self.folder)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        homes = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP"), home)
        return {**kept, **homes, "LC_ALL": "C.UTF-8"}
