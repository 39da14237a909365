"""Receivers that were not told everything; apart, so that a batch can tell of them cheaply."""

from __future__ import annotations

from model.base import Frozen


class Unsent(Frozen):
    """A receiver that was not told everything. `receiver` is its number in the settings and its
    host, `reason` a sentence for people. What is left goes with the next run.
    """

    receiver: str
    left: int
    reason: str
