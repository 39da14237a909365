"""From odt, rtf and doc to docx: one file, or many in one call, which is five times faster."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ingest import compound
from ingest.admission import Admitted, Kind, admit, weigh
from ingest.office.steady import make_steady
from ingest.programs import libreoffice
from ingest.programs.about import fact, missing
from ingest.programs.workspace import Finished, Workspace
from model.errors import Crashed, Damaged, SubmissionError, Unsupported
from model.settings import Limits

KINDS: tuple[Kind, ...] = ("odt", "rtf", "doc")
# One call for more would save little, and a file that hangs costs the call for all of them.
FILES_IN_A_CALL = 25
# How a file of these kinds begins. OpenDocument 1.3 part 2, 3.3: the entry "mimetype" of a package
# comes first and unpacked, so that its content stands at byte 38.
_RTF, _ZIP = b"{\\rt", b"PK\x03\x04"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ODT_AT = 30


def looks_convertible(path: Path) -> bool:
    """Whether the file begins like one to convert: a cheap look, which admission may not confirm.

    An odt whose parts are in an odd order is not seen here; it is read alone.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_ODT_AT + len(_ODT))
    except OSError:
        return False
    return head.startswith((_RTF, compound.MAGIC)) or (
        head.startswith(_ZIP) and head[_ODT_AT:] == _ODT
    )


def place_for(sha256: str, into: Path) -> Path:
    """Where `convert` puts what it makes of the file with this hash."""
    return into / f"{sha256}.docx"


def convert(paths: Iterable[Path], into: Path, limits: Limits) -> dict[Path, Path]:
    """The files of these that come out as docx → where, in the folder `into` under their hashes.

    To be called for a batch before its files are read with `read_converted`. A file that is missing
    from the answer is of another kind, or did not come out; `read_office` on it alone says why. The
    answer is empty where LibreOffice is not installed. Nothing is written beside the files.

    Each call for up to 25 files may take `limits.seconds`.
    """
    program = libreoffice.find()
    admitted = [file for path in paths if (file := _admitted(path, limits))] if program else []
    done: dict[Path, Path] = {}
    for first in range(0, len(admitted), FILES_IN_A_CALL):
        files = admitted[first : first + FILES_IN_A_CALL]
        done.update(_convert_together(program or "", files, into, limits))
    return done


def convert_one(file: Admitted, space: Workspace) -> Path:
    """The docx made of one file; it stands in the workspace.

    Raises Unsupported without LibreOffice, Damaged for a file that it refuses, TimedOut, and
    Crashed when it fails.
    """
    program = libreoffice.find()
    if program is None:
        raise Unsupported(missing("libreoffice"))
    copy, made = _placed([file], space)[0]
    finished = libreoffice.to_docx(program, space, [copy], made.parent)
    if not zipfile.is_zipfile(made):
        raise _failure(finished)
    make_steady(made)
    return made


def _convert_together(
    program: str, files: Sequence[Admitted], into: Path, limits: Limits
) -> dict[Path, Path]:
    done: dict[Path, Path] = {}
    with Workspace(limits.seconds) as space:
        places = _placed(files, space)
        # Too slow: what is ready is used, the others are read alone, each in its own time.
        with suppress(SubmissionError):
            libreoffice.to_docx(program, space, [copy for copy, _ in places], places[0][1].parent)
        for file, (copy, made) in zip(files, places, strict=True):
            if zipfile.is_zipfile(made):  # one that was being written has no end yet
                make_steady(made)
                done[file.path] = place_for(weigh(copy).sha256, into)
                shutil.move(made, done[file.path])
    return done


def _admitted(path: Path, limits: Limits) -> Admitted | None:
    """The file if it is one to convert; what is wrong with another is said when it is read."""
    try:
        file = admit(path, limits)
    except SubmissionError:
        return None
    return file if file.kind in KINDS else None


def _placed(files: Sequence[Admitted], space: Workspace) -> list[tuple[Path, Path]]:
    """(copy to convert, docx that will be made of it): LibreOffice never sees the file itself."""
    copies, made = space.folder / "files", space.folder / "docx"
    copies.mkdir()
    made.mkdir()
    places = []
    for number, file in enumerate(files):
        copy = copies / f"{number}.{file.kind}"
        shutil.copyfile(file.path, copy)
        places.append((copy, made / f"{number}.docx"))
    return places


def _failure(finished: Finished) -> SubmissionError:
    if libreoffice.lacks_writer(finished):
        return Unsupported(missing("libreoffice"))
    if finished.code != 0:
        return Crashed(fact("libreoffice_failed", code=finished.code))
    return Damaged(fact("libreoffice_refused"))
