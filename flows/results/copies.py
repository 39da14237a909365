"""Marked-up copies for the authors: the file that was sent, with the remarks at their places."""

from __future__ import annotations

from pathlib import Path

from flows.results.sent import Sent, spared
from model.base import Frozen
from reports.files import file_for, write_bytes
from reports.remarks import Marked
from reports.wording import wording

# Endings by media type; what a file was called may be wrong.
_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": "dotx",
    "application/vnd.ms-word.document.macroEnabled.12": "docm",
    "application/vnd.ms-word.template.macroEnabled.12": "dotm",
    "application/pdf": "pdf",
}


class Copy(Frozen):
    """A copy that was written: how many remarks stand at the quoted words, and how many near."""

    name: str
    exact: int
    near: int


def write_copy(sent: Sent, into: Path) -> Copy | None:
    """Write the marked-up copy of a file into a folder; what was written.

    A Word file comes back as one with comments, a PDF with highlights and notes; of odt, rtf and
    doc the Word file that was read. None when the file was not checked, is not the one that was
    reviewed, or the copy fails. Raises OSError where nothing can be written.
    """
    review = sent.review
    if not review.outcome.was_checked:
        return None
    marked = spared("copy", review, lambda: _marked(sent))
    if marked is None or sent.opened is None:
        return None
    words = wording(sent.order.settings.language)
    ending = _ENDINGS.get(sent.opened.admitted.media_type, "docx")
    name = file_for(review.source, words.say("marked.suffix"), ending)
    write_bytes(into / name, marked.data)
    return Copy(name=name, exact=marked.exact, near=marked.near)


def _marked(sent: Sent) -> Marked | None:
    if sent.opened is None:
        return None
    review, order = sent.review, sent.order
    words = wording(order.settings.language)
    if sent.opened.admitted.kind == "pdf":
        from reports.pdf_marks.writer import highlighted  # for PDF files only

        return highlighted(sent.opened.data, review, order.template, words, order.day)
    from reports.word_comments.writer import commented

    return commented(sent.original, review, order.template, words, order.day)
