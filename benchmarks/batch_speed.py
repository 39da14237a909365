"""A large batch through the flow against its bare steps: `python -m benchmarks.batch_speed`.

The bare steps are those on each file, in as many worker processes, and the pages over the batch:
no Prefect, no store, nothing to take up again. Both are timed in the same run. `--documents` says
how many (1,000), `--memory` measures the most memory of a run of so many, each in a process of its
own. Prints a table; writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from benchmarks.corpus import ROOT
from benchmarks.many_plans import write_plans
from benchmarks.tables import table
from model.settings import Settings, StorePlace
from model.template import load_template

_KILOBYTE, _MEGABYTE = 1 << 10, 1 << 20


@dataclass(frozen=True)
class Timed:
    """Seconds on the wall, and seconds of CPU of this process and its workers."""

    wall: float
    cpu: float


class Clock:
    """Times what happens inside `with`; worker processes count once they have ended."""

    def __enter__(self) -> Clock:
        self._wall, self._cpu = time.perf_counter(), _cpu()
        return self

    def __exit__(self, *_: object) -> None:
        self.timed = Timed(time.perf_counter() - self._wall, _cpu() - self._cpu)


def _cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def bare_steps(inbox: Path, out: Path, settings: Settings) -> Timed:
    """Review every file and write its results, then the pages over all."""
    from flows.results.of_batch import folders_of, write_batch
    from flows.results.of_file import write_results_apart
    from flows.results.sent import ResultsOrder
    from flows.steps import look_apart
    from ingest.isolation import Workers
    from model.review import Review

    template = load_template()
    order = ResultsOrder(settings=settings, template=template)
    paths = sorted(inbox.iterdir())
    folders = folders_of(path.name for path in paths)
    with Clock() as clock:
        with Workers(settings.workers, settings.limits.memory_megabytes) as workers:

            def both(path: Path, folder: str) -> None:
                looked = look_apart(workers, path, settings, template, relative_to=inbox)
                review = Review.model_validate_json(looked.review)
                write_results_apart(workers, path, review, out / folder, order)

            with ThreadPoolExecutor(settings.workers) as pool:
                list(pool.map(both, paths, folders))
        write_batch(out, folders, settings)
    return clock.timed


def flow(inbox: Path, out: Path, settings: Settings) -> Timed:
    """The flow over the inbox, Prefect's server running already."""
    from flows.engine import runtime

    runtime.prepare()
    from flows.review_inbox import review_inbox

    with runtime.running(), Clock() as clock:
        review_inbox(inbox, out, settings)
    return clock.timed


def peak_memory(count: int) -> int:
    """The most memory of the process that runs the flow over so many plans, in bytes."""
    command = [sys.executable, "-m", "benchmarks.batch_speed", "--peak-of", str(count)]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return int(json.loads(answer.stdout.splitlines()[-1])["peak"])


def _print_peak(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inbox, out = Path(folder) / "inbox", Path(folder) / "out"
        write_plans(inbox, count)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        timed = flow(inbox, out, _settings(Path(folder)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE
        print(json.dumps({"peak": peak, "before": before * _KILOBYTE, "wall": timed.wall}))


def _settings(folder: Path) -> Settings:
    return Settings(
        workers=os.cpu_count() or 1,
        settle_seconds=0,
        store=StorePlace(url=SecretStr(str(folder / "hdr.sqlite"))),
    )


def measure(count: int) -> str:
    """The table of times for a batch of so many plans."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inbox, empty = folder / "inbox", folder / "empty"
        write_plans(inbox, count)
        empty.mkdir()
        settings = _settings(folder)
        flow(empty, folder / "out-empty", settings)  # loads all modules
        nothing = flow(empty, folder / "out-empty", settings)
        bare = bare_steps(inbox, folder / "bare", settings)
        first = flow(inbox, folder / "out", settings)
        again = flow(inbox, folder / "out", settings)
    cores = settings.workers
    unchanged = 1000 * (again.wall - nothing.wall) / count
    rows = [
        ["bare steps", f"{bare.wall:.1f} s", f"{bare.cpu / bare.wall / cores:.0%}", "–"],
        ["flow", f"{first.wall:.1f} s", f"{first.cpu / first.wall / cores:.0%}", "–"],
        ["flow, against the bare steps", f"{first.wall / bare.wall:.2f} ×", "–", "at most 1.25 ×"],
        ["an unchanged document on a re-run", f"{unchanged:.1f} ms", "–", "under 5 ms"],
        ["a run over an empty inbox", f"{nothing.wall:.1f} s", "–", "–"],
    ]
    return table([f"{count} plans", "measured", f"of {cores} cores", "target"], rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--memory", type=int, nargs="*", default=[])
    parser.add_argument("--peak-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak_of:
        _print_peak(options.peak_of)
        return
    if options.documents:
        print(measure(options.documents))
    for count in options.memory:
        print(f"{count} plans: {peak_memory(count) / _MEGABYTE:.0f} MB")


if __name__ == "__main__":
    main()
