"""Views of the places of findings, for the notes: made from the file that was sent."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from flows.copies import CopyOrder, opened_again, original_of
from model.errors import SubmissionError
from model.review import Review
from reports.surroundings.private import Hidden, Private
from reports.surroundings.views import Views
from reports.verdict import standing_findings
from rules.privacy import private_items
from rules.publication.personal_data import RULE

_log = logging.getLogger("hdr.views")


def views_of(path: Path, review: Review, order: CopyOrder) -> Views | None:
    """What is shown of the place of each standing finding; `path` is the file that was reviewed.

    For a PDF parts of its pages, unless the settings leave out images; for Word, and what was
    converted to it, the text around. Private data is masked. None when the file was not checked, is
    another one by now, or the views fail, which is logged without a word of the document.

    It opens the file, so it belongs into a worker process.
    """
    if not review.outcome.was_checked:
        return None
    try:
        return _views(path, review, order)
    except (SubmissionError, OSError) as error:
        _log.warning("sha256 %s: no views: %s", review.source.sha256[:12], type(error).__name__)
    except Exception as error:  # no view is worth the notes
        where = traceback.extract_tb(error.__traceback__)[-1]
        _log.error(
            "sha256 %s: no views: %s at %s:%s",
            review.source.sha256[:12],
            type(error).__name__,
            where.name,
            where.lineno,
        )
    return None


def _views(path: Path, review: Review, order: CopyOrder) -> Views | None:
    is_pages = review.source.reader in ("pdf", "scan")
    if is_pages and not order.settings.outputs.images:
        return None
    opened = opened_again(path, review, order)
    if opened is None:
        return None
    data, admitted = opened
    findings = standing_findings(review)
    private = Private(_private, tuple(each for each in review.findings if each.name == RULE.name))
    if is_pages:
        from reports.surroundings.pdf import page_views  # for PDF files only

        actions = review.plan.actions if review.plan else ()
        return page_views(data, findings, actions, private)
    from reports.surroundings.word import text_views

    original = original_of(data, admitted, review, order)
    return text_views(original.document, findings, private)


def _private(text: str, beside: str) -> list[Hidden]:
    """Private data as the rule sees it; where a person may be meant, that is assumed."""
    found = private_items(text, beside, of_person=True)
    return [(item.start, item.end, item.masked) for item in found]
