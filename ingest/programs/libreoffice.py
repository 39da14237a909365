"""LibreOffice: turns files of older and other word processors into docx."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from ingest.programs.workspace import Finished, Workspace

# On systems where programs are not on the PATH.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_SETTINGS = Path(__file__).parent / "data" / "libreoffice.xcu"
_VERSION = re.compile(rb"LibreOffice (\d[\d.]*)")
_FORMAT = "docx:Office Open XML Text"
_NO_FILTER = b"no export filter"


def find() -> str | None:
    """The path of the program, None where it is not installed."""
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((place for place in _PLACES if Path(place).is_file()), None)


def version(program: str, space: Workspace) -> str | None:
    """The version, e.g. "7.4.7.2"; None when the program does not say.

    Raises what `Workspace.run` raises.
    """
    found = _VERSION.search(_run(program, space, "--version").out)
    return found[1].decode() if found else None


def to_docx(program: str, space: Workspace, files: Sequence[Path], into: Path) -> Finished:
    """Write each file as docx under the same name into the folder `into`.

    A file that cannot be converted is written to standard error and left out; the exit code does
    not tell. All names in one call must differ. Files in the workspace only: LibreOffice puts lock
    files beside what it opens.

    The profile is made new: LibreOffice allows one process for each, and what it remembers would
    change results. `libreoffice.xcu` forbids macros, links and the network.

    Raises what `Workspace.run` raises.
    """
    return _run(program, space, "--convert-to", _FORMAT, "--outdir", str(into), *map(str, files))


def lacks_writer(finished: Finished) -> bool:
    """Whether a conversion failed because only the core of LibreOffice is installed."""
    return _NO_FILTER in finished.err


def _run(program: str, space: Workspace, *arguments: str) -> Finished:
    profile = space.folder / "profile"
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        shutil.copyfile(_SETTINGS, profile / "user" / "registrymodifications.xcu")
    options = ("--headless", "--norestore", "--nologo", "--nolockcheck")
    command = (program, f"-env:UserInstallation={profile.as_uri()}", *options, *arguments)
    return space.run(command, {"SAL_USE_VCLPLUGIN": "svp"})
