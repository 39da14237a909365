"""The labelled files, and their reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tally import Json
from flows.steps import review_file
from model.settings import Settings
from model.template import load_template
from reports.json import review_json

ROOT = Path(__file__).parents[1]
SAMPLES, GOLD = ROOT / "samples", ROOT / "tests" / "gold"
KINDS = ("docx", "pdf", "office", "scan")
_ENDINGS = {".docx": "docx", ".pdf": "pdf", ".doc": "office", ".odt": "office", ".rtf": "office"}
_SCAN = "-scan"
_MODEL_ANSWER = "wzorcowa-odpowiedz"


@dataclass(frozen=True)
class Labelled:
    """A file with its gold. `kind` is one of KINDS."""

    path: Path
    kind: str
    gold: Json


def labelled_files(kinds: Sequence[str] = KINDS) -> Iterator[Labelled]:
    """The samples of these kinds that have gold, by name.

    The model answer is left out: it was written to be read without a fault.
    """
    for path in sorted(SAMPLES.iterdir()):
        kind = "scan" if path.stem.endswith(_SCAN) else _ENDINGS.get(path.suffix)
        gold = GOLD / f"{path.stem.removesuffix(_SCAN)}.json"
        if path.stem != _MODEL_ANSWER and kind is not None and kind in kinds and gold.exists():
            yield Labelled(path, kind, json.loads(gold.read_text(encoding="utf-8")))


def review_of(path: Path) -> Json:
    """The review of a file as `review.json` holds it."""
    review: Json = json.loads(review_json(review_file(path, Settings(), load_template())))
    return review
