"""Reading a schedule in order: the actions so far, and the goal that the next ones stand under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.actions.draft import Draft, FieldText
from extractors.actions.goals import GoalBook
from extractors.layout.elements import match_elements
from extractors.schedule_words import schedule_words
from extractors.tables.header_names import label_field
from language.terms.parse import parse_period, parse_term
from model.document import Paragraph
from model.location import Location
from model.template import Template
from model.text import fold, squeeze

_MONTH_WORDS_MAX = 5
_YEAR = re.compile(r"\b20\d\d\b")
_SHARED = ("term", "responsible")
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
    lent: dict[str, FieldText] = field(default_factory=dict)
    _goal_of_caption: bool = False

    def stand_under(self, goal: str | None) -> None:
        """What follows stands under this goal, or under none."""
        self.goal = goal
        self.goal_seen = self.goal_seen or goal is not None
        self._goal_of_caption = False

    def pass_line(self, text: str, location: Location, *, heads: bool) -> None:
        """Take in a line that is part of no action: it may name the goal, or end it.

        A heading about no goal ends the goal before it ("Działania uzupełniające"), except that
        stages and years part the actions of one goal.
        """
        text = squeeze(text)
        self.pass_stage(text, location)
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
        elif heads and not is_stage(text) and not is_month(text):
            self.stand_under(None)
            self.lent.clear()

    def pass_stage(self, text: str, location: Location) -> None:
        """Take in a line that parts the actions by stage, year or person, which is theirs."""
        label, _, said = text.partition(":")
        named = label_field(label, self.template.columns) if said.strip() else None
        if named is not None and named.field in _SHARED:
            self.lent[named.field] = FieldText(squeeze(said), location)
        elif is_stage(text) or is_month(text):
            self.lent.pop("term", None)
            if found := _term_of_stage(text, location):
                self.lent["term"] = found

    def lend(self, draft: Draft) -> None:
        """What the stage says, for an action that has no place for it of its own."""
        for name, text in self.lent.items():
            if name not in draft.places:
                draft.add(name, text)


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


def _term_of_stage(text: str, location: Location) -> FieldText | None:
    """The dates of a stage ("Etap I (styczeń – maj 2026 r.)"), which its actions share, or None."""
    whole = [found for found in parse_period(text) if found.period.start and found.period.end]
    return FieldText(whole[0].text, location) if len(whole) == 1 else None


def is_month(text: str) -> bool:
    """True for a line that is nothing but a month, quarter or the like ("Marzec 2024 r.")."""
    words = text.strip(" :").split()
    if not 1 <= len(words) <= _MONTH_WORDS_MAX:
        return False
    wanted = "range" if _YEAR.search(text) else "incomplete" if len(words) == 1 else ""
    return parse_term(text.strip(" :")).kind == wanted


def is_stage(text: str) -> bool:
    """True for a year, school year, stage or "ciąg dalszy"."""
    key = fold(text)
    words = "|".join(re.escape(fold(word).rstrip(".")) for word in schedule_words().stage_words)
    return (
        _YEARS.fullmatch(key) is not None
        or re.match(rf"^(?:[ivx]+\s+)?\d{{0,4}}\W*(?:{words})\b", key) is not None
    )
