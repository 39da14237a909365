"""A Word file, step by step, against a bare walk of its XML and against markitdown."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from unittest.mock import patch

from lxml import etree
from markitdown import MarkItDown

from benchmarks.corpus import SAMPLES
from benchmarks.cpu import Times, forget_texts
from extractors.plan import extract_plan
from flows.results.of_file import write_results
from flows.results.sent import ResultsOrder
from flows.steps import review_file
from ingest.word.package import Package
from ingest.word.reader import read_word
from model.settings import Limits, Settings
from model.template import load_template
from model.units import load_register
from rules.check import check

ROUNDS = 5
STEPS = ("walk", "walk of the text", "read", "extract", "check", "write", "review", "markitdown")
_STYLES = "word/styles.xml"


def word_files() -> list[Path]:
    """The Word files that are timed."""
    return sorted(SAMPLES.glob("*.docx"))


def time_word_files(rounds: int = ROUNDS) -> Times:
    """The CPU time of (file, step) for every step of STEPS.

    Before a file is timed, the process has reviewed another one and forgotten all texts before
    that: dictionaries, register, template and rules are loaded, but the texts of the file are new
    to every cache.
    """
    times, peer, files = Times(), MarkItDown(), word_files()
    for turn in range(rounds + 1):
        for before, path in zip((files[-1], *files), files, strict=False):
            _time_file(path, before, times if turn else Times(), peer)  # the first round warms up
    return times


def _time_file(path: Path, before: Path, times: Times, peer: MarkItDown) -> None:
    template, settings = load_template(), Settings()
    parts = parts_read(path)
    forget_texts()
    review_file(before, settings, template)
    times.time((path, "walk"), walk, path, parts)
    times.time((path, "walk of the text"), walk, path, [name for name in parts if name != _STYLES])
    document = times.time((path, "read"), read_word, path, settings.limits)
    plan = times.time((path, "extract"), extract_plan, document, template, load_register())
    times.time((path, "check"), check, plan, document, template, settings)
    times.time((path, "markitdown"), peer.convert, str(path))
    forget_texts()
    review_file(before, settings, template)
    review = times.time((path, "review"), review_file, path, settings, template)
    with tempfile.TemporaryDirectory() as out:
        order = ResultsOrder(settings=settings, template=template)
        times.time((path, "write"), write_results, path, review, Path(out), order)


def walk(path: Path, parts: list[str]) -> int:
    """Unzip and parse parts of a package and look at every element; gives their letters."""
    letters = 0
    with zipfile.ZipFile(path) as archive:
        for name in parts:
            for element in etree.fromstring(archive.read(name)).iter():
                letters += len(element.text or "")
    return letters


def parts_read(path: Path) -> list[str]:
    """The names of the parts of a package that our reader parses."""
    with patch.object(Package, "tree", autospec=True, side_effect=Package.tree) as seen:
        read_word(path, Limits())
    names = {call.args[1] for call in seen.call_args_list}
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name in names]
