"""Words that action tables, cards and lists are recognised by (data/schedule_words.toml)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from model.base import Frozen

_FILE = Path(__file__).parent / "data" / "schedule_words.toml"


class ScheduleWords(Frozen):
    """The lists of the file, as typed there; what each is for stands in the file."""

    other_columns: tuple[str, ...]
    ditto: tuple[str, ...]
    marks: tuple[str, ...]
    ordinals: tuple[str, ...]
    action_words: tuple[str, ...]
    stage_words: tuple[str, ...]
    posts: tuple[str, ...]
    measures: tuple[str, ...]
    total_words: tuple[str, ...]
    foreign_sections: tuple[str, ...]


@lru_cache(maxsize=1)
def schedule_words() -> ScheduleWords:
    """The words, read once."""
    with _FILE.open("rb") as file:
        return ScheduleWords.model_validate(tomllib.load(file))
