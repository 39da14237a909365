"""What is tried again: what may pass by itself, such as a full disk or a database that is away."""

from __future__ import annotations

from prefect import Task
from prefect.client.schemas.objects import State, TaskRun

from store.database import StoreError

BACK_OFF = (1.0, 5.0, 20.0)
"""Seconds before each further try."""

_PASSING = frozenset({"closed", "lost", "busy"})


def may_pass(task: Task[..., object], run: TaskRun, state: State[object]) -> bool:  # noqa: ARG001
    """True for a failure that may be gone at the next try; a mistake in settings is none."""
    error = state.data
    if isinstance(error, StoreError):
        return error.reason in _PASSING
    return isinstance(error, OSError)
