"""The file that was sent, opened again when results are written: to be marked and to be shown."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from flows.engine.discreet import place_of
from ingest.admission import Admitted, admit
from model.base import Frozen
from model.errors import SubmissionError
from model.review import Review
from model.settings import Settings
from model.template import Template
from reports.letter.writer import Form

if TYPE_CHECKING:
    from reports.word_comments.writer import Original

_log = logging.getLogger("hdr.results")
_Made = TypeVar("_Made")


class ResultsOrder(Frozen):
    """What the results of a file are made from: `day` dates what is for the author (None: no date),
    `converted` is a folder with what `ingest.office.convert` made of files, this one perhaps among
    them, `form` the template of the letter (None: as the settings say).
    """

    settings: Settings
    template: Template
    day: date | None = None
    converted: Path | None = None
    form: Form | None = None


class Opened(NamedTuple):
    """The bytes of a file and what it is."""

    data: bytes
    admitted: Admitted


class Sent:
    """The file that a review is of. It is opened and read once, however many ask for it."""

    def __init__(self, path: Path, review: Review, order: ResultsOrder) -> None:
        self.path = path
        self.review = review
        self.order = order

    @cached_property
    def opened(self) -> Opened | None:
        """None when it is another file by now, or when what was reviewed is attached to it.

        Raises SubmissionError and OSError.
        """
        data, sha256 = self.path.read_bytes(), self.review.source.sha256
        if hashlib.sha256(data).hexdigest() != sha256:
            _log.warning("sha256 %s: changed since it was read", sha256[:12])
            return None
        admitted = admit(self.path, self.order.settings.limits)
        if admitted.kind == "pdf" and self.review.source.reader not in ("pdf", "scan"):
            _log.info("sha256 %s: the plan is attached to it", sha256[:12])
            return None
        return Opened(data, admitted)

    @cached_property
    def original(self) -> Original:
        """The Word file that was read, or that was made of an odt, rtf or doc, and what the reader
        makes of it; for files that are opened and no PDF.

        Raises SubmissionError when it cannot be read or made any more.
        """
        from ingest.word.reader import read_word
        from reports.word_comments.writer import Original

        assert self.opened is not None
        data, admitted = self.opened
        limits = self.order.settings.limits
        if admitted.kind == "word":
            return Original(data, read_word(admitted.path, limits))
        from ingest.office.conversion import convert_one, place_for
        from ingest.programs.workspace import Workspace

        converted = self.order.converted
        made = place_for(self.review.source.sha256, converted) if converted else None
        if made is not None and made.exists():
            return Original(made.read_bytes(), read_word(made, limits), admitted.kind)
        with Workspace(limits.seconds) as space:
            alone = convert_one(admitted, space)
            return Original(alone.read_bytes(), read_word(alone, limits), admitted.kind)


def spared(what: str, review: Review, make: Callable[[], _Made | None]) -> _Made | None:
    """What `make` gives; None where it fails: neither a copy nor a view is worth the other results.

    A failure is logged by its kind and place, without a word of the document.
    """
    sha256 = review.source.sha256[:12]
    try:
        return make()
    except (SubmissionError, OSError) as error:
        _log.warning("sha256 %s: no %s: %s", sha256, what, type(error).__name__)
    except Exception as error:
        kind = type(error).__name__
        _log.error("sha256 %s: no %s: %s at %s", sha256, what, kind, place_of(error))
    return None
