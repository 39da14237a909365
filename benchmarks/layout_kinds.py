"""The zoo of layouts: a made document for each way of laying out a plan, and its PDF twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tally import Json
from model.errors import Outcome, SubmissionError
from tests.layouts.kinds import KINDS, build
from tests.layouts.pdf_twins import print_with_libreoffice
from tests.layouts.reading import plan_of


@dataclass(frozen=True)
class Made:
    """A made document as read: `plan` is None when its `outcome` is not "checked"."""

    name: str
    gold: Json
    plan: Json | None
    outcome: str


def made_documents(folder: Path, *, printed: bool) -> Iterator[tuple[str, Made]]:
    """("docx" or "pdf", document) for every kind; `folder` gets the files.

    `printed` asks for the PDF twins too, which takes LibreOffice.
    """
    golds = {folder / name: build(kind, folder / name) for name, kind in KINDS.items()}
    if printed:
        print_with_libreoffice(golds)
    for place, gold in golds.items():
        for variant in ("docx", "pdf") if printed else ("docx",):
            yield variant, _read(place / f"submission.{variant}", gold)


def _read(path: Path, gold: Json) -> Made:
    name = f"{path.parent.name}/{path.name}"
    try:
        return Made(name, gold, plan_of(path), Outcome.CHECKED.value)
    except SubmissionError as error:
        return Made(name, gold, None, error.outcome.value)
