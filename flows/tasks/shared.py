"""What the tasks of one flow run share, and how its files are dealt out to them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from flows.history.book import Book
from ingest.isolation import Workers
from model.settings import Settings
from model.template import Template, load_template

if TYPE_CHECKING:
    from flows.tasks.cluster import Cluster

Thing = TypeVar("Thing")

# The server takes in about 35 task runs a second, so tasks stay few however many files there are.
_GROUPS_PER_WORKER = 8


class Sharing(Protocol):
    """What a task is handed, wherever it runs."""

    def here(self) -> AbstractContextManager[Shared]:
        """What is shared in this process, for as long as the task works."""


class Shared:
    """What every task of one flow run shares.

    A plain class: Prefect would search a dataclass or a pydantic model field by field for futures.
    `converted` is a folder with what LibreOffice made of files, None where there are none; `tried`
    are the files that it may hold.
    `unreadable` are reviews of files without a hash, as JSON by name: the store cannot keep them.
    `cluster` does the tasks in other processes, which share what `flows.tasks.there` makes there;
    None: threads of this one do. What tasks do not need of the settings is left out, as it is
    secret.
    """

    def __init__(  # noqa: PLR0913 - what is shared
        self,
        inbox: Path,
        out: Path,
        settings: Settings,
        book: Book,
        opened: ExitStack,
        *,
        template: Template | None = None,
    ) -> None:
        self.inbox = inbox
        self.out = out
        addresses = settings.addresses if settings.outputs.drafts else {}
        self.settings = settings.model_copy(update={"webhooks": (), "addresses": addresses})
        self.template = template or load_template(settings.template)
        self.book = book
        self.opened = opened
        self.converted: Path | None = None
        self.tried: set[Path] = set()
        self.unreadable: dict[str, str] = {}
        self.cluster: Cluster | None = None
        self._workers: Workers | None = None
        self._starting = threading.Lock()

    def here(self) -> AbstractContextManager[Shared]:
        """What is shared in this process: open until the run ends."""
        return nullcontext(self)

    @property
    def workers(self) -> Workers:
        """The worker processes, started when the first is needed, ended with the run."""
        with self._starting:
            if self._workers is None:
                limits = self.settings.limits
                made = Workers(self.settings.workers, limits.memory_megabytes, limits.cpu_seconds)
                self._workers = self.opened.enter_context(made)
            return self._workers


class Group(Generic[Thing]):
    """Things that one task does one after another; a plain class for the reason above."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = list(things)


def groups(things: Sequence[Thing], workers: int) -> list[Group[Thing]]:
    """The things in their order, dealt out to a few tasks for each worker."""
    size = max(1, ceil(len(things) / (workers * _GROUPS_PER_WORKER)))
    return [Group(things[start : start + size]) for start in range(0, len(things), size)]
