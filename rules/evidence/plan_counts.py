"""How many actions, goals or priorities the text says the plan has, where it has another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.pipeline.sentences import split_sentences
from rules.case import SCHEDULE, Case
from rules.evidence.counted import may_count
from rules.passages import Passage
from rules.words import alternatives, load_words

_SURE = 0.8  # of the reading of every action
_FEWEST = 2
_NOT_OF_THE_PLAN = (SCHEDULE, "diagnosis", "area", "identification")


@dataclass(frozen=True, slots=True)
class WrongCount:
    """`start`..`end` of a passage says how many of `kind` there are; the plan has `listed`."""

    kind: str
    passage: Passage
    start: int
    end: int
    listed: int


def wrong_counts(case: Case) -> Iterator[WrongCount]:
    """Sentences that count what the whole plan holds, and miscount; none of the diagnosis.

    Those that speak of a part ("w ramach celu 1", "w 2024 r.", "co najmniej") are left out.
    """
    listed = _listed(case)
    numerals: dict[str, int] = load_words("numerals")["numerals"]
    for passage in case.text.holding(_nouns()) if listed else ():
        if not passage.prose or passage.heading or passage.section in _NOT_OF_THE_PLAN:
            continue
        if not may_count(passage.flat, _nouns()):
            continue
        for _, start, end in split_sentences(passage.text):
            sentence = passage.flat[start:end]
            if _part().search(sentence):
                continue
            for match in _count().finditer(sentence):
                kind = match.lastgroup or ""
                said = int(match["n"]) if match["n"].isdigit() else numerals[match["n"]]
                if kind in listed and said != listed[kind]:
                    yield WrongCount(
                        kind, passage, start + match.start("n"), start + match.end(), listed[kind]
                    )


def _listed(case: Case) -> dict[str, int]:
    """How many there are of each kind; what was not read for sure is left out."""
    plan = case.plan
    found = {
        "goals": sum(goal.kind == "specific" for goal in plan.goals),
        "priorities": len(plan.priorities),
    }
    if all(action.confidence >= _SURE for action in plan.actions):
        found["actions"] = len(plan.actions)
    return {kind: count for kind, count in found.items() if count >= _FEWEST}


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    return re.compile("|".join(load_words("counts")["nouns"].values()))


@lru_cache(maxsize=1)
def _count() -> re.Pattern[str]:
    numerals = "|".join(load_words("numerals")["numerals"])
    kinds = "|".join(f"(?P<{kind}>{noun})" for kind, noun in load_words("counts")["nouns"].items())
    cue, behind = alternatives("counts", "of_the_plan"), alternatives("counts", "whole")
    return re.compile(
        rf"(?:{cue})[^.;]{{0,50}}?"
        rf"(?<![\d.,/-])\b(?P<n>\d{{1,2}}|{numerals}) (?:{kinds})(?={behind})"
    )


@lru_cache(maxsize=1)
def _part() -> re.Pattern[str]:
    return re.compile(alternatives("counts", "of_a_part"))
