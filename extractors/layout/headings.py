"""Which lines are headings, and how high each stands.

A heading is declared by its style, or told by its look: a short line in bold, capitals or larger
letters. How high it stands (`rank`, 1 is the highest) comes from the style level where there is
one, otherwise from size and capitals compared with the other headings of the same document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.layout.elements import ElementMatch, heading_key, join_spaced, match_elements
from extractors.layout.flow import Line
from extractors.layout.numbering import split_number
from language.text.phrases import has_phrase
from model.document import Paragraph
from model.location import Location
from model.template import Template
from model.text import fold, squeeze

_WORDS_MAX = 16
_CAPTION = re.compile(
    r"^(?:(?:tabela|rysunek|rys\.|wykres|tab\.|ryc\.|fot\.|schemat)\s*(?:nr\b|\d|[IVX]+[.:]|[.:])|źródło\s*:)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.;,]$")
_LABEL_LINE = re.compile(r":\s+\S")
_FORM_RANK = 2.5
_PLAIN_MATCH = 0.98
_SERIES_MIN = 6
_BULLETS = frozenset({"•", "▪", "◦", "●", "■", "-", "–", "o"})
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the flow: `index` of its line, its rank, the elements it may mean.

    `is_title` marks the title of the document, which calls it an HDR before any section begins.
    """

    index: int
    text: str
    location: Location
    rank: float
    declared: bool
    is_title: bool
    matches: tuple[ElementMatch, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    caps: bool
    bold: bool
    underlined: bool

    @property
    def weight(self) -> tuple[float, bool, bool, bool]:
        return (-self.size, not self.caps, not self.bold, not self.underlined)

    def stands_out(self, body_size: float) -> bool:
        """True for a line that looks unlike the text around it."""
        return self.bold or self.caps or self.underlined or self.size >= body_size + 1


def find_headings(lines: Sequence[Line], template: Template) -> list[Heading]:
    """The headings of the flow in order."""
    body_size = _body_size(lines)
    numbered = numbered_series(lines)
    looks: dict[int, _Look] = {}
    for index, line in enumerate(lines):
        look = _look(line, body_size)
        if look and (index in numbered or _can_head(line, look, body_size, template)):
            looks[index] = look
    ranks = _ranks(looks, lines)
    titles = _titles(list(looks), lines, template)
    return [
        Heading(
            index=index,
            text=lines[index].text,
            location=lines[index].location,
            rank=ranks[index],
            declared=_declared_level(lines[index]) is not None,
            is_title=index in titles,
            matches=match_elements(_typed(lines[index]), template),
        )
        for index in looks
    ]


def _titles(indexes: Sequence[int], lines: Sequence[Line], template: Template) -> set[int]:
    """The headings on the cover that call the document an HDR: before the first of a section.

    The name of the unit or a letterhead may stand over the title, and the title stand again on
    the page after the cover.
    """
    titles: set[int] = set()
    for index in indexes:
        text = _typed(lines[index])
        means = {match.element for match in match_elements(text, template)}
        called = names_document(text, template) and (index == indexes[0] or _opens(text, template))
        if called and (index == indexes[0] or means <= {"schedule"}):
            titles.add(index)
        elif means or lines[index].form_label:
            break
    return titles


def _opens(text: str, template: Template) -> bool:
    """True when the text opens with what the template calls the document ("HDR Gminy …")."""
    return fold(join_spaced(text)).startswith(tuple(map(fold, template.title_phrases)))


def names_document(text: str, template: Template) -> bool:
    """True when the words call the document what the template calls it."""
    joined = join_spaced(text)
    if _title(template).search(fold(joined)):
        return True
    return any(has_phrase(phrase, joined) for phrase in template.title_phrases)


@lru_cache(maxsize=8)
def _title(template: Template) -> re.Pattern[str]:
    """The title phrases as words of their own: "withdrawal" is no HDR."""
    phrases = "|".join(re.escape(fold(phrase)) for phrase in template.title_phrases)
    return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)")


def _typed(line: Line) -> str:
    """The text with letter-spaced words joined, for telling what it says."""
    return squeeze(join_spaced(line.block.text)) if isinstance(line.block, Paragraph) else ""


def numbered_series(lines: Sequence[Line]) -> frozenset[int]:
    """The lines numbered 1, 2, 3 … with text between them: headings without any look of one.

    Items of a list stand one under the other; headings have content below.
    """
    best: list[int] = []
    for style in ("arabic", "roman", "letter"):
        series: list[int] = []
        for index, line in enumerate(lines):
            if _ordinal(line, style) == len(series) + 1:
                series.append(index)
        best = max(best, series, key=len)
    apart = sum(later - earlier > 1 for earlier, later in pairwise(best))
    return frozenset(best) if len(best) >= _SERIES_MIN and apart >= len(best) - 2 else frozenset()


def _ordinal(line: Line, style: str) -> int | None:
    """The number that opens a short line without the end of a sentence, or None."""
    paragraph = line.block
    if not isinstance(paragraph, Paragraph) or paragraph.location.cell or line.form_label:
        return None
    text = split_number(line.text)
    typed = (text.number or "").strip(".)( :–—-")
    number = (
        re.sub(r"^\W*(?:[^\W\d_]{2,}\s+)?", "", typed) if " " in typed or "§" in typed else typed
    )
    if not number or len(text.text.split()) > _WORDS_MAX or _SENTENCE_END.search(text.text):
        return None
    if style == "arabic":
        return int(number) if number.isdigit() else None
    if style == "letter":
        return ord(number) - ord("A") + 1 if len(number) == 1 and "A" <= number <= "Z" else None
    return _ROMAN.index(number) + 1 if number in _ROMAN else None


def _declared_level(line: Line) -> int | None:
    return line.block.heading_level if isinstance(line.block, Paragraph) else None


def _body_size(lines: Sequence[Line]) -> float:
    """The size in points of most of the text; 11 when the file gives none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        size = line.block.size if isinstance(line.block, Paragraph) else None
        if size is not None:
            sizes[size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _look(line: Line, body_size: float) -> _Look | None:
    paragraph = line.block
    if not isinstance(paragraph, Paragraph):
        return None
    letters = list(filter(str.isalpha, line.text))
    caps = len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)
    inked = [span for span in paragraph.spans if span.text.strip()]
    underlined = bool(inked) and all(span.underlined for span in inked)
    size = paragraph.size or body_size
    return _Look(size=size, caps=caps, bold=paragraph.bold, underlined=underlined)


def _can_head(line: Line, look: _Look, body_size: float, template: Template) -> bool:
    if not any(map(str.isalpha, line.text)):
        return False  # a large number beside a heading is none
    if line.form_label or _declared_level(line) is not None:
        return True
    text = _typed(line)
    if len(text.split()) > _WORDS_MAX or _CAPTION.match(text) or _is_area(text, template):
        return False
    standing_out = look.stands_out(body_size)
    if standing_out and _is_bulleted(line):
        return False  # an item of a list in larger letters
    labels = _LABEL_LINE.search(text) is not None  # "Obszar: …" labels what stands behind it
    if standing_out:  # but "Cele: główny i operacyjne" is a name
        ends = _SENTENCE_END.search(split_number(text).text) is not None
        return _is_named(text, template) if labels else not ends
    return not labels and _is_named(text, template) and _is_bare(line)


def _is_named(text: str, template: Template) -> bool:
    """True for text that is hardly anything but a name of an element."""
    matches = match_elements(text, template)
    return bool(matches) and matches[0].score >= _PLAIN_MATCH


def _is_area(text: str, template: Template) -> bool:
    """True for a line that is the name of an area: it fills a section, however it looks."""
    return heading_key(text) in _area_names(template)


@lru_cache(maxsize=8)
def _area_names(template: Template) -> frozenset[str]:
    return frozenset(heading_key(name) for area in template.areas for name in area.names)


def _is_bare(line: Line) -> bool:
    """Neither an item of an automatic list nor a sentence."""
    return not _is_bulleted(line) and not _SENTENCE_END.search(line.text)


def _is_bulleted(line: Line) -> bool:
    paragraph = line.block
    return isinstance(paragraph, Paragraph) and paragraph.label in _BULLETS


def _ranks(looks: dict[int, _Look], lines: Sequence[Line]) -> dict[int, float]:
    weights = sorted(
        {look.weight for index, look in looks.items() if _declared_level(lines[index]) is None}
    )
    order = {weight: position for position, weight in enumerate(weights, start=1)}
    ranks: dict[int, float] = {}
    for index, look in looks.items():
        declared = _declared_level(lines[index])
        if declared is not None:
            ranks[index] = declared
        elif lines[index].form_label:
            ranks[index] = 1.5 if lines[index].text.isupper() else _FORM_RANK
        else:
            ranks[index] = order[look.weight] + _number_depth(lines[index].text)
    if any(_declared_level(lines[index]) is not None for index in looks):
        _below_declared(ranks, lines)
    return ranks


def _number_depth(text: str) -> float:
    """A heading numbered 3.1 stands below one numbered 3 of the same look."""
    number = split_number(text).number or ""
    return 0.5 if re.fullmatch(r"\d+\.\d+[.)]?", number) else 0.0


def _below_declared(ranks: dict[int, float], lines: Sequence[Line]) -> None:
    """Where styles declare headings, those by look alone stand below them."""
    for index in ranks:
        if _declared_level(lines[index]) is None and not lines[index].form_label:
            ranks[index] += 10.0
