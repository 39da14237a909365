"""Passages that submissions of a batch share, put into their reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.waivers import load_waivers, with_waivers
from model.review import Review
from model.settings import Settings
from model.template import Template
from rules.batch.copied_passages import copied_passages
from rules.batch.prints import Prints


def with_copied_passages(
    reviews: Sequence[Review], prints: Iterable[Prints], settings: Settings, template: Template
) -> list[Review]:
    """The reviews, those of submissions that share passages with others with findings that say so.

    `prints` are what is compared, named by the path of their submission, in any order; reviews
    without one stay as they are. Waivers hold for these findings, too.
    """
    by_path = {each.name: each for each in prints}
    compared = [review for review in reviews if review.source.path in by_path]
    batch = [by_path[review.source.path] for review in compared]
    found = copied_passages(batch, settings, template.id)
    findings = {review.source.path: own for review, own in zip(compared, found, strict=True) if own}
    waivers = load_waivers(settings) if findings else ()
    return [
        with_waivers(
            review.model_copy(
                update={"findings": (*review.findings, *findings[review.source.path])}
            ),
            waivers,
        )
        if review.source.path in findings
        else review
        for review in reviews
    ]
