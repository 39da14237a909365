"""Whether the outside programs are there and work, found out by trying them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import NamedTuple

from ingest.programs import libreoffice, tesseract
from ingest.programs.about import Name, fact
from ingest.programs.workspace import Workspace
from model.base import Frozen
from model.errors import SubmissionError

_TRIAL = rb"{\rtf1\ansi Harmonogram\par}"


class Presence(Frozen):
    """A program on this machine. `path` is None when it is not there, `problem` when it works.

    `version` is None when it does not say; `detail` is what else there is to know, in Polish.
    """

    id: Name
    path: str | None = None
    version: str | None = None
    detail: str | None = None
    problem: str | None = None

    @property
    def works(self) -> bool:
        """True when files that need the program can be read."""
        return self.path is not None and self.problem is None


class _Tried(NamedTuple):
    version: str | None
    detail: str | None = None
    problem: str | None = None


def look_for(name: Name, seconds: float = 60) -> Presence:
    """Find a program and try it, within so many seconds. It is never an error if it fails."""
    find, try_out = _PROBES[name]
    path = find()
    if path is None:
        return Presence(id=name)
    try:
        with Workspace(seconds) as space:
            tried = try_out(path, space)
    except (SubmissionError, OSError) as error:
        tried = _Tried(None, problem=fact("no_answer", kind=type(error).__name__))
    return Presence(id=name, path=path, **tried._asdict())


def _try_libreoffice(program: str, space: Workspace) -> _Tried:
    version = libreoffice.version(program, space)
    trial = space.folder / "trial.rtf"
    trial.write_bytes(_TRIAL)
    into = space.folder / "made"
    into.mkdir()
    finished = libreoffice.to_docx(program, space, [trial], into)
    if zipfile.is_zipfile(into / "trial.docx"):
        return _Tried(version)
    lacks_writer = libreoffice.lacks_writer(finished)
    return _Tried(version, problem=fact("no_writer" if lacks_writer else "trial_failed"))


def _try_tesseract(program: str, space: Workspace) -> _Tried:
    version = tesseract.version(program, space)
    languages = tesseract.languages(program, space)
    return _Tried(
        version,
        detail=fact("languages", names=", ".join(sorted(languages))) if languages else None,
        problem=None if tesseract.POLISH in languages else fact("no_polish"),
    )


_PROBES: dict[Name, tuple[Callable[[], str | None], Callable[[str, Workspace], _Tried]]] = {
    "libreoffice": (libreoffice.find, _try_libreoffice),
    "tesseract": (tesseract.find, _try_tesseract),
}
