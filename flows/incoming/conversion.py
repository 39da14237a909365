"""Converting the odt, rtf and doc files of a batch before it is reviewed, many in one call.

LibreOffice takes two seconds to start and a fifth of one for a file. Nothing depends on this step:
a file that does not come out of it is converted when it is read.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path

from ingest.isolation import Workers
from ingest.office.conversion import FILES_IN_A_CALL, convert, looks_convertible
from ingest.programs import libreoffice
from ingest.programs.workspace import Workspace
from model.errors import SubmissionError
from model.settings import Limits, Settings

_log = logging.getLogger("hdr.conversion")
# For admitting the files and for tidying up, after LibreOffice's own time is over.
_GRACE_SECONDS = 30


def together(paths: Iterable[Path], settings: Settings) -> list[list[Path]]:
    """The files that look like odt, rtf or doc, in groups for one call each.

    Every worker gets its share. Nothing where there is no LibreOffice, or for a single file, which
    is as fast alone.
    """
    if libreoffice.find() is None:
        return []
    files = [path for path in paths if looks_convertible(path)]
    if len(files) < 2:
        return []
    size = min(FILES_IN_A_CALL, ceil(len(files) / settings.workers))
    return [files[start : start + size] for start in range(0, len(files), size)]


@contextmanager
def folder_for(groups: list[list[Path]], limits: Limits) -> Iterator[Path | None]:
    """A temporary folder for what is made of these files; None, and no folder, when there are none.

    It goes at the end of the with block, and when this process is killed.
    """
    if not groups:
        yield None
        return
    with Workspace(limits.seconds) as space:
        made = space.folder / "docx"
        made.mkdir()
        yield made


def convert_apart(workers: Workers, paths: list[Path], into: Path, limits: Limits) -> int:
    """Convert these files in a worker process; how many came out.

    Whatever goes wrong is logged and raises nothing: the files are converted one by one later.
    """
    try:
        made = workers.run(limits.seconds + _GRACE_SECONDS, convert, paths, into, limits)
    except (SubmissionError, OSError) as error:
        _log.warning("%d files are converted one by one: %s", len(paths), type(error).__name__)
        return 0
    if len(made) < len(paths):
        _log.info("%d of %d files are converted one by one", len(paths) - len(made), len(paths))
    return len(made)
