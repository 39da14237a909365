"""`hdr check` from nothing: a new process that reviews one file and ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import ROOT, SAMPLES

ROUNDS = 5
FILES = ("dwikozy.docx", "dwikozy.pdf")


@dataclass(frozen=True)
class Cold:
    """Medians of a command in seconds: on the clock, and of CPU time of all its processes."""

    name: str
    clock: float
    cpu: float


def measure_cold_start() -> list[Cold]:
    """`hdr check` on a Word file and on a PDF, and Python alone to compare."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "hdr --version": ["-m", "hdr", "--version"],
        **{f"hdr check {name}": ["-m", "hdr", "check", str(SAMPLES / name)] for name in FILES},
    }
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, arguments in commands.items():
            runs[name].append(_run([sys.executable, *arguments], ROOT))
    return [
        Cold(name, median(clock for clock, _ in them), median(cpu for _, cpu in them))
        for name, them in runs.items()
    ]


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=False, capture_output=True)
    clock, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return clock, used - before.children_user - before.children_system
