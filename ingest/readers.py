"""Choosing the reader for a file by what it is. Readers load when they are first needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.admission import Admitted, Kind, admit
from ingest.facts import fact
from model.document import Document
from model.errors import Crashed, Unsupported
from model.settings import Limits

if TYPE_CHECKING:
    from ingest.pdf.attachments import Attachment, ReadAttached
    from ingest.pdf.file import PdfFile
    from ingest.pdf.pictures import Pictures, ReadPictures

Reader = Callable[..., Document]
IsWord = Callable[[str], bool]

# kind → module and function; imported late, so that a reader that is broken in some installation
# costs only the files of its own kind.
_READERS: dict[Kind, tuple[str, str]] = {
    "word": ("ingest.word.reader", "read_word"),
    "pdf": ("ingest.pdf.reader", "read_pdf"),
    "odt": ("ingest.office", "read_office"),
    "rtf": ("ingest.office", "read_office"),
    "doc": ("ingest.office", "read_office"),
}
_PICTURES = ("ingest.scan", "read_pictures")
_ENCLOSED = ("ingest.enclosed", "read_enclosed")


def read(path: Path, limits: Limits, is_word: IsWord | None = None) -> Document:
    """Admit the file and read it with the reader for its kind.

    `is_word` tells a word of the language; with it, words that a narrow column of a PDF broke
    without a hyphen are put together. Raises what `admit` and `read_admitted` raise.
    """
    return read_admitted(admit(path, limits), limits, is_word)


def read_admitted(admitted: Admitted, limits: Limits, is_word: IsWord | None = None) -> Document:
    """Read a file that was admitted, with the reader for its kind.

    Raises what the readers raise; Unsupported for a kind that is recognised but has no reader;
    Crashed when the reader itself does not load.
    """

    def read_attached(attached: Sequence[Attachment]) -> Document | None:
        read_enclosed = _loaded("PDF", *_ENCLOSED)
        inner: Document | None = read_enclosed(
            attached, limits, lambda one: _read(one, limits, is_word)
        )
        return inner

    return _read(admitted, limits, is_word, read_attached)


def _read(
    admitted: Admitted,
    limits: Limits,
    is_word: IsWord | None,
    read_attached: ReadAttached | None = None,
) -> Document:
    """Read a file. Without `read_attached` what is attached to it is left alone."""
    reader = _reader(admitted.kind)
    if admitted.kind == "pdf":
        return reader(admitted.path, limits, is_word, _read_pictures, read_attached)
    return reader(admitted.path, limits)


def _read_pictures(
    file: PdfFile, numbers: Sequence[int], limits: Limits, is_word: IsWord | None
) -> Pictures:
    """The pages of a PDF that are pictures; what it takes to read them is loaded only now."""
    # numpy would start a thread for each processor, each with memory that counts for the limit.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    read: ReadPictures = _loaded("skan", *_PICTURES)
    return read(file, numbers, limits, is_word)


def _reader(kind: Kind) -> Reader:
    if kind not in _READERS:
        raise Unsupported(fact("later", kind=kind.upper()))
    reader: Reader = _loaded(kind.upper(), *_READERS[kind])
    return reader


def _loaded(kind: str, module: str, function: str) -> Any:  # noqa: ANN401
    """A function of a module that is imported now. Raises Crashed when it does not load."""
    try:
        return getattr(import_module(module), function)
    except Exception as error:
        raise Crashed(fact("reader_missing", kind=kind)) from error
