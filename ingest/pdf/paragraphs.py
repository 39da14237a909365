"""From lines to paragraphs: which lines go on with the one before.

The surest sign is room: a program puts a word on the next line only when it does not fit, so a line
that had room for the first word of the next one ended its paragraph. Then come list markers, the
distance of the lines, their indents and their formats. Tags of the file overrule the look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.pdf.items import Marker, marker_of, starts_item, take_bullet
from ingest.pdf.lines import Line
from ingest.pdf.starts import is_label_alone, start_of

# In shares of the font size: how much farther apart paragraphs are than lines; how far an indent
# reaches; how exactly a line is centred; a space; what the measures may be wrong by.
_FARTHER = 0.2
_FARTHER_UNSEEN = 0.35
_FARTHER_IN_SENTENCE = 0.8
_INDENT = 0.6
_SPACE = 0.25
_SLACK = 0.3
# How wide a bullet or a number is, in shares of the size, before the gap that its text hangs by.
_WIDEST_MARKER = 2.5
_TAB = 0.6
# A line with room for its next word and so much more was broken by hand, whatever the measures.
_BY_HAND = 2.0
_HEADING_WORDS = 8
# Room, in shares of the size, in which nearly every word would have fitted.
_ROOM_FOR_A_WORD = 8.0
# An entry such as "Razem: 31 800 zł" is short; a line of fewer letters is in capitals by chance.
_LONGEST_ENTRY = 45
_LEAST_LETTERS = 8
# Points of font size from which a line is of another paragraph.
_OTHER_SIZE = 0.7
# Lines without another to compare are this far apart, in shares of the size, unless known better.
USUAL_PITCH = 1.3
_SENTENCE_ENDS = tuple(".;:!?…")
_PAUSES = (*_SENTENCE_ENDS, ",")
# A range of dates or numbers broken before its dash.
_DATE_END, _UNTIL = re.compile(r"(?:\d|\br\.)$"), re.compile(r"[-–—]\s*\d")
# A line of a table of contents: dots that lead to a page number.
LEADER = re.compile(r"\s*[.…]{5,}\s*\d+$")


@dataclass(frozen=True, slots=True)
class Region:
    """Where lines run: left and right edge in points, and whether it is a table's cell.

    `pitch` is the distance of lines in shares of the font size, as most lines of the document have;
    `starts` are labels that paragraphs of the document begin with.
    """

    left: float
    right: float
    in_cell: bool = False
    pitch: float = USUAL_PITCH
    starts: frozenset[str] = frozenset()

    def within(self, column: tuple[float, float] | None) -> Region:
        """The region between other edges; itself for None."""
        return replace(self, left=column[0], right=column[1]) if column else self


@dataclass(slots=True)
class Para:
    """The lines of a paragraph, the region that each runs in, and its bullet."""

    lines: list[Line]
    regions: list[Region]
    label: str | None = None
    marker: Marker | None = None
    list_level: int | None = None
    leading: float | None = None

    @property
    def region(self) -> Region:
        """The region of its last line."""
        return self.regions[-1]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def paragraphs_of(lines: Sequence[Line], region_of: Callable[[Line], Region]) -> list[Para]:
    """The paragraphs of lines that follow each other; `region_of` says where a line runs."""
    paras: list[Para] = []
    for index, line in enumerate(lines):
        here = region_of(line)
        label = None if line.turned else take_bullet(line)
        marker = marker_of(line.text) if label is None else Marker(label, None)
        after = lines[index + 1] if index + 1 < len(lines) else None
        if paras and label is None and goes_on(paras[-1], line, here, marker, after):
            _extend(paras[-1], line, here)
        else:
            paras.append(Para([line], [here], label, marker))
    return paras


def _extend(para: Para, line: Line, region: Region) -> None:
    if para.last.page == line.page and line.baseline > para.last.baseline:
        para.leading = line.baseline - para.last.baseline
    para.lines.append(line)
    para.regions.append(region)


def goes_on(
    para: Para, line: Line, region: Region, marker: Marker | None, after: Line | None = None
) -> bool:
    """Whether the line belongs to the paragraph. `after` is the line that follows it, if any."""
    last = para.last
    if last.turned or line.turned:
        return last.turned and line.turned and region.in_cell
    if LEADER.search(last.text):
        return False
    if _UNTIL.match(line.text) and _DATE_END.search(last.text):
        return True
    full = is_full(last, line, para.region)
    item = marker is not None and starts_item(marker, line.text, last.text, para.marker, full=full)
    tagged = _tags_say(last, line)
    if tagged is not None:
        by_hand = _counts_on(para.marker, marker) or is_label_alone(line.text)
        return tagged and (full or not item) and not by_hand
    if item or _is_labelled(last, line, region):
        return False
    if last.page != line.page and last.text.endswith(_SENTENCE_ENDS) and after is not None:
        # Programs keep two lines of a paragraph together; one short line is a heading.
        full = full and (not line.text[:1].isupper() or is_full(line, after, region))
    return full and not (
        _other_format(last, line)
        or _stands_alone(last, line, region, after)
        or _too_far(para, line, after)
        or _other_indent(para, line, region)
    )


def _counts_on(last: Marker | None, marker: Marker | None) -> bool:
    """Whether one number follows the other: "1." and "2." in lines broken by hand."""
    if last is None or marker is None or last.order is None or marker.order is None:
        return False
    return last.kind == marker.kind and marker.order == last.order + 1


def is_broken_by_hand(line: Line, after: Line, region: Region) -> bool:
    """Whether a line of a tagged paragraph ended although much more would have fitted on it.

    A label that begins lines elsewhere begins one here, too, though the line above is full.
    """
    if line.page != after.page or not (line.tag and after.tag) or line.turned:
        return False
    if start_of(after.text) in region.starts and not line.text.endswith(_PAUSES):
        return True
    return after.head + _BY_HAND * line.size < region.right - line.box[2]


def _is_labelled(last: Line, line: Line, region: Region) -> bool:
    """Whether the line begins with a label, and a paragraph with it."""
    start = start_of(line.text)
    if start is None:
        return False
    if start in region.starts or is_label_alone(line.text):
        return True
    entry = len(start.split()) <= 2 and len(line.text) <= _LONGEST_ENTRY and ":" in line.text
    return entry and last.text.endswith((".", "!", "?"))


def is_full(line: Line, after: Line, region: Region) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    before, behind = line.box[0] - region.left, region.right - line.box[2]
    alike = all(is_centred(one, region) for one in (line, after)) or _flush_right(
        line, after, region
    )
    if not (alike or region.in_cell) and _same_end(line, after, region):
        return True
    room = before + behind if alike else behind
    return _SPACE * line.size + after.head > room - _SLACK * line.size


def is_centred(line: Line, region: Region) -> bool:
    """Whether the line stands in the middle, clear of both edges."""
    return line.box[0] - region.left > line.size and _in_the_middle(line, region)


def is_centred_block(para: Para) -> bool:
    """Whether all lines stand in the middle, one of them at least clear of both edges."""
    return all(_in_the_middle(line, para.region) for line in para.lines) and any(
        is_centred(line, para.region) for line in para.lines
    )


def _flush_right(line: Line, after: Line, region: Region) -> bool:
    """Whether both lines end at the right edge and start clear of the left one."""
    return all(
        one.box[0] - region.left > one.size and region.right - one.box[2] < _SLACK * one.size
        for one in (line, after)
    )


def _in_the_middle(line: Line, region: Region) -> bool:
    before, behind = line.box[0] - region.left, region.right - line.box[2]
    return abs(before - behind) < _INDENT * line.size


def _same_end(line: Line, after: Line, region: Region) -> bool:
    """Two long lines that end at one place: a justified block narrower than the page."""
    long = line.box[2] - line.box[0] > 0.6 * (region.right - region.left)
    return long and abs(line.box[2] - after.box[2]) < 1.0


def _tags_say(last: Line, line: Line) -> bool | None:
    """What the tags say about two lines; None when they do not."""
    a, b = last.tag, line.tag
    if a is None or b is None or last.page != line.page:
        return None
    if a.block != b.block:
        return False
    return True if a.paragraph else None


def _stands_alone(last: Line, line: Line, region: Region, after: Line | None) -> bool:
    """Whether a short line without a full stop, after a sentence with one, ends where it begins.

    Headings that look like the text do so.
    """
    if region.in_cell or line.page != last.page or not last.text.endswith("."):
        return False
    if after is None:  # a table follows, or the end of the page
        ended = region.right - line.box[2] > _ROOM_FOR_A_WORD * line.size
    else:
        ended = not is_full(line, after, region)
    short = len(line.text.split()) <= _HEADING_WORDS and line.text[:1].isupper()
    return short and ended and line.text[-1:].isalpha()


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _OTHER_SIZE


def _other_format(last: Line, line: Line) -> bool:
    if not _same_size(last, line) or {_in_capitals(last), _in_capitals(line)} == {True, False}:
        return True
    other_weight = None not in (last.bold, line.bold) and last.bold != line.bold
    if not other_weight and _is_underlined(last) == _is_underlined(line):
        return False
    return last.text.endswith(_SENTENCE_ENDS) or not line.text[:1].islower()


def _is_underlined(line: Line) -> bool:
    """Whether all words of the line are underlined."""
    return all(run.face.underlined for run in line.runs if run.text.strip())


def _in_capitals(line: Line) -> bool | None:
    """Whether all letters are capitals; None for a line with hardly any letters."""
    letters = [char for char in line.text if char.isalpha()]
    return all(char.isupper() for char in letters) if len(letters) >= _LEAST_LETTERS else None


def _too_far(para: Para, line: Line, after: Line | None) -> bool:
    last = para.last
    leading = line.baseline - last.baseline
    if last.page != line.page or leading <= 0:
        return False
    if para.leading is not None:
        return leading > para.leading + _FARTHER * line.size
    if leading > (para.region.pitch + _FARTHER_IN_SENTENCE) * line.size:
        return True  # nothing goes on over an empty line
    alike = after is not None and after.page == line.page and _same_size(after, line)
    if after is not None and alike and line.text[:1].isupper():
        # A line that stands clear of those above and below it, as lines of a paragraph do not.
        clear = (para.region.pitch + _FARTHER_UNSEEN) * line.size
        if min(leading, after.baseline - line.baseline) > clear:
            return True
    if after is not None and alike and after.baseline > line.baseline:
        return leading > after.baseline - line.baseline + _FARTHER * line.size
    # Nothing to compare with: headings and titles are often set wider than the text.
    over = last.text.endswith(_SENTENCE_ENDS)
    return over and leading > (para.region.pitch + _FARTHER_UNSEEN) * line.size


def _is_hung(line: Line) -> bool:
    """Whether a tab, not a space, parts the marker of a line from its text."""
    if not line.gaps or line.gaps[0][0] - line.box[0] > _WIDEST_MARKER * line.size:
        return False
    tab, *spaces = (end - start for start, end in line.gaps)
    return tab > max([_TAB * line.size, *(1.5 * space for space in spaces)])


def _other_indent(para: Para, line: Line, region: Region) -> bool:
    """Whether the line starts farther right, or left, than the paragraph's lines do."""
    if is_centred(line, region) or is_centred(para.last, para.region):
        return False
    if _flush_right(para.last, line, region):
        return False
    first = para.lines[0]
    if line.page != first.page or line.column != first.column:
        return False
    reach = _INDENT * line.size
    if len(para.lines) > 1:
        return abs(line.box[0] - para.last.box[0]) > reach
    hanging = para.label is not None or para.marker is not None
    if hanging and _is_hung(first) and abs(line.box[0] - first.box[0]) <= reach:
        return True  # the text hangs clear of the bullet, and this stands under the bullet
    hanging |= any(abs(line.box[0] - end) <= reach for _, end in first.gaps)
    return line.box[0] - first.box[0] > reach and not hanging
