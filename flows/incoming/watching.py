"""Telling when something in an inbox is new or has changed, and has stopped growing."""

from __future__ import annotations

from pathlib import Path

from flows.incoming.inbox import look_through

Seen = dict[str, tuple[int, int]]
"""The submissions of an inbox with their size in bytes and the moment of their last change."""


class Watch:
    """What was seen of an inbox, from look to look.

    Looking again and again works on every share, where the system's own notices of changes do not
    arrive from other machines.
    """

    def __init__(self) -> None:
        self._last: Seen | None = None
        self._handled: Seen | None = None

    def due(self, seen: Seen) -> bool:
        """Whether there is something to review: it differs from what was handled, and rests, that
        is, it was the same at the look before.
        """
        rests = seen == self._last
        self._last = seen
        return rests and seen != self._handled

    def handled(self, seen: Seen) -> None:
        """A review of all this has been asked for."""
        self._handled = seen


def look(inbox: Path, out: Path) -> Seen:
    """The submissions that lie in the inbox now. Raises InboxError when it cannot be read."""
    seen: Seen = {}
    for path in look_through(inbox, left_out=out).submissions:
        try:
            stat = path.stat()
        except OSError:
            continue  # gone between two looks, or to be told by the review
        seen[str(path)] = (stat.st_size, stat.st_mtime_ns)
    return seen
