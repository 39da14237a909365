"""What errors say never reaches a log; what happened does."""

from __future__ import annotations

import io
import json
import logging

import pytest

from flows.engine.journal import JsonLines, Wordless

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


def test_a_line_says_which_run_it_is_of(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, lines = log
    logger.info("files: %(files)d", {"files": 12}, extra={"flow_run_name": "szary-żuraw"})
    line = json.loads(lines.getvalue())
    assert (line["message"], line["flow_run_name"]) == ("files: 12", "szary-żuraw")
    assert line["at"].endswith("+00:00")
