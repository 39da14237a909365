from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from hdr.log import FLOORS

# A slow machine is no finding: how long an example takes says nothing of whether it is right.
# Examples are new ones at each run, but the same in CI: landing must not be a matter of luck.
settings.register_profile("house", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session", autouse=True)
def fresh_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A state folder of this session's own: no test sees Prefect's records or logs of another."""
    before = {name: os.environ.get(name) for name in ("HDR_STATE", "PREFECT_HOME")}
    os.environ["HDR_STATE"] = str(tmp_path_factory.mktemp("state"))
    os.environ.pop("PREFECT_HOME", None)
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(autouse=True)
def loggers_as_before() -> Iterator[None]:
    """The command line sends logs to its file, and other programs switch loggers off: other tests
    want theirs back.
    """
    yield
    for name in FLOORS:
        logger = logging.getLogger(name)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
            handler.close()
        logger.propagate = True
    for name, known in logging.root.manager.loggerDict.items():
        if isinstance(known, logging.Logger) and name.partition(".")[0] in FLOORS:
            known.disabled = False


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens` writes kept results anew; read the difference before committing it."""
    parser.addoption("--update-goldens", action="store_true", help="write golden files anew")
