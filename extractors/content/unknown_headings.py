"""Which headings are still to be understood: of sections, but like no name of the template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.actions.names import without_action_word
from extractors.actions.schedule import is_month, is_stage
from extractors.content.evidence import evidence
from extractors.layout.elements import is_item, match_label
from extractors.layout.flow import Line
from extractors.layout.headings import Heading
from extractors.layout.numbering import shapes_of_number, split_bullet
from extractors.layout.sections import Sections, is_label, is_other_heading
from model.template import Template
from model.text import fold

_SURE = 0.7
_TOLD_FOR_SURE = ("area", "period", "schedule", "summary_form")
_ALIKE = 0.95
_LIKE_A_NAME = 0.97  # above: the name of an element and nothing else
_FEW_SECTIONS = 4
_COUNTED_STAGE = re.compile(r"\d|\b[IVX]+\b")
_GOAL = re.compile(r"^cel(?: \w+){0,2} (?:nr )?(?:\d|[ivx]+\b)")
_LEAST_COUNTED = 6
_MOST_COUNTED = 0.6


def headed_elements(
    found: Sections, all_headings: Sequence[Heading], template: Template
) -> set[str]:
    """The elements whose heading is beyond doubt: at the rank of the others, and no mere label."""
    headings = {id_: section.heading for id_, section in found.by_element.items()}
    ranks = Counter(heading.rank for heading in headings.values() if heading)
    rank, count = ranks.most_common(1)[0] if ranks else (0.0, 0)
    if count < _FEW_SECTIONS:
        rank = _usual_rank(all_headings)
    return {
        id_
        for id_, heading in headings.items()
        if heading is not None and not is_label(heading, template) and heading.rank <= rank
    }


def doubtful_headings(
    lines: Sequence[Line],
    headings: Sequence[Heading],
    found: Sections,
    headed: set[str],
    template: Template,
) -> dict[str, int]:
    """Element → index of a heading that is like its name, but stands over something else.

    "Harmonogram – okres" over a period heads no schedule where the actions stand under another
    heading of the same rank.
    """
    doubtful = _parts_of_document(headings, found, headed)
    for element in headed.intersection(_TOLD_FOR_SURE):
        section = found.by_element[element]
        heading = section.heading
        match = (
            next((m for m in heading.matches if m.element == element), None) if heading else None
        )
        if heading is None or match is None or match.score > _LIKE_A_NAME:
            continue
        said = lines_below(heading, lines, headings)
        if evidence(element, said, template) or not said:
            continue
        others = [h for h in headings if not h.matches and h.rank <= heading.rank]
        below = (lines_below(other, lines, headings) for other in others)
        if any(evidence(element, content, template) >= _SURE for content in below):
            doubtful[element] = heading.index
    return doubtful


def _parts_of_document(
    headings: Sequence[Heading], found: Sections, headed: set[str]
) -> dict[str, int]:
    """Headings of parts ("Część II. Punkt wyjścia") with nothing but headings of sections below.

    Only where one of these is like no name, and may head the element itself.
    """
    at = {heading.index: heading for heading in headings}
    usual = _usual_rank([heading for heading in headings if heading.matches])
    parts: dict[str, int] = {}
    for element in headed:
        heading = found.by_element[element].heading
        below = at.get(heading.index + 1) if heading else None
        scores = [m.score for m in heading.matches if m.element == element] if heading else []
        if heading is None or below is None or below.matches or max(scores, default=1.0) > _ALIKE:
            continue
        if heading.rank < usual == below.rank:
            parts[element] = heading.index
    return parts


def lines_below(
    heading: Heading, lines: Sequence[Line], headings: Sequence[Heading]
) -> Sequence[Line]:
    """The lines from a heading to the next of its rank."""
    ends = (h.index for h in headings if h.index > heading.index and h.rank <= heading.rank)
    return lines[heading.index + 1 : min(ends, default=len(lines))]


def counted_headings(headings: Sequence[Heading], lines: Sequence[Line]) -> set[int]:
    """The headings numbered like most of the known ones; all where these carry no numbers.

    In a document whose sections are counted ("§ 7."), a bold line without a number heads none.
    """
    shapes = {heading.index: shapes_of_number(lines[heading.index].block) for heading in headings}
    counted = Counter(shape for found in shapes.values() for shape in found)
    shape, count = counted.most_common(1)[0] if counted else ("", 0)
    known = [shape in shapes[h.index] for h in headings if h.matches and not h.is_title]
    if count < _LEAST_COUNTED or sum(known) < _MOST_COUNTED * len(known):
        return set(shapes)
    declared = {heading.index for heading in headings if heading.declared}
    return {index for index, found in shapes.items() if shape in found or index in declared}


def stands_inside(heading: Heading, template: Template) -> bool:
    """True for a heading that labels a part of a section, or one of several that are counted."""
    return match_label(heading.text, template) is not None or is_item(heading.text)


def heads_actions(heading: Heading) -> bool:
    """True for "Cel szczegółowy 1. …", "Etap II", "Działanie 3": they stand inside the schedule."""
    text = split_bullet(heading.text).text
    named = without_action_word(heading.text) != heading.text
    stage = is_stage(heading.text) and _COUNTED_STAGE.search(heading.text) is not None
    stage = stage or is_month(heading.text)
    return named or stage or _GOAL.match(fold(text)) is not None


def unknown_headings(headings: Sequence[Heading], template: Template) -> list[Heading]:
    """The headings of sections that are like no name of an element."""
    rank = _rank_of_sections(headings, template)
    return [
        heading
        for heading in headings
        if not heading.matches
        and heading.rank <= rank
        and not heading.is_title
        and not is_other_heading(heading.text, template)
        and not stands_inside(heading, template)
    ]


def dated_headings(
    headings: Sequence[Heading], lines: Sequence[Line], template: Template
) -> list[Heading]:
    """Headings of sections that could be labels ("Kiedy"), each once, over a period with both ends.

    A label that comes again and again tells the terms of single actions.
    """
    rank = _rank_of_sections(headings, template)
    told = Counter(fold(heading.text) for heading in headings)
    return [
        heading
        for heading in headings
        if not heading.matches
        and heading.rank <= rank
        and not heading.is_title
        and told[fold(heading.text)] == 1
        and match_label(heading.text, template) is not None
        and evidence("period", lines_below(heading, lines, headings), template) >= _SURE
    ]


def _rank_of_sections(headings: Sequence[Heading], template: Template) -> float:
    """The rank that most headings with a known meaning have; of all headings without any."""
    known = Counter(
        heading.rank
        for heading in headings
        if heading.matches and not heading.is_title and not is_label(heading, template)
    )
    all_ranks = Counter(heading.rank for heading in headings)
    most = max(known, key=lambda rank: (known[rank], all_ranks[rank]), default=None)
    return _usual_rank(headings) if most is None else most


def _usual_rank(headings: Sequence[Heading]) -> float:
    """The rank that most headings have; 0 where there is none."""
    ranks = Counter(heading.rank for heading in headings if not heading.is_title)
    return ranks.most_common(1)[0][0] if ranks else 0.0
