"""What is compared between submissions as the store keeps it, read when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import overload

from sqlalchemy import Engine

from rules.batch.prints import Prints, prints_from_json
from store.reviews import kept_as
from store.sessions import reading

_KEPT = 64  # submissions that are held; 70 KB each


class KeptPrints(Sequence[Prints]):
    """The prints of files, by hash and present name, from their reviews of one basis.

    The last ones read are held. Asking for one raises StoreError where the store is away, KeyError
    where it has none.
    """

    def __init__(self, engine: Engine, basis: str, files: Sequence[tuple[str, str]]) -> None:
        self._engine = engine
        self._basis = basis
        self._files = tuple(files)
        self._read = lru_cache(_KEPT)(self._prints)

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, index: int) -> Prints: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Prints]: ...
    def __getitem__(self, index: int | slice) -> Prints | Sequence[Prints]:
        if isinstance(index, slice):
            return KeptPrints(self._engine, self._basis, self._files[index])
        return self._read(*self._files[index])

    def _prints(self, sha256: str, name: str) -> Prints:
        with reading(self._engine) as session:
            kept = kept_as(session, sha256, self._basis)
        if kept is None or kept.prints is None:
            raise KeyError(sha256)
        return replace(prints_from_json(kept.prints), name=name)
