"""Errors that nobody foresaw, without their words: Prefect keeps and shows what an error says, and
one that is not ours may quote a document.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import HdrError


class Unforeseen(Exception):
    """Says what kind of error it was and where; the error itself is its cause."""


@contextmanager
def discreet() -> Iterator[None]:
    """Raise Unforeseen in the place of what is neither ours nor the system's (OSError)."""
    try:
        yield
    except (HdrError, OSError):
        raise
    except Exception as error:
        raise Unforeseen(f"{type(error).__name__} at {place_of(error)}") from error


def frames_of(error: BaseException) -> str:
    """The files, lines and functions through which an error came, a line each."""
    return "\n".join(
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )


def place_of(error: BaseException) -> str:
    """The file and line in which an error arose."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
