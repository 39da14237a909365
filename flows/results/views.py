"""Views of the places of findings, for the notes: made from the file that was sent."""

from __future__ import annotations

from flows.results.sent import Sent, spared
from reports.surroundings.private import Hidden, Private
from reports.surroundings.views import Views
from reports.verdict import standing_findings
from rules.privacy import private_items
from rules.publication.personal_data import RULE


def views_of(sent: Sent) -> Views | None:
    """What is shown of the place of each standing finding of a file.

    For a PDF parts of its pages, unless the settings leave out images; for Word, and what was
    converted to it, the text around. Private data is masked. None when the file was not checked, is
    another one by now, or the views fail.

    It opens the file, so it belongs into a worker process.
    """
    if not sent.review.outcome.was_checked:
        return None
    return spared("views", sent.review, lambda: _views(sent))


def _views(sent: Sent) -> Views | None:
    review = sent.review
    is_pages = review.source.reader in ("pdf", "scan")
    if is_pages and not sent.order.settings.outputs.images:
        return None
    if sent.opened is None:
        return None
    findings = standing_findings(review)
    private = Private(_private, tuple(each for each in review.findings if each.name == RULE.name))
    if is_pages:
        from reports.surroundings.pdf import page_views  # for PDF files only

        actions = review.plan.actions if review.plan else ()
        return page_views(sent.opened.data, findings, actions, private)
    from reports.surroundings.word import text_views

    return text_views(sent.original.document, findings, private)


def _private(text: str, beside: str) -> list[Hidden]:
    """Private data as the rule sees it; where a person may be meant, that is assumed."""
    found = private_items(text, beside, of_person=True, is_private=_anybody)
    return [(item.start, item.end, item.masked) for item in found]


def _anybody(_name: str) -> bool:
    return True
