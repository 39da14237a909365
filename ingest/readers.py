"""Choosing the reader for a file by what it is. Readers load when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.admission import Admitted, Kind, admit
from ingest.facts import fact
from model.document import Document
from model.errors import Crashed, Unsupported
from model.settings import Limits

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
    reader = _reader(admitted.kind)
    if admitted.kind == "pdf":
        return reader(admitted.path, limits, is_word)
    return reader(admitted.path, limits)


def _reader(kind: Kind) -> Reader:
    if kind not in _READERS:
        raise Unsupported(fact("later", kind=kind.upper()))
    module, function = _READERS[kind]
    try:
        reader: Reader = getattr(import_module(module), function)
    except Exception as error:
        raise Crashed(fact("reader_missing", kind=kind.upper())) from error
    return reader
