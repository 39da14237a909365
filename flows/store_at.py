"""The store that the settings name, opened for as long as it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from flows.state import state_folder
from model.settings import Settings
from store.database import open_store, sqlite_url


@contextmanager
def the_store(settings: Settings) -> Iterator[Engine]:
    """The store of these settings, made where there is none yet. Raises StoreError."""
    engine = open_store(_address(settings))
    try:
        yield engine
    finally:
        engine.dispose()


def _address(settings: Settings) -> str:
    url = settings.store.url.get_secret_value()
    return url if "://" in url else sqlite_url(state_folder() / Path(url))
