"""What a rule looks at: the plan, its document, and a few things worked out once for all rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from language.text.flatten import flat
from model.document import Document, Image, Table
from model.location import Location
from model.plan import Action, Plan, Section
from model.settings import Settings
from model.template import Template
from model.text import squeeze
from rules.claim import CannotTell
from rules.joined import Joined
from rules.messages import Catalogue, messages
from rules.passages import Content, Passage, SectionMap, content, contents, map_sections

SCHEDULE = "schedule"
_START = -1
_EMPTY_BOXES = ("☐", "□", "◻", "▢")
_ANNEX_WORDS = ("zalacznik", "aneks", "zal.")
_ANNEX = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _ANNEX_WORDS))})")
_BLANK_FORM = re.compile(r"ankiet|kwestionariusz|wzor|formularz|kart[ay]|wywiad")
_INNER = str.maketrans({"„": "«", "”": "»", "“": "»"})
# A full stop after a whole word, "zł" or a bracket; "2022 r." and "ul. Polna 7." keep theirs.
_FULL_STOP = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\bzł)|(?<=[\])\d%”»\"]))\.$")

_Gathered = TypeVar("_Gathered")
_Line = tuple[str, int, int | None]


class Case:
    """One submission before the rules. Everything here is read only."""

    def __init__(
        self, plan: Plan, document: Document, template: Template, settings: Settings
    ) -> None:
        self.plan = plan
        self.document = document
        self.template = template
        self.settings = settings
        self._gathered: dict[Callable[[Case], Any], Any] = {}

    def once(self, gather: Callable[[Case], _Gathered]) -> _Gathered:
        """What `gather` (a function of a module) makes of this case, worked out once for all rules.

        What it raises, it raises for every rule that asks.
        """
        if gather not in self._gathered:
            self._gathered[gather] = gather(self)
        found: _Gathered = self._gathered[gather]
        return found

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the plan. Raises CannotTell when none was read."""
        if not self.plan.actions:
            raise CannotTell("no_actions")
        return self.plan.actions

    @cached_property
    def words(self) -> Catalogue:
        """The messages in the language of the settings."""
        return messages(self.settings.language)

    @cached_property
    def sections(self) -> SectionMap:
        """Which element of the template a place belongs to."""
        return map_sections(self.plan, self.document)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph of every part, in the document's order."""
        return self._content.passages

    @cached_property
    def _content(self) -> Content:
        return content(self.document, self.sections)

    @cached_property
    def main_text(self) -> tuple[Passage, ...]:
        """The paragraphs of body, text boxes and footnotes that hold text; no table of contents."""
        parts = ("body", "textbox", "footnote")
        left_out = contents(self.passages)
        return tuple(
            passage
            for passage in self.passages
            if passage.location.part in parts
            and id(passage) not in left_out
            and passage.text.strip()
        )

    @cached_property
    def text(self) -> Joined:
        """`main_text` joined: the quick way to the few passages that hold something.

        >>> case.text.holding("…", re.compile(r"[.]{4,}"))  # doctest: +SKIP
        [Passage(…)]
        """
        return Joined(self.main_text)

    @cached_property
    def whole_text(self) -> Joined:
        """`passages` joined: as `text`, with headers, footers and the table of contents."""
        return Joined(self.passages)

    @cached_property
    def _place_in_text(self) -> dict[int, int]:
        return {id(passage): index for index, passage in enumerate(self.main_text)}

    def before(self, passage: Passage) -> Passage | None:
        """The paragraph of `main_text` before this one of it, or None."""
        index = self._place_in_text[id(passage)]
        return self.main_text[index - 1] if index else None

    def after(self, passage: Passage) -> Passage | None:
        """The paragraph of `main_text` after this one of it, or None."""
        index = self._place_in_text[id(passage)] + 1
        return self.main_text[index] if index < len(self.main_text) else None

    @cached_property
    def cover(self) -> tuple[Passage, ...]:
        """The paragraphs of the body before the first heading other than the title.

        Empty when the document begins with an element of the template.
        """
        starts = [
            section.location.block
            for section in self.plan.sections
            if section.location is not None and section.location.part == "body"
        ]
        titles = [flat(phrase) for phrase in self.template.title_phrases]
        starts += [
            passage.location.block
            for passage in self.main_text
            if passage.paragraph.heading_level is not None
            and passage.location.part == "body"
            and not any(map(passage.flat.__contains__, titles))
        ]
        first = min(starts, default=0)
        found = []
        for passage in self.main_text:
            place = passage.location
            if place.part != "body" or passage.section is not None:
                if passage.heading and place.cell is not None:
                    break
                continue
            # A frame around all of the document holds its cover, too.
            framed = place.cell is not None and place.block == first and passage.prose
            if place.block < first or framed:
                found.append(passage)
        return tuple(found)

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings of the elements, those that open a paragraph of text ("Cele. …") too."""
        places = self.sections.headings
        return tuple(
            passage
            for passage in self.passages
            if passage.heading
            or (
                passage.location.part == "body"
                and passage.location.cell is None
                and (passage.location.block, None) in places
            )
        )

    @cached_property
    def blank_forms(self) -> frozenset[int]:
        """The ids of the passages of annexes that others are to fill in: questionnaires, cards."""
        found: set[int] = set()
        annexes = {
            id(passage)
            for passage in self.text.holding(*_ANNEX_WORDS)
            if _ANNEX.match(passage.flat)
        }
        inside = False
        for passage in self.main_text if annexes else ():
            annex = id(passage) in annexes
            if annex or passage.heading or passage.paragraph.heading_level is not None:
                inside = annex and _BLANK_FORM.search(passage.flat) is not None
            elif inside:
                found.add(id(passage))
        return frozenset(found)

    @cached_property
    def headers(self) -> tuple[Passage, ...]:
        """The paragraphs with text of the page headers."""
        return tuple(
            passage
            for passage in self.passages
            if passage.location.part == "header" and passage.text.strip()
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table, nested ones too."""
        return self._content.tables

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Every picture, those in table cells too."""
        return self._content.images

    @cached_property
    def _order(self) -> dict[tuple[str, int], int]:
        return {
            (block.location.part, block.location.block): index
            for index, block in enumerate(self.document.blocks)
        }

    def order(self, location: Location | None) -> tuple[int, tuple[int, int]]:
        """A key that sorts places as a reader meets them; None comes first."""
        if location is None:
            return (_START, (_START, _START))
        index = self._order.get((location.part, location.block), len(self._order))
        return (index, location.cell or (_START, _START))

    def section_at(self, location: Location | None) -> str | None:
        """The id of the element of the template at this place, or None."""
        return self.sections.at(location)

    def section_of(self, table: Table) -> str | None:
        """The id of the element that a table stands in, also within a form or frame; or None."""
        if table.location.cell is None:
            return self.section_at(table.location)
        return self._sections_of_nested.get(id(table))

    @cached_property
    def _sections_of_nested(self) -> dict[int, str | None]:
        return {
            id(passage.table): passage.section
            for passage in reversed(self.passages)
            if passage.table is not None and passage.table.location.cell is not None
        }

    def section_passages(self, section_id: str) -> tuple[Passage, ...]:
        """The paragraphs with text of one element, without its heading; those of another element
        where the two stand together under one heading.
        """
        shared = self.sections.shared.get(section_id, section_id)
        return self._by_section.get(section_id) or self._by_section.get(shared, ())

    @cached_property
    def _by_section(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.main_text:
            if passage.section is not None and not passage.heading:
                found.setdefault(passage.section, []).append(passage)
        return {section_id: tuple(of) for section_id, of in found.items()}

    def stands(self, section_id: str) -> Section | None:
        """The section when it has a place in the plan (even an empty one), else None."""
        section = self.plan.section(section_id)
        return None if section is None or section.status == "missing" else section

    def is_untouched(self, section_id: str) -> bool:
        """True for an element that holds nothing but the form: labels, and choices not made."""
        section = self.stands(section_id)
        if section is None or section.status != "empty":
            return False
        labels = {flat(name) for names in self.template.labels.values() for name in names}
        return all(
            passage.text.lstrip().startswith(_EMPTY_BOXES) or passage.flat.strip(" :") in labels
            for passage in self.section_passages(section_id)
        )

    def beside(self, location: Location) -> str:
        """Words that tell what stands at a place: the action of its row, else the first cell of
        the row, or the paragraph itself; "" for none. They change less than the place does.
        """
        return self._beside.get(_line_of(location), "")

    @cached_property
    def _beside(self) -> dict[_Line, str]:
        """The words of `beside` by paragraph and row."""
        found = {_line_of(action.location): action.name for action in reversed(self.plan.actions)}
        for passage in self.main_text:
            found.setdefault(_line_of(passage.location), passage.text)
        return found

    def confidence_at(self, location: Location | None) -> float:
        """How sure the reading is (0–1) of the action at a place, 1 where none stands."""
        if location is None or location.cell is None:
            return 1.0
        return self._confidence_of_rows.get((location.block, location.cell[0]), 1.0)

    def confidence_of(self, section_id: str | None) -> float:
        """How sure the reading of an element is (0–1), 1 for none."""
        section = self.plan.section(section_id) if section_id else None
        return 1.0 if section is None else section.confidence

    @cached_property
    def _confidence_of_rows(self) -> dict[tuple[int, int], float]:
        return {
            (action.location.block, action.location.cell[0]): action.confidence
            for action in self.plan.actions
            if action.location.cell is not None
        }

    def heading(self, section_id: str | None) -> str:
        """The template's heading of an element, "" when there is none."""
        return next((each.heading for each in self.template.elements if each.id == section_id), "")

    def name(self, action: Action) -> str:
        """How messages name an action: 2.3 „Szkolenie dyrektorów”."""
        quoted = f"„{cited(action.name, 110)}”"
        return f"{action.number.rstrip('.')} {quoted}" if action.number else quoted


def _line_of(location: Location) -> _Line:
    """What tells one paragraph outside tables, or one row of a table, from the others."""
    return (location.part, location.block, location.cell[0] if location.cell else None)


def cited(text: str, limit: int = 90) -> str:
    """A passage as messages quote it inside „…”: shortened to one line, quotation marks in it
    changed to «…», without the full stop of a sentence, since the message has its own.
    """
    return _FULL_STOP.sub("", shorten(text, limit)).translate(_INNER)


def shorten(text: str, limit: int = 90) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than `limit`."""
    line = squeeze(text)
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def clip(text: str, start: int, end: int, around: int = 40) -> str:
    """The part of a text from `start` to `end` with whole words around it, on one line."""
    left = max(0, start - around)
    if left:
        left = text.rfind(" ", 0, left + 1) + 1
    right = min(len(text), end + around)
    if right < len(text):
        after = text.find(" ", right)
        right = len(text) if after < 0 or after > right + 25 else after
    return squeeze(text[left:right])
