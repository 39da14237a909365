"""Reading odt, rtf and doc: LibreOffice makes a docx of the file, the Word reader reads it."""

from __future__ import annotations

from pathlib import Path

from ingest.admission import admit
from ingest.office.conversion import convert_one
from ingest.programs.workspace import Workspace
from ingest.word.reader import read_word
from model.document import Document
from model.settings import Limits


def read_office(path: Path, limits: Limits) -> Document:
    """Read an odt, rtf or doc file. Its macros are never run, its links never followed.

    Raises Unsupported without LibreOffice, Damaged for a file that it refuses, TimedOut, Crashed
    when it fails, and what the Word reader raises.
    """
    file = admit(path, limits)
    with Workspace(limits.seconds) as space:
        return read_converted(convert_one(file, space), limits)


def read_converted(docx: Path, limits: Limits) -> Document:
    """Read what `convert` made of a file. Raises what the Word reader raises."""
    return read_word(docx, limits).model_copy(update={"reader": "office"})
