"""How memory and time of the PDF reader grow with the pages.

`python -m benchmarks.pdf_memory FILE` reads one file and prints what it cost, as JSON: a process of
its own for each file, since a process never gives back the most memory it had.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ROOT, SAMPLES

PAGES = (30, 100, 300)
_SAMPLE = SAMPLES / "dwikozy.pdf"
_KILOBYTE = 1024


@dataclass(frozen=True)
class Cost:
    """`peak` and `before` (with all modules loaded, before reading) in bytes, `seconds` of CPU."""

    pages: int
    peak: int
    before: int
    seconds: float


def measure_growth() -> list[Cost]:
    """The cost of reading 30, 100 and 300 pages, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return [_measure(_repeated(Path(folder), pages)) for pages in PAGES]


def _repeated(folder: Path, pages: int) -> Path:
    """A PDF of so many pages, made by repeating those of a sample."""
    import pikepdf

    path = folder / f"{pages}.pdf"
    with pikepdf.open(_SAMPLE) as source, pikepdf.new() as made:
        while len(made.pages) < pages:
            made.pages.extend(source.pages)
        del made.pages[pages:]
        made.save(path)
    return path


def _measure(path: Path) -> Cost:
    command = [sys.executable, "-m", "benchmarks.pdf_memory", str(path)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Cost(**json.loads(said))


def main() -> None:
    from ingest.pdf import read_pdf
    from model.settings import Limits

    before, start = _peak(), time.process_time()
    document = read_pdf(Path(sys.argv[1]), Limits())
    seconds = time.process_time() - start
    cost = {"pages": document.pages, "peak": _peak(), "before": before, "seconds": seconds}
    print(json.dumps(cost))


def _peak() -> int:
    """The most memory that this process had so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage counts what the parent had when it started this process
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * _KILOBYTE
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in bytes on macOS


if __name__ == "__main__":
    main()
