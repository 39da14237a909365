"""The reviews of a batch as they lie in its results, read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import overload

from model.review import Review

# The batch of one editor stays in memory, that of a whole country does not: 0.4 MB each.
_KEPT = 64


class ReviewFiles(Sequence[Review]):
    """Reviews in files, in the order of these. The last ones read are kept.

    Asking for one raises OSError where its file cannot be read, ValueError where it is no review.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._read: Callable[[Path], Review] = lru_cache(_KEPT)(_review_at)

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, index: int) -> Review: ...
    @overload
    def __getitem__(self, index: slice) -> ReviewFiles: ...
    def __getitem__(self, index: int | slice) -> Review | ReviewFiles:
        if isinstance(index, slice):
            return self._of(self._paths[index])
        return self._read(self._paths[index])

    def where(self, wanted: Callable[[Review], bool]) -> ReviewFiles:
        """Those that are wanted; each is read once to tell."""
        return self._of(path for path in self._paths if wanted(self._read(path)))

    def _of(self, paths: Iterable[Path]) -> ReviewFiles:
        part = ReviewFiles(paths)
        part._read = self._read  # what is kept is kept once
        return part


def _review_at(path: Path) -> Review:
    return Review.model_validate_json(path.read_bytes())
