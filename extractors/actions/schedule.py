"""Reading a schedule in order: the actions so far, and the goal that the next ones stand under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.actions.draft import Draft
from extractors.actions.goals import GoalBook
from extractors.layout.elements import match_elements
from extractors.schedule_words import schedule_words
from extractors.tables.header_names import label_field
from model.document import Paragraph
from model.location import Location
from model.template import Template
from model.text import fold, squeeze

_HEADING_WORDS_MAX = 16
_PLAIN_HEADING = 0.97
_SPOKEN_WORDS_MAX = 14
_CAPTION = re.compile(r"^(?:tab(?:ela|\.)|zestawienie|harmonogram)\s*(?:nr\s*)?\d+", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[/-]\s*(?:19|20)?\d\d)?\s*r?\.?")


@dataclass(frozen=True, slots=True)
class Titled:
    """A line that stands over a table and may name an action or say what the table is of."""

    text: str
    location: Location


@dataclass(slots=True)
class Schedule:
    """The actions read so far, and the goal that those read next stand under.

    `goal_seen` says whether anything named a goal for actions; `column_goal` and `goals_merged`
    carry a goal column over the end of a page.
    """

    template: Template
    book: GoalBook
    drafts: list[Draft] = field(default_factory=list)
    goal: str | None = None
    goal_seen: bool = False
    column_goal: str | None = None
    goals_merged: bool = False
    _goal_of_caption: bool = False

    def stand_under(self, goal: str | None) -> None:
        """What follows stands under this goal, or under none."""
        self.goal = goal
        self.goal_seen = self.goal_seen or goal is not None
        self._goal_of_caption = False

    def pass_line(self, text: str, *, heads: bool) -> None:
        """Take in a line that is part of no action: it may name the goal, or end it.

        A heading about no goal ends the goal before it ("Działania uzupełniające"), except that
        stages and years part the actions of one goal.
        """
        text = squeeze(text)
        mention = self.book.opening(text)
        caption = _CAPTION.match(text) is not None
        short = len(text.split()) <= _SPOKEN_WORDS_MAX and not text.endswith(".")
        spoken = heads or short or text.endswith(":")
        if mention is None and spoken:
            mention = self.book.inside(text)
        if mention:
            self.stand_under(mention.goal)
            self._goal_of_caption = caption
        elif caption:
            if self._goal_of_caption:
                self.stand_under(None)
        elif heads and not is_stage(text):
            self.stand_under(None)


def is_heading(paragraph: Paragraph, template: Template) -> bool:
    """True for a heading of a section or of a group of actions, declared or by its look.

    A label before a value ("Wskaźniki:") is none, however bold.
    """
    text = squeeze(paragraph.text)
    if paragraph.heading_level is not None:
        return True
    if len(text.split()) > _HEADING_WORDS_MAX or text.endswith((",", ";")):
        return False
    label = label_field(text, template.columns)
    if label is not None and label.field not in ("goal", "name"):
        return False
    if paragraph.bold:
        return True
    if ":" in text or text.endswith("."):
        return False
    matches = match_elements(text, template)
    return bool(matches) and matches[0].score >= _PLAIN_HEADING


def is_stage(text: str) -> bool:
    """True for a year, school year, stage or "ciąg dalszy"."""
    key = fold(text)
    words = "|".join(re.escape(fold(word).rstrip(".")) for word in schedule_words().stage_words)
    return (
        _YEARS.fullmatch(key) is not None
        or re.match(rf"^(?:[ivx]+\s+)?\d{{0,4}}\W*(?:{words})\b", key) is not None
    )
