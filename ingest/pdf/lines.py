"""From stretches of text to lines: pieces without wide gaps, then the pieces on one baseline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.pdf.fonts import Face
from ingest.pdf.geometry import around
from ingest.pdf.spacing import close_up, restore_spaces
from ingest.pdf.stretches import ASCENT, GAP, MADE_UP, Stretch, Turned
from ingest.pdf.tags import Tag
from ingest.pdf.tracking import close_tracked
from model.location import Box

# Pieces stand on one line when their baselines differ by less than this share of the size.
SAME_BASELINE = 0.25
# A raised or lowered piece is this much smaller than its neighbour and this close to it.
_SCRIPT_SIZE, _SCRIPT_SHIFT = 0.9, 0.6
_SCRIPT_GAP = 0.3
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Pieces closer than this share of the size are one word in two formats.
_TOUCHING = 0.15
# Pieces are letters set apart where so many of them, and this share, are letters.
_LEAST_LETTERS, _LETTERS = 3, 0.7
_USUAL_SPACE = 0.2
# White space of this share of the size is a tab; so is less up to the same place, in points.
_TAB, _SAME_STOP = 1.5, 0.6
# Signs that do not begin a line, even after a space.
_BOUND = "/–—-;:!?)"
_SOFT_HYPHEN = "\u00ad"
# Ligatures are their letters; marks of no width say nothing.
_PLAIN = str.maketrans(
    dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)
_NOT_PLAIN = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")


@dataclass(slots=True)
class Run:
    """A stretch of text in one face; `size` in points."""

    text: str
    face: Face
    size: float


@dataclass(slots=True)
class Line:
    """A line of text, or a piece of one; points on its page.

    `size` is that of most of its letters. `head` is the width of what had to fit at the end of the
    line before for the line to be broken elsewhere: the first word, with the next one after a
    short word; `letter` is the width of its first letter. `gaps` are where white space wider than
    a space parts the line, as (start, end). `column` is the left and right edge of its text column,
    None where the page has only one. `notes` are the footnotes that it refers to, by their place
    among those of the document. `turned` text does not run to the right; `slanting` text is a
    watermark.
    """

    runs: list[Run]
    box: Box
    baseline: float
    size: float
    head: float
    letter: float
    page: int
    tag: Tag | None = None
    gaps: list[tuple[float, float]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    turned: bool = False
    slanting: bool = False
    column: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """The text of the line."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool | None:
        """True when all letters are bold, False when none is, else None."""
        bold = {run.face.bold for run in self.runs if run.text.strip()}
        return bold.pop() if len(bold) == 1 else None


def pieces_of(stretches: list[Stretch], tags: Mapping[int, Tag], page: int) -> list[Line]:
    """The text without wide gaps inside; each piece becomes a line or a part of one."""
    pieces: list[Line] = []
    for row in _rows(stretches):
        row.sort(key=lambda stretch: stretch.starts[0])
        piece: list[Stretch] = []
        for stretch in close_tracked(row, tags):
            if piece and not _follows(piece[-1], stretch, tags):
                pieces += _piece(piece, tags, page)
                piece = []
            piece.append(stretch)
        pieces += _piece(piece, tags, page)
    return pieces


def _rows(stretches: list[Stretch]) -> list[list[Stretch]]:
    """The stretches by their baselines."""
    by_baseline: dict[float, list[Stretch]] = {}
    for stretch in stretches:
        by_baseline.setdefault(stretch.baseline, []).append(stretch)
    rows: list[list[Stretch]] = []
    last = 0.0
    for baseline, level in sorted(by_baseline.items()):
        if rows and baseline - last <= SAME_BASELINE * max(rows[-1][0].size, level[0].size):
            rows[-1] += level
        else:
            rows.append(level)
            last = baseline
    return rows


def _follows(before: Stretch, after: Stretch, tags: Mapping[int, Tag]) -> bool:
    """Whether a stretch goes on where the other ends, as in one word, and in the same block."""
    start = after.starts[0]
    if not before.starts[0] <= start <= before.ends[-1] + GAP * before.size:
        return False
    a, b = tags.get(before.mark), tags.get(after.mark)
    return a is None or b is None or a.block == b.block


def lines_of(pieces: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom: the pieces on one baseline from left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.box[0])):
        for row in rows[-3:]:
            shift = abs(row[0].baseline - piece.baseline)
            if shift <= SAME_BASELINE * max(row[0].size, piece.size):
                row.append(piece)
                break
        else:
            rows.append([piece])
    rows = _with_scripts(rows)
    for row in rows:
        row.sort(key=lambda piece: piece.box[0])
    stops = [_tab_stops(row) for row in rows]
    return [
        row[0]
        if len(row) == 1
        else _joined(row, [x for near in stops[max(0, n - 2) : n + 3] for x in near])
        for n, row in enumerate(rows)
    ]


def _tab_stops(row: list[Line]) -> list[float]:
    """Where text begins after white space that only a tab makes."""
    return [
        piece.box[0]
        for before, piece in pairwise(row)
        if piece.box[0] - before.box[2] > _TAB * piece.size
    ]


def turned_lines(chars: list[Turned], turn: int, page: int) -> list[Line]:
    """The lines of text that does not run to the right, in reading order, with boxes as they lie.

    `turn` as in `PageText.turned`; slanting text comes as one line.
    """
    if turn == 0:
        text = "".join(char.text for char in chars).strip()
        size, box = chars[0].size, around(char.box for char in chars)
        runs = [Run(text, chars[0].face, size)]
        line = Line(runs, box, box[3], size, 0.0, 0.0, page, turned=True, slanting=True)
        return [line] if text else []
    lines = lines_of(pieces_of(_unturned(chars, turn), {}, page))
    for line in lines:
        line.box = turned_box(line.box, turn)
        line.baseline, line.turned = line.box[3], True
    return lines


def _unturned(chars: list[Turned], turn: int) -> list[Stretch]:
    """The characters as stretches in a frame in which their text runs to the right."""
    stretches = []
    for char in chars:
        left, _, right, _ = turned_box(char.box, 4 - turn)
        if char.text == " ":  # its ink is a point
            right = max(right, left + GAP * char.size)
        stretches.append(
            Stretch(char.baseline, char.size, char.face, -1, [char.text], [left], [right])
        )
    return stretches


def _piece(stretches: list[Stretch], tags: Mapping[int, Tag], page: int) -> list[Line]:
    """The piece that these stretches make from left to right; none when all is blank."""
    close_up(stretches)
    restore_spaces(stretches)
    texts = [text for stretch in stretches for text in stretch.texts]
    starts = [start for stretch in stretches for start in stretch.starts]
    ends = [end for stretch in stretches for end in stretch.ends]
    first, last = 0, len(texts)
    while first < last and texts[first].isspace():
        first += 1
    while last > first and texts[last - 1].isspace():
        last -= 1
    if first == last:
        return []
    main = max(stretches, key=lambda stretch: len(stretch.texts))
    size, baseline = main.size, main.baseline
    top = baseline - ASCENT * size
    return [
        Line(
            runs=_trimmed(_runs(stretches, main)),
            box=(starts[first], top, max(ends[first:last]), top + size),
            baseline=baseline,
            size=size,
            head=head_end(texts[first:last], ends[first:last]) - starts[first],
            letter=ends[first] - starts[first],
            page=page,
            tag=tags.get(main.mark),
        )
    ]


def _runs(stretches: list[Stretch], main: Stretch) -> list[Run]:
    """Runs of one face and size; raised digits become raised characters."""
    runs: list[Run] = []
    for stretch in stretches:
        text = "".join(stretch.texts).replace(MADE_UP, " ")
        raised = main.baseline - stretch.baseline > 0.2 * main.size
        if raised and stretch.size < _SCRIPT_SIZE * main.size:
            text = text.translate(_RAISED)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            if _NOT_PLAIN.search(text):
                text = text.translate(_PLAIN)
            text = text[:-1].replace(_SOFT_HYPHEN, "") + text[-1:]
        last = runs[-1] if runs else None
        if last and last.face == stretch.face and abs(last.size - stretch.size) < 0.25:
            last.text += text
        else:
            runs.append(Run(text, stretch.face, stretch.size))
    return runs


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs without blanks at the start and the end."""
    while not runs[0].text.strip():
        del runs[0]
    while not runs[-1].text.strip():
        del runs[-1]
    runs[0].text = runs[0].text.lstrip()
    runs[-1].text = runs[-1].text.rstrip()
    return runs


def head_end(texts: list[str], ends: list[float]) -> float:
    """Where the part of a line ends that a program does not break.

    That is the first word, with the next one after a short word or a number, as Polish typesetting
    binds "w", "na" or "30" to what follows (the no-break space looks like any other in a PDF), and
    with a dash or slash that follows.
    """
    word, done = "", False
    for index, text in enumerate(texts):
        if not text.isspace():
            if done and text not in _BOUND:
                return ends[index - 2]
            word += text
        elif len(word) > 2 and not word.strip(".,").isdigit():
            done = True
        else:
            word = "bound "
    return ends[-1]


def _joined(row: list[Line], stops: Sequence[float]) -> Line:
    """One line of the pieces on a baseline. `stops` are the tab stops of the lines around."""
    line = _joined_runs(row, stops)
    line.gaps = [
        (left.box[2], right.box[0]) for left, right in pairwise(row) if right.box[0] > left.box[2]
    ]
    return line


def _joined_runs(pieces: list[Line], stops: Sequence[float]) -> Line:
    """The pieces from left to right, with spaces or tabs where they do not touch."""
    first = pieces[0]
    runs = [Run(run.text, run.face, run.size) for run in first.runs]
    nearest = _letter_gap(pieces)
    for before, piece in pairwise(pieces):
        gap = piece.box[0] - before.box[2]
        if gap > max(nearest, _TOUCHING * piece.size):
            tab = any(abs(piece.box[0] - stop) < _SAME_STOP for stop in stops)
            runs[-1].text += "\t" if tab else " "
        runs.extend(Run(run.text, run.face, run.size) for run in piece.runs)
    main = max(pieces, key=lambda piece: len(piece.text))
    return Line(
        runs=runs,
        box=around(piece.box for piece in pieces),
        baseline=main.baseline,
        size=main.size,
        head=first.head,
        letter=first.letter,
        page=first.page,
        tag=main.tag,
        column=first.column,
    )


def _letter_gap(pieces: list[Line]) -> float:
    """The widest gap between letters where nearly all pieces are letters set far apart, else 0."""
    letters = sum(len(piece.text) == 1 and piece.text.isalpha() for piece in pieces)
    if letters < _LEAST_LETTERS or letters < _LETTERS * len(pieces):
        return 0.0
    gaps = sorted(b.box[0] - a.box[2] for a, b in pairwise(pieces))
    return gaps[len(gaps) // 2] + _USUAL_SPACE * pieces[0].size


def _with_scripts(rows: list[list[Line]]) -> list[list[Line]]:
    """Rows with the small raised and lowered pieces put back on the line that they belong to."""
    kept: list[list[Line]] = []
    for row in rows:
        home = next((other for other in rows if other is not row and _is_script(row, other)), None)
        if home is None:
            kept.append(row)
        else:
            for piece in row:
                if piece.baseline < home[0].baseline:
                    for run in piece.runs:
                        run.text = run.text.translate(_RAISED)
            home.extend(row)
    return kept


def _is_script(row: list[Line], other: list[Line]) -> bool:
    size = other[0].size
    if any(piece.size > _SCRIPT_SIZE * size for piece in row):
        return False
    if abs(row[0].baseline - other[0].baseline) > _SCRIPT_SHIFT * size:
        return False
    near = _SCRIPT_GAP * size
    return all(
        any(
            abs(piece.box[0] - word.box[2]) < near or abs(word.box[0] - piece.box[2]) < near
            for word in other
        )
        for piece in row
    )


def turned_box(box: Box, turns: int) -> Box:
    """The box after quarter turns clockwise around the top left corner of the page."""
    x0, top, x1, bottom = box
    for _ in range(turns):
        x0, top, x1, bottom = -bottom, x0, -top, x1
    return x0, top, x1, bottom
