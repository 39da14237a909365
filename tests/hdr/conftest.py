from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from hdr.log import FLOORS


@pytest.fixture(autouse=True)
def loggers_as_before() -> Iterator[None]:
    """The command line sends logs to its file; tests of other floors want theirs back."""
    yield
    for name in FLOORS:
        logger = logging.getLogger(name)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
            handler.close()
        logger.propagate = True
