"""Timing on a machine that others use too: process CPU time, runs in turns, medians."""

from __future__ import annotations

import functools
import gc
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from statistics import median
from typing import ParamSpec, TypeVar

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")
_OF_TEXTS = 256
"""A cache with a limit this high or higher keeps texts of documents, not a dictionary."""


@dataclass
class Times:
    """CPU seconds of each thing that was timed, run by run."""

    runs: dict[Hashable, list[float]] = field(default_factory=dict)

    def time(
        self,
        what: Hashable,
        run: Callable[_Given, _Result],
        *args: _Given.args,
        **options: _Given.kwargs,
    ) -> _Result:
        """Run something once and keep how long it took. Garbage of others is not counted."""
        gc.collect()
        start = time.process_time()
        result = run(*args, **options)
        self.runs.setdefault(what, []).append(time.process_time() - start)
        return result

    def median(self, what: Hashable) -> float:
        """The median of the runs in seconds. KeyError when it was never run."""
        return median(self.runs[what])

    def sum(self, *things: Hashable) -> float:
        """The medians of these things added up."""
        return sum(map(self.median, things))


def forget_texts() -> None:
    """Empty the caches that are filled by the texts of documents; dictionaries stay loaded."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):
            limit = thing.cache_parameters()["maxsize"]
            if limit is not None and limit >= _OF_TEXTS:
                thing.cache_clear()


def ms(seconds: float) -> str:
    """Milliseconds with two figures that count."""
    value = 1000 * seconds
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"
