"""The store that the settings or the environment name, opened for as long as it is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import Engine

from flows.engine.state import state_folder
from model.settings import Settings
from store.database import open_store, sqlite_url

VARIABLE = "HDR_STORE_URL"
"""The address of the store over that of the settings, for a password that no file should hold."""


@contextmanager
def the_store(settings: Settings) -> Iterator[Engine]:
    """The store of these settings, made where there is none yet. Raises StoreError."""
    engine = open_store(_address(settings))
    try:
        yield engine
    finally:
        engine.dispose()


def is_shared(settings: Settings) -> bool:
    """Whether several computers can use the store: it is a server, not a file."""
    return not _address(settings).startswith("sqlite")


def tells_password(settings: Settings) -> bool:
    """Whether the address in the settings holds a password, wherever the store really is."""
    url = settings.store.url.get_secret_value()
    try:
        parts = urlsplit(url)
    except ValueError:
        return False  # no address at all: opening it says so
    return bool(parts.password) or "password" in parse_qs(parts.query)


def _address(settings: Settings) -> str:
    url = os.environ.get(VARIABLE) or settings.store.url.get_secret_value()
    return url if "://" in url else sqlite_url(state_folder() / Path(url))
