"""What errors say never reaches a log; what happened does."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.engine.journal import SETTINGS_FILE, JsonLines, Wordless

SECRET = "tel. prywatny 607 000 419"


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.addFilter(Wordless())
    handler.setFormatter(JsonLines())
    logger = logging.Logger("prefect.task_runs")
    logger.addHandler(handler)
    return logger, lines


def test_an_error_is_told_by_its_class(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, lines = log
    error = ValueError(SECRET)
    logger.error("Task run failed with exception: %r", error, exc_info=error)
    logger.error("Finished in state Failed(%s)", error)
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line["level"] for line in written] == ["error", "error"]
    assert written[0]["message"].startswith("ValueError at")
    assert SECRET not in lines.getvalue()


def test_the_settings_of_logging_put_both_to_work(tmp_path: Path) -> None:
    """Prefect goes on without the settings when it cannot use them."""
    script = f"""
import logging, prefect
from prefect.logging.configuration import setup_logging
setup_logging()
try:
    raise ValueError({SECRET!r})
except ValueError:
    logging.getLogger("prefect.flow_runs").exception("Finished: {SECRET}")
"""
    ours = {name: each for name, each in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**ours, "PREFECT_LOGGING_SETTINGS_PATH": str(SETTINGS_FILE)}
    environment |= {"PREFECT_HOME": str(tmp_path), "PREFECT_LOGGING_TO_API_ENABLED": "false"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert SECRET not in done.stderr
    (line,) = [json.loads(line) for line in done.stderr.splitlines()]
    assert line["message"].startswith("ValueError at")


def test_a_line_says_which_run_it_is_of(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, lines = log
    logger.info("files: %(files)d", {"files": 12}, extra={"flow_run_name": "szary-żuraw"})
    line = json.loads(lines.getvalue())
    assert (line["message"], line["flow_run_name"]) == ("files: 12", "szary-żuraw")
    assert line["at"].endswith("+00:00")
