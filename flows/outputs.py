"""Writing the results of a batch: a folder per file, and the pages over all of them."""

from __future__ import annotations

from pathlib import Path

from flows.batch import Batch
from flows.messages import say
from model.errors import InboxError
from model.settings import Settings
from model.template import load_template
from reports.files import folder_for, write_text
from reports.json import reviews_jsonl, write_review
from reports.notes import write_notes
from reports.overview import OVERVIEW_FILE, Listed, write_overview
from reports.statistics import STATISTICS_FILE, write_statistics

FIRST_PAGE = OVERVIEW_FILE
ALL_REVIEWS = "reviews.jsonl"


def write_outputs(batch: Batch, out: Path, settings: Settings) -> None:
    """Write the files of every review into `out`, each whole or not at all.

    A folder per file with `review.json` and `uwagi.html`; over them the overview and all reviews as
    JSON Lines. The same batch gives the same bytes. Raises InboxError when `out` cannot be written.
    """
    try:
        _write(batch, out, settings)
    except OSError as error:
        raise InboxError(say("closed_output", path=out)) from error


def _write(batch: Batch, out: Path, settings: Settings) -> None:
    template = load_template(settings.template)
    listed: list[Listed] = []
    taken: set[str] = set()
    for review in batch.reviews:
        name = folder_for(review.source, taken)
        taken.add(name)
        write_review(review, out / name)
        notes = write_notes(
            review, template, out / name, settings.language, overview=f"../{OVERVIEW_FILE}"
        )
        listed.append(Listed(review, f"{name}/{notes.name}"))
    write_overview(listed, template, out, settings.language, statistics=STATISTICS_FILE)
    write_statistics(batch.reviews, template, out, settings.language, overview=OVERVIEW_FILE)
    write_text(out / ALL_REVIEWS, reviews_jsonl(batch.reviews))
