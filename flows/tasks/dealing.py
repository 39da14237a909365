"""Dealing the files of a run out to its tasks: threads of this process, or a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from flows.tasks.shared import Shared, groups

if TYPE_CHECKING:
    from prefect import Task

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def deal(
    task: Task[..., list[_Made]], things: Sequence[_Thing], shared: Shared, *more: object
) -> Iterator[_Made]:
    """What the task makes of the things, in their order.

    It is called with a group of them, with `more`, and with what gives `Shared` where it runs. All
    groups are under way before the first answer is there.
    """
    if shared.cluster is not None:
        yield from shared.cluster.deal(task, things, shared, *more)
        return
    dealt = groups(things, shared.settings.workers)
    for future in [task.submit(group, *more, shared) for group in dealt]:
        yield from future.result()
