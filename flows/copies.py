"""Marked-up copies for the authors: the file that was sent, with the remarks at their places."""

from __future__ import annotations

import hashlib
import logging
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.admission import Admitted, admit
from ingest.isolation import Workers
from model.base import Frozen
from model.errors import SubmissionError
from model.review import Review
from model.settings import Settings
from model.template import Template
from reports.files import file_for, write_bytes
from reports.letter.writer import Form
from reports.wording import wording

if TYPE_CHECKING:
    from reports.word_comments.writer import Original

_log = logging.getLogger("hdr.copies")
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


class CopyOrder(Frozen):
    """What copies and letters are made from: `day` dates them (None: no date), `converted` is a
    folder with what `ingest.office.convert` made of files, this one perhaps among them, `form` the
    template of the letter (None: as the settings say).
    """

    settings: Settings
    template: Template
    day: date | None = None
    converted: Path | None = None
    form: Form | None = None


def copy_apart(
    workers: Workers, path: Path, review: Review, into: Path, order: CopyOrder
) -> Copy | None:
    """`write_copy` in a worker process, so that a file that hangs or crashes it costs itself only.

    None when there is no copy: the file was not checked, or the copy failed, which is logged.
    """
    if not review.outcome.was_checked:
        return None
    seconds = order.settings.limits.seconds
    try:
        return workers.run(seconds, _copy_of_data, path, review.model_dump(), into, order)
    except (SubmissionError, OSError) as error:
        _log.warning("sha256 %s: no copy: %s", review.source.sha256[:12], type(error).__name__)
        return None


def write_copy(path: Path, review: Review, into: Path, order: CopyOrder) -> Copy | None:
    """Write the marked-up copy of the file at `path` into a folder; what was written.

    A Word file comes back as one with comments, a PDF with highlights and notes; of odt, rtf and
    doc the Word file that was read. None when the file is not the one that was reviewed, or the
    copy fails, which is logged without a word of the document.

    Raises SubmissionError where the file cannot be read any more, OSError where nothing can be
    written.
    """
    opened = opened_again(path, review, order)
    if opened is None:
        return None
    data, admitted = opened
    words = wording(order.settings.language)
    try:
        if admitted.kind == "pdf":
            from reports.pdf_marks.writer import highlighted  # for PDF files only

            marked = highlighted(data, review, order.template, words, order.day)
        else:
            from reports.word_comments.writer import commented

            original = original_of(data, admitted, review, order)
            marked = commented(original, review, order.template, words, order.day)
    except SubmissionError:
        raise
    except Exception as error:  # no copy is worth the reviews of a batch
        where = traceback.extract_tb(error.__traceback__)[-1]
        _log.error(
            "sha256 %s: no copy: %s at %s:%s",
            review.source.sha256[:12],
            type(error).__name__,
            where.name,
            where.lineno,
        )
        return None
    ending = _ENDINGS.get(admitted.media_type, "docx")
    name = file_for(review.source, words.say("marked.suffix"), ending)
    write_bytes(into / name, marked.data)
    return Copy(name=name, exact=marked.exact, near=marked.near)


def opened_again(path: Path, review: Review, order: CopyOrder) -> tuple[bytes, Admitted] | None:
    """The bytes of the file that was reviewed; None when it is another one by now, or when what was
    reviewed is attached to it. Raises SubmissionError and OSError.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != review.source.sha256:
        _log.warning("sha256 %s: changed since it was read", review.source.sha256[:12])
        return None
    admitted = admit(path, order.settings.limits)
    if admitted.kind == "pdf" and review.source.reader not in ("pdf", "scan"):
        _log.info("sha256 %s: the plan is attached to it", review.source.sha256[:12])
        return None
    return data, admitted


def _copy_of_data(
    path: Path, review: dict[str, object], into: Path, order: CopyOrder
) -> Copy | None:
    """`write_copy` of a review as plain data: pickle cannot name the generic models it holds."""
    return write_copy(path, Review.model_validate(review), into, order)


def original_of(data: bytes, admitted: Admitted, review: Review, order: CopyOrder) -> Original:
    """The Word file that was read, or that was made of an odt, rtf or doc, and what the reader
    makes of it. Raises SubmissionError when it cannot be read or made any more.
    """
    from ingest.word.reader import read_word
    from reports.word_comments.writer import Original

    limits = order.settings.limits
    if admitted.kind == "word":
        return Original(data, read_word(admitted.path, limits))
    from ingest.office.conversion import convert_one, place_for
    from ingest.programs.workspace import Workspace

    ending = admitted.kind
    made = place_for(review.source.sha256, order.converted) if order.converted else None
    if made is not None and made.exists():
        return Original(made.read_bytes(), read_word(made, limits), ending)
    with Workspace(limits.seconds) as space:
        alone = convert_one(admitted, space)
        return Original(alone.read_bytes(), read_word(alone, limits), ending)
