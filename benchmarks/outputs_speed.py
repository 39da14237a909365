"""Writing everything of one file: review.json, the notes, the letter, the copy with remarks."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SAMPLES
from benchmarks.cpu import Times
from benchmarks.pdf_speed import pages_of, pdf_files
from flows.results.of_file import write_results
from flows.results.sent import ResultsOrder
from flows.steps import review_file
from model.settings import Outputs, Settings
from model.template import load_template
from reports.notes import NOTES_FILE

ROUNDS = 5


@dataclass(frozen=True)
class Written:
    """Medians of a file in seconds of CPU, without and with pictures of pages, and the bytes of
    its notes.
    """

    name: str
    pages: int
    findings: int
    without: float
    pictured: float
    bytes_without: int
    bytes_pictured: int


def measure_outputs(rounds: int = ROUNDS) -> list[Written]:
    """Every PDF of the samples with text; what is needed is loaded beforehand, as in a batch."""
    return [_measure(path, rounds) for path in pdf_files()]


def for_pages(written: list[Written], pages: int) -> tuple[float, float]:
    """Seconds for so many pages without and with pictures, by the means of a page."""
    read = sum(each.pages for each in written)
    without = sum(each.without for each in written) / read * pages
    return without, sum(each.pictured for each in written) / read * pages


def _measure(path: Path, rounds: int) -> Written:
    times, template = Times(), load_template()
    review = review_file(path, Settings(), template, relative_to=SAMPLES)
    sizes: dict[bool, int] = {}
    for turn in range(rounds + 1):
        for images in (False, True):
            settings = Settings(outputs=Outputs(images=images))
            order = ResultsOrder(settings=settings, template=template)
            with tempfile.TemporaryDirectory() as folder:
                kept = times if turn else Times()  # the first round warms up
                kept.time(images, write_results, path, review, Path(folder), order)
                sizes[images] = (Path(folder) / NOTES_FILE).stat().st_size
    return Written(
        name=path.name,
        pages=pages_of(path),
        findings=len(review.findings),
        without=times.median(False),
        pictured=times.median(True),
        bytes_without=sizes[False],
        bytes_pictured=sizes[True],
    )
