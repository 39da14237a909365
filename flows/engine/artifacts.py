"""What Prefect shows of a batch: how far it is, a table with a row per file, counts and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar, cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.batch import Batch
from flows.messages import say
from flows.results.of_batch import FIRST_PAGE
from model.finding import Severity
from model.outcomes import advice
from model.review import Review
from reports.notes import NOTES_FILE

_Thing = TypeVar("_Thing")

# Prefect shows a table whole; the overview of the results has every file.
_MOST_ROWS = 500
_STEPS = 20


def publish_artifacts(batch: Batch, out: Path) -> None:
    """Hand the table `hdr-review-table`, the summary `hdr-review-summary` and the link
    `hdr-review-overview` to Prefect.
    """
    create_table_artifact(table(batch, out), key="hdr-review-table")
    create_markdown_artifact(summary(batch, out), key="hdr-review-summary")
    page = (out / FIRST_PAGE).resolve().as_uri()
    create_link_artifact(page, link_text=FIRST_PAGE, key="hdr-review-overview")


def followed(made: Iterable[_Thing], total: int) -> Iterator[_Thing]:
    """The things as they come; their share of the total is shown as `hdr-review-progress`."""
    progress = create_progress_artifact(0.0, key="hdr-review-progress")
    shown = 0
    for count, thing in enumerate(made, start=1):
        step = _STEPS * count // total
        if step > shown:
            shown = step
            update_progress_artifact(cast(UUID, progress), 100.0 * count / total)
        yield thing


def table(batch: Batch, out: Path) -> list[dict[str, str | int]]:
    """One row per file, of the first 500 files; empty fields where the file was not checked."""
    rows = zip(islice(batch.reviews, _MOST_ROWS), batch.folders, strict=False)
    return [_row(review, out / folder / NOTES_FILE) for review, folder in rows]


def summary(batch: Batch, out: Path) -> str:
    """The counts of the batch and where the results are, as Markdown."""
    counts = say(
        "artifact_counts",
        files=len(batch.reviews),
        reread=batch.reread,
        checked=batch.checked,
        unchecked=len(batch.reviews) - batch.checked,
        ignored=len(batch.ignored),
    )
    left_out = _left_out(batch)
    where = say("artifact_out", path=out)
    return "\n\n".join(filter(None, (f"# {say('artifact_title')}", counts, left_out, where))) + "\n"


def _left_out(batch: Batch) -> str:
    """What was left out and why, as a list."""
    shown: Sequence[str] = [
        f"- `{each.path}`: {say(each.reason)}" for each in batch.ignored[:_MOST_ROWS]
    ]
    return "\n".join(shown)


def _row(review: Review, notes: Path) -> dict[str, str | int]:
    jst = review.plan.jst if review.plan else None
    score = review.completeness.score if review.completeness else None
    checked = review.outcome.was_checked
    return {
        say("column_file"): review.source.path,
        say("column_outcome"): advice(review.outcome).title,
        say("column_unit"): jst.value.name if jst else "",
        say("column_version"): review.submission.version or "",
        say("column_errors"): review.count(Severity.ERROR) if checked else "",
        say("column_warnings"): review.count(Severity.WARNING) if checked else "",
        say("column_completeness"): f"{score:.0%}" if score is not None else "",
        say("column_notes"): str(notes),
    }
