"""Nothing is lost when a run is killed: what comes out in the end is as if nobody had.

Killed at moments that differ from run to run, `HDR_KILLS` times (6 unless it says otherwise).
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from flows.engine import runtime

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = ("blonie.docx", "buk.pdf", "dwikozy.docx", "niemce.docx")
KILLS = int(os.environ.get("HDR_KILLS", "6"))


def start(inbox: Path, folder: Path, api: str) -> subprocess.Popen[bytes]:
    """`hdr run` in a process of its own, on the Prefect server of these tests."""
    command = [sys.executable, "-m", "hdr", "run", str(inbox), "--out", str(folder / "wyniki")]
    env = {**os.environ, "HDR_STATE": str(folder / "stan"), "PREFECT_API_URL": api}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def results(folder: Path) -> dict[str, bytes]:
    out = folder / "wyniki"
    files = [path for path in out.rglob("*") if path.is_file()]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def kept(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the store holds, without the moments."""
    questions = {
        "reviews": "select sha256, outcome, review, prints from reviews order by 1",
        "submissions": "select id, round, teryt, title from submissions order by 1",
        "versions": "select sha256, submission, number, candidates from versions order by 1",
    }
    with sqlite3.connect(folder / "stan" / "hdr.sqlite") as store:
        return {name: store.execute(question).fetchall() for name, question in questions.items()}


def test_a_run_that_is_killed_again_and_again_ends_like_one_left_alone(tmp_path: Path) -> None:
    inbox, alone, killed = (tmp_path / name for name in ("skrzynka", "sam", "ubity"))
    for folder in (inbox, alone, killed):
        folder.mkdir()
    for name in FILES:
        shutil.copy(SAMPLES / name, inbox)
    with runtime.running():
        from prefect.settings import PREFECT_API_URL

        api = PREFECT_API_URL.value()
    began = time.monotonic()
    assert start(inbox, alone, api).wait() == 0
    longest = time.monotonic() - began
    lives = random.Random().uniform
    survived = 0
    for _ in range(KILLS):
        process = start(inbox, killed, api)
        try:
            process.wait(timeout=lives(0.1 * longest, 0.9 * longest))
            survived += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert start(inbox, killed, api).wait() == 0
    assert survived < KILLS
    assert results(killed) == results(alone)
    assert kept(killed) == kept(alone)
