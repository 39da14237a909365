"""What runs leave in a log: a line of JSON for each event, without a word of any document.

Prefect logs what an error says and where it arose. What it says may quote a document, so of an
error only its class and places are kept; names of runs, states and counts stay.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

SETTINGS_FILE = Path(__file__).parent / "data" / "logging.yml"
"""Prefect's settings of logging for all that runs by itself (PREFECT_LOGGING_SETTINGS_PATH)."""

_ABOUT = ("flow_name", "flow_run_name", "task_run_name", "deployment_name")


class Wordless(logging.Filter):
    """Takes out of a record what an error says. Lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Of an error keep its class and places; of a task that failed, that it did."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.msg, record.args = f"{type(error).__name__} at {_places(error)}", ()
            record.exc_info = record.exc_text = None
        elif record.levelno >= logging.ERROR and record.name.startswith("prefect.task_runs"):
            record.msg, record.args = "the task failed", ()
        return True


class JsonLines(logging.Formatter):
    """A record as one line of JSON: when, how bad, who, what, and of which run."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in _ABOUT if getattr(record, name, None)}
        return json.dumps(line, ensure_ascii=False, default=str)


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[::-1][:8])
