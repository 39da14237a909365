"""Showing how a batch goes on: a bar in a terminal, nothing in a log file."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from flows.messages import say


class Progress:
    """A watcher of a batch that draws a progress bar on standard error."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        shown = sys.stderr.isatty()
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True, disable=not shown)
        self._task = self._bar.add_task(say("reviewing"), total=None)

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def begin(self, files: int) -> None:
        """So many files are going to be reviewed."""
        self._bar.update(self._task, total=files)

    def reviewed(self, name: str) -> None:  # noqa: ARG002 - a watcher is told which one
        """One of them has been."""
        self._bar.advance(self._task)
