from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[3] / "samples"


def test_the_temporary_server_ends_with_its_parent() -> None:
    """Even a parent that is killed leaves no server behind."""
    code = """
import os, signal
from flows.engine.temporary_server import server
print(server()._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return  # gone already
    ended, _, _ = select.select([process], [], [], 60)
    os.close(process)
    assert ended


def test_a_server_of_ones_own_that_is_silent_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hdr", "run", str(SAMPLES), "--out", str(tmp_path / "wyniki")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api"},
    )
    assert done.returncode == 2
    assert "http://127.0.0.1:9/api" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "wyniki").iterdir()) == []
