"""A review as JSON for other systems (contract: `review.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from model.review import Review
from reports.files import write_text

REVIEW_FILE = "review.json"


def review_json(review: Review) -> str:
    """One review as indented JSON: keys in the order of the contract, a newline at the end.

    The same review gives the same text. Write it as UTF-8 (`write_review` does).
    """
    return _dump(review, indent=2)


def reviews_jsonl(reviews: Iterable[Review]) -> str:
    """The reviews as JSON Lines, one a line, in the order given."""
    return "".join(map(review_line, reviews))


def review_line(review: Review) -> str:
    """One review as a line of JSON Lines."""
    return _dump(review, indent=None)


def write_review(review: Review, folder: Path) -> Path:
    """Write `review.json` into `folder` and return its path. Raises OSError when it cannot."""
    return write_text(folder / REVIEW_FILE, review_json(review))


def _dump(review: Review, *, indent: int | None) -> str:
    data = review.model_dump(mode="json")
    for action in (data["plan"] or {}).get("actions", ()):
        # The one mapping in a review: two equal ones may have been filled in another order.
        action["places"] = dict(sorted(action["places"].items()))
    separators = (",", ":") if indent is None else None
    text = json.dumps(
        data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )
    return text + "\n"
