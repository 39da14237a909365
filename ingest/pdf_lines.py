"""From characters to lines: pdfplumber's word finder, then the pieces that share a baseline."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from pdfplumber.utils.text import WordExtractor

from ingest.pdf_chars import ASCENT, Char
from ingest.pdf_fonts import Face
from ingest.pdf_geometry import around
from ingest.pdf_tags import Tag
from model.location import Box

# Where a file holds its spaces, a gap of this share of the font size is one that it does not hold:
# a tab, a table without lines, another column. Spaces are kept as typed.
_GAP = 0.3
_FINDER = WordExtractor(x_tolerance_ratio=_GAP, keep_blank_chars=True)
# Pieces stand on one line when their baselines differ by less than this share of the size.
_SAME_BASELINE = 0.25
# A raised or lowered piece is this much smaller than its neighbour and this close to it.
_SCRIPT_SIZE, _SCRIPT_SHIFT = 0.9, 0.6
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Pieces closer than this share of the size are one word in two formats.
_TOUCHING = 0.15
# Signs that do not begin a line, even after a space.
_BOUND = "/–—-;:!?)"
_SOFT_HYPHEN = "\u00ad"


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
    short word. `gaps` are where wide white space parts the line, as (x of its start, of its end).
    `column` is the left and right edge of its text column, None where the page has only one.
    `notes` are the footnotes that it refers to, by their place among those of the document.
    `turned` text does not run to the right; `slanting` text is a watermark.
    """

    runs: list[Run]
    box: Box
    baseline: float
    size: float
    head: float
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


def pieces_of(chars: list[Char], tags: Mapping[int, Tag], page: int) -> list[Line]:
    """The stretches of text without wide gaps; each becomes a line or a part of one."""
    if not chars:
        return []
    found = _FINDER.iter_extract_tuples(cast("Any", chars))
    pieces = (_piece(cast("list[Char]", piece), tags, page) for _, piece in found)
    return [piece for piece in pieces if piece is not None]


def lines_of(pieces: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom: the pieces on one baseline from left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.box[0])):
        for row in rows[-3:]:
            shift = abs(row[0].baseline - piece.baseline)
            if shift <= _SAME_BASELINE * max(row[0].size, piece.size):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [_joined(row) for row in _with_scripts(rows)]


def turned_lines(chars: list[Char], turn: int, page: int) -> list[Line]:
    """The lines of text that does not run to the right, in reading order, with boxes as they lie.

    `turn` as in `PageChars.turned`; slanting text comes as one line.
    """
    if turn == 0:
        text = "".join(char["text"] for char in chars).strip()
        size, box = chars[0]["size"], around(map(_box, chars))
        runs = [Run(text, chars[0]["face"], size)]
        line = Line(runs, box, box[3], size, 0.0, page, turned=True, slanting=True)
        return [line] if text else []
    lines = lines_of(pieces_of([_unturned(char, turn) for char in chars], {}, page))
    for line in lines:
        line.box = _turned_box(line.box, turn)
        line.baseline, line.turned = line.box[3], True
    return lines


def _piece(chars: list[Char], tags: Mapping[int, Tag], page: int) -> Line | None:
    start, end = 0, len(chars)
    while start < end and chars[start]["text"].isspace():
        start += 1
    while end > start and chars[end - 1]["text"].isspace():
        end -= 1
    chars = chars[start:end]
    if not chars:
        return None
    size, baseline = _main(chars)
    runs: list[Run] = []
    for char in chars:
        text = char["text"]
        if text == _SOFT_HYPHEN and char is not chars[-1]:
            continue
        if baseline - char["baseline"] > 0.2 * size and char["size"] < _SCRIPT_SIZE * size:
            text = text.translate(_RAISED)
        last = runs[-1] if runs else None
        if last and last.face is char["face"] and abs(last.size - char["size"]) < 0.25:
            last.text += text
        else:
            runs.append(Run(text, char["face"], char["size"]))
    for run in runs:
        if not run.text.isascii():
            run.text = unicodedata.normalize("NFC", run.text)
    marks = [char["mark"] for char in chars if char["mark"] >= 0]
    left, right = chars[0]["x0"], max(char["x1"] for char in chars)
    return Line(
        runs=runs,
        box=(left, baseline - ASCENT * size, right, baseline + (1 - ASCENT) * size),
        baseline=baseline,
        size=size,
        head=_head_end(chars) - left,
        page=page,
        tag=tags.get(max(set(marks), key=marks.count)) if marks else None,
    )


def _main(chars: list[Char]) -> tuple[float, float]:
    """The size and baseline of most of the letters."""
    first = chars[0]["size"], chars[0]["baseline"]
    counts: dict[tuple[float, float], int] = {}
    for char in chars:
        key = char["size"], char["baseline"]
        counts[key] = counts.get(key, 0) + (char["text"] != " ")
    return max(counts, key=counts.__getitem__) if len(counts) > 1 else first


def _head_end(chars: list[Char]) -> float:
    """Where the part of a line ends that a program does not break.

    That is the first word, with the next one after a short word or a number, as Polish typesetting
    binds "w", "na" or "30" to what follows (the no-break space looks like any other in a PDF), and
    with a dash or slash that follows.
    """
    word, done = "", False
    for index, char in enumerate(chars):
        if char["text"] != " ":
            if done and char["text"] not in _BOUND:
                return chars[index - 2]["x1"]
            word += char["text"]
        elif len(word) > 2 and not word.strip(".,").isdigit():
            done = True
        else:
            word = "bound "
    return chars[-1]["x1"]


def _joined(row: list[Line]) -> Line:
    """One line of the pieces on a baseline."""
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda piece: piece.box[0])
    line = _joined_runs(row)
    line.gaps = [
        (left.box[2], right.box[0])
        for left, right in pairwise(row)
        if right.box[0] - left.box[2] > max(left.size, right.size)
    ]
    return line


def _joined_runs(pieces: list[Line]) -> Line:
    """The pieces in the order given, with spaces where they do not touch."""
    first = pieces[0]
    runs = [Run(run.text, run.face, run.size) for run in first.runs]
    for before, piece in pairwise(pieces):
        touching = abs(piece.box[0] - before.box[2]) < _TOUCHING * piece.size
        if not (touching and before.page == piece.page):
            runs[-1].text += " "
        runs.extend(Run(run.text, run.face, run.size) for run in piece.runs)
    main = max(pieces, key=lambda piece: len(piece.text))
    return Line(
        runs=runs,
        box=around(piece.box for piece in pieces),
        baseline=main.baseline,
        size=main.size,
        head=first.head,
        page=first.page,
        tag=main.tag,
        column=first.column,
    )


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
    return all(any(abs(piece.box[0] - word.box[2]) < 0.3 * size for word in other) for piece in row)


def _box(char: Char) -> Box:
    return char["x0"], char["top"], char["x1"], char["bottom"]


def _unturned(char: Char, turn: int) -> Char:
    """The character in a frame in which its text runs to the right."""
    upright = char.copy()
    upright["x0"], _, upright["x1"], _ = _turned_box(_box(char), 4 - turn)
    upright["top"] = char["baseline"] - ASCENT * char["size"]
    upright["bottom"] = upright["top"] + char["size"]
    return upright


def _turned_box(box: Box, turns: int) -> Box:
    """The box after quarter turns clockwise around the top left corner of the page."""
    x0, top, x1, bottom = box
    for _ in range(turns):
        x0, top, x1, bottom = -bottom, x0, -top, x1
    return x0, top, x1, bottom
