"""Where the project keeps what it needs between runs: Prefect's records and the log."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import cache
from pathlib import Path

VARIABLE = "HDR_STATE"


def state_folder() -> Path:
    """The folder, made if need be: `HDR_STATE`, or the place for state that the system has.

    A temporary folder where that place cannot be written.
    """
    folder = usual_place()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return _temporary()


@cache
def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="hdr-state-"))


def usual_place() -> Path:
    """Where the folder is to be: not yet made, perhaps not to be written."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "hdr"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "hdr"
