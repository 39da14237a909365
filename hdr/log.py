"""The log: a file in the state folder, without a word of any document."""

from __future__ import annotations

import logging
from pathlib import Path

from flows.engine.discreet import frames_of
from flows.engine.state import state_folder

FLOORS = ("hdr", "flows", "ingest", "extractors", "rules", "reports", "store", "language", "model")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 5_000_000


def log_file() -> Path:
    """Where the log is."""
    return state_folder() / "hdr.log"


def keep_log() -> None:
    """Send what the floors log to the file (made at the first line), and nothing to the screen."""
    if any(logging.getLogger(name).handlers for name in FLOORS):
        return
    handler = logging.FileHandler(_fresh_enough(log_file()), delay=True, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    for name in FLOORS:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.propagate = False


def log_unexpected(error: BaseException) -> Path:
    """Log where an unexpected error arose, not what it says, and return the place of the log."""
    logging.getLogger("hdr").error("%s\n%s", type(error).__name__, frames_of(error))
    return log_file()


def _fresh_enough(path: Path) -> Path:
    """The path, with a log that grew too large put aside under `.old`."""
    try:
        if path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".log.old"))
    except OSError:
        pass
    return path
