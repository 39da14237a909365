"""The results of one submission: a folder with its review, the notes, the letter and the copy."""

from __future__ import annotations

import logging
from pathlib import Path

from flows.results.basis import plain_addresses
from flows.results.copies import write_copy
from flows.results.sent import ResultsOrder, Sent
from flows.results.views import views_of
from ingest.isolation import Workers
from model.errors import SubmissionError
from model.review import Review
from reports.drafts import DRAFT_FILE, Enclosure, Mailing, address_for, draft
from reports.files import write_bytes
from reports.json import write_review
from reports.letter.contents import Posting
from reports.letter.writer import LETTER_FILE, letter, load_form
from reports.notes import write_notes
from reports.overview import OVERVIEW_FILE
from reports.surroundings.views import Views
from reports.wording import wording

_log = logging.getLogger("hdr.results")


def write_results_apart(
    workers: Workers, path: Path, review: Review, into: Path, order: ResultsOrder
) -> tuple[str, ...]:
    """`write_results` in a worker process. Where that fails the results go without a copy.

    Raises OSError when `into` cannot be written.
    """
    text = review.model_dump_json()
    try:
        return workers.run(order.settings.limits.seconds, _write_of_json, path, text, into, order)
    except SubmissionError as error:
        _log.warning("sha256 %s: no copy: %s", review.source.sha256[:12], type(error).__name__)
    return _write(review, into, order, copy=None)


def write_results(path: Path, review: Review, into: Path, order: ResultsOrder) -> tuple[str, ...]:
    """Write `review.json`, the notes, and for a file that was checked the covering letter and the
    marked-up copy; their names. `path` is the file that was sent, `into` the folder.

    The same review gives the same bytes. Raises OSError when `into` cannot be written.
    """
    sent = Sent(path, review, order)
    copy = write_copy(sent, into) if order.settings.outputs.copies else None
    return _write(review, into, order, copy=copy.name if copy else None, views=views_of(sent))


def _write_of_json(path: Path, review: str, into: Path, order: ResultsOrder) -> tuple[str, ...]:
    return write_results(path, Review.model_validate_json(review), into, order)


def _write(
    review: Review, into: Path, order: ResultsOrder, *, copy: str | None, views: Views | None = None
) -> tuple[str, ...]:
    settings, template = order.settings, order.template
    files: dict[str, str] = {}
    written = [write_review(review, into).name]
    if copy:
        files["copy"] = copy
    if review.outcome.was_checked:
        form = order.form or load_form(settings.outputs.letter, settings.language)
        data = letter(
            form, review, template, wording(settings.language), Posting(order.day, copy or "")
        )
        files["letter"] = write_bytes(into / LETTER_FILE, data).name
        if settings.outputs.drafts and review.submission.current:
            files["draft"] = _write_draft(review, into, order, data, copy)
    notes = write_notes(
        review,
        template,
        into,
        settings.language,
        overview=f"../{OVERVIEW_FILE}",
        files=files,
        views=views,
    )
    return (*written, notes.name, *files.values())


def _write_draft(
    review: Review, into: Path, order: ResultsOrder, letter: bytes, copy: str | None
) -> str:
    """The name of the message to the author with the letter and the copy that lie in `into`."""
    settings = order.settings
    mailing = Mailing(
        to=address_for(review, plain_addresses(settings)),
        day=order.day,
        letter=Enclosure(LETTER_FILE, letter),
        copy=Enclosure(copy, (into / copy).read_bytes()) if copy else None,
    )
    data = draft(review, order.template, wording(settings.language), mailing)
    return write_bytes(into / DRAFT_FILE, data).name
