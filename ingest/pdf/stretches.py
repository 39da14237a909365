"""Stretches of text: characters that follow each other on one baseline in one face."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.pdf.fonts import Face
from model.location import Box

# How far letters rise above the baseline, in shares of the font size. One value for every font, so
# that a bullet from a symbol font has the top of the words beside it.
ASCENT = 0.78
# Where a file holds its spaces, a gap of this share of the font size is one that it does not hold:
# a tab, a table without lines, another column. (pdfplumber: 3 points, which is 0.3 of 10.)
GAP = 0.3
# A space that is not in the file but stands for a gap in it.
MADE_UP = "\u2005"
# The colour of text that paints nothing.
NO_INK = -1


@dataclass(slots=True)
class Stretch:
    """Characters with the left and right side of each; points on the displayed page.

    `mark` is the marked-content id that ties it to the tags of the file, or -1. `ink` is its colour
    as 0xRRGGBB, or NO_INK; `layered` says that it belongs to a layer that can be switched off;
    `order` counts the text objects of the page, that which it begins with.
    """

    baseline: float
    size: float
    face: Face
    mark: int = -1
    texts: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    ink: int = 0
    layered: bool = False
    order: int = 0

    @property
    def box(self) -> Box:
        """The box around it; its height is the font size."""
        top = self.baseline - ASCENT * self.size
        return self.starts[0], top, self.ends[-1], top + self.size

    @property
    def middle(self) -> float:
        """How far down its letters stand, by the middle of the box."""
        return self.baseline - (ASCENT - 0.5) * self.size

    def add(self, text: str, start: float, end: float) -> None:
        """Put a character at the end."""
        self.texts.append(text)
        self.starts.append(start)
        self.ends.append(end)

    def part(self, first: int, end: int) -> Stretch:
        """The characters `first` to `end` as a stretch of their own."""
        return Stretch(
            self.baseline,
            self.size,
            self.face,
            self.mark,
            self.texts[first:end],
            self.starts[first:end],
            self.ends[first:end],
            self.ink,
            self.layered,
            self.order,
        )


@dataclass(slots=True)
class Turned:
    """A character of text that does not run to the right, with its box on the displayed page.

    `baseline` is in the frame turned so that the text runs to the right.
    """

    text: str
    box: Box
    baseline: float
    size: float
    face: Face


@dataclass(slots=True)
class PageText:
    """The text of a page, or of a part of it, in the order of the file.

    `turned` is by quarter turns clockwise (1 reads downwards, 2 is upside down, 3 reads upwards);
    0 holds what slants, such as a watermark. `outside` is what stands off the part of the page that
    is shown, and counts for nothing. `order` numbers the text objects by their addresses.
    """

    upright: list[Stretch] = field(default_factory=list)
    turned: dict[int, list[Turned]] = field(default_factory=dict)
    outside: list[Stretch] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many characters there are."""
        upright = sum(len(stretch.texts) for stretch in self.upright)
        return upright + sum(len(chars) for chars in self.turned.values())
