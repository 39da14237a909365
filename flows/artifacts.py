"""What Prefect shows of a batch: a table with a row per file, and the counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.batch import Batch
from flows.messages import say
from model.finding import Severity
from model.outcomes import advice
from model.review import Review


def publish_artifacts(batch: Batch, out: Path) -> None:
    """Hand the table `hdr-review-table` and the summary `hdr-review-summary` to Prefect."""
    create_table_artifact(table(batch.reviews), key="hdr-review-table")
    create_markdown_artifact(summary(batch, out), key="hdr-review-summary")


def table(reviews: Sequence[Review]) -> list[dict[str, str | int]]:
    """One row per file; empty fields where the file was not checked."""
    return [_row(review) for review in reviews]


def summary(batch: Batch, out: Path) -> str:
    """The counts of the batch and where the results are, as Markdown."""
    checked = sum(review.outcome.was_checked for review in batch.reviews)
    counts = say(
        "artifact_counts",
        files=len(batch.reviews),
        checked=checked,
        unchecked=len(batch.reviews) - checked,
        ignored=len(batch.ignored),
    )
    return f"# {say('artifact_title')}\n\n{counts}\n\n{say('artifact_out', path=out)}\n"


def _row(review: Review) -> dict[str, str | int]:
    jst = review.plan.jst if review.plan else None
    score = review.completeness.score if review.completeness else None
    checked = review.outcome.was_checked
    return {
        say("column_file"): review.source.path,
        say("column_outcome"): advice(review.outcome).title,
        say("column_unit"): jst.value.name if jst else "",
        say("column_errors"): review.count(Severity.ERROR) if checked else "",
        say("column_warnings"): review.count(Severity.WARNING) if checked else "",
        say("column_completeness"): f"{score:.0%}" if score is not None else "",
    }
