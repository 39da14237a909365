"""Running many files through the real steps of a review, several at once, each within limits."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from flows.incoming.conversion import convert_apart, folder_for, together
from flows.steps import review_apart
from ingest.admission import weigh
from ingest.isolation import Workers
from ingest.office import place_for, read_converted
from ingest.programs import libreoffice
from ingest.readers import read
from model.document import Document, block_lines
from model.errors import SubmissionError
from model.settings import Limits, Settings
from model.template import load_template

# Nothing here takes a tenth of it on a quiet machine; what takes longer hangs.
LIMITS = Limits(seconds=60)
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a file: the outcome of its review, who read it, how many pages, and its text.

    `text` is None where it was not asked for.
    """

    outcome: str
    detail: str
    reader: str | None
    pages: int | None
    text: str | None = None


def look_at(files: Sequence[Path], with_text: Iterable[Path]) -> dict[Path, Seen]:
    """Review every file; the text of those `with_text` too."""
    asked, settings = set(with_text), Settings(workers=_WORKERS, limits=LIMITS)
    groups, template = together(files, settings), load_template()
    with (
        folder_for(groups, LIMITS) as converted,
        Workers(_WORKERS, LIMITS.memory_megabytes) as workers,
        ThreadPoolExecutor(_WORKERS) as threads,
    ):

        def convert(group: list[Path]) -> None:
            if converted is not None:
                convert_apart(workers, group, converted, LIMITS)

        def look(path: Path) -> Seen:
            review = review_apart(workers, path, settings, template, converted=converted)
            text = None
            if path in asked:
                try:
                    text = workers.run(LIMITS.seconds, text_of, path, converted)
                except SubmissionError as error:
                    text = f"{type(error).__name__}: {error}"
            source = review.source
            detail = review.outcome_detail or ""
            return Seen(review.outcome.value, detail, source.reader, source.pages, text)

        list(threads.map(convert, groups))
        return dict(zip(files, threads.map(look, files), strict=True))


def text_of(path: Path, converted: Path | None) -> str:
    """All words of a file, hidden ones and notes too. `converted` holds what was made of some."""
    logging.disable(logging.CRITICAL)
    made = place_for(weigh(path).sha256, converted) if converted else None
    document = read_converted(made, LIMITS) if made and made.exists() else read(path, LIMITS)
    return _text(document)


def _text(document: Document) -> str:
    lines = [line for block in document.blocks for line in block_lines(block)]
    shown = [mark for mark in document.marks if mark.kind not in ("deletion", "insertion")]
    return "\n".join([*lines, *(f"{mark.text} {mark.note or ''}" for mark in shown)])


def path_without_tesseract(folder: Path) -> str:
    """A PATH with LibreOffice only, so that scans end as such at once."""
    if real := libreoffice.find():
        program = folder / "soffice"
        program.write_text(
            f'#!/bin/sh\nPATH="{os.environ["PATH"]}" exec "{real}" "$@"\n', encoding="utf-8"
        )
        program.chmod(0o755)
    return str(folder)
