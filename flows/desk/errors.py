"""What cannot be done with the submissions of a round, in one sentence for people."""

from __future__ import annotations

from flows.messages import say
from model.errors import HdrError


class DeskError(HdrError):
    """Something asked of the submissions of a round that cannot be done, and why.

    `problem` is the id of its text in flows/data.
    """

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(say(f"desk_{problem}", **values))
        self.problem = problem
