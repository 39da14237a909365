"""A helper process that tidies up after another one, however that one ends.

Run as a script with the path of a folder. It reads "+PID" and "-PID" lines from its standard input:
programs that were started in a group of their own, and that have ended. When the input closes, what
still runs is killed with its whole group and the folder is removed. A process that is killed itself
cannot do this, and would leave its programs running and its files behind.

Only the standard library is imported: it must start fast.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path


def end_group(pid: int) -> None:
    """Kill the process that leads this group, and all that it started. None there: nothing."""
    if sys.platform == "win32":
        taskkill = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
        subprocess.run([taskkill, "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def _main(folder: Path) -> None:
    running: set[int] = set()
    for line in sys.stdin:
        pid = int(line[1:])
        if line.startswith("+"):
            running.add(pid)
        else:
            running.discard(pid)
    for pid in running:
        end_group(pid)
    for _ in range(20):  # what was killed may write for another moment
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
