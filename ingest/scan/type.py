"""The size and the weight of recognised words.

Tesseract tells neither. The size comes from how high the letters stand above the baseline, the
weight from how broad their upright strokes are for that size. Both are compared over the whole
document, since typefaces differ, and scans make all print a little larger and bolder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.scan.measuring import WITH_ACCENT, Kind, Measured
from ingest.scan.picture import PER_POINT
from ingest.scan.words import Word

# How high letters of each kind stand, in shares of the font size, where the document does not tell
# (Times; in Calibri capitals are lower, in Arial low letters higher).
_USUAL: dict[Kind, float] = {"ascender": 0.69, "capital": 0.67, "accented": 0.88, "low": 0.46}
# How near the middle of low letters and high ones the height of a letter tells nothing.
_UNCLEAR = 0.05
# A median of fewer lines is no measure.
_FEWEST_LINES = 5
# Measures this close, as shares, are of one size; sizes this close are not told apart, since they
# would be mixed up in every paragraph. Lines of a word or two say nothing of which sizes there are.
_ALIKE, _APART, _WITHIN = 0.05, 0.12, 0.16
_SHORT = 12
# Two letters have too few strokes to tell the weight by, if there are longer words beside them.
_LONG = 3
# Bold strokes are 1.4 to 2 times as broad as regular ones of the same typeface.
_BOLDER = 1.25
_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Typed:
    """A word, the size of its line in points, and whether it is bold.

    `capital` says whether its first letter is as high as a capital, None where that is not clear.
    """

    word: Word
    size: float
    bold: bool
    capital: bool | None = None

    def saying(self, text: str) -> Typed:
        """The same with another text."""
        return replace(self, word=replace(self.word, text=text))


class Types:
    """The sizes and weights that a document uses."""

    def __init__(self, lines: Iterable[Sequence[Measured]]) -> None:
        self._shares = dict(_USUAL)
        kept = [line for line in lines if line]
        self._shares.update(_shares(kept))
        sized = [(size, line) for line in kept if (size := self._measure(line)) is not None]
        self._sizes = _usual_sizes(
            [(size, sum(len(word.word.text) for word in line)) for size, line in sized]
        )
        strokes = [
            (word.stroke / size, len(word.word.text))
            for size, line in sized
            for word in line
            if word.stroke
        ]
        usual = _weighed_median(strokes)
        self._bold_from = _BOLDER * usual if usual else None

    @property
    def usual(self) -> float:
        """The size in points of most of the text."""
        return self._sizes[0] if self._sizes else _USUAL_SIZE

    def typed(self, paragraph: Sequence[Sequence[Measured]]) -> list[list[Typed]]:
        """The lines of a paragraph with their types: of one size, unless some clearly differ."""
        measures = [self._measure(line) for line in paragraph]
        known = [size for size in measures if size is not None]
        usual = median(known) if known else None
        typed = []
        for line, size in zip(paragraph, measures, strict=True):
            alike = size is None or usual is None or _close(size, usual, _WITHIN)
            nearest = self._nearest(usual if alike else size)
            told = self._told(line, size or usual)
            typed.append(
                [
                    Typed(word.word, nearest, bold, self._capital(word, size or nearest))
                    for word, bold in zip(line, told, strict=True)
                ]
            )
        return typed

    def _told(self, line: Sequence[Measured], size: float | None) -> list[bool]:
        """Which words are bold. Short words go with their neighbours."""
        bold = [self._bold(word, size) for word in line]
        sure = [
            flag if len(word.word.text) >= _LONG else None
            for word, flag in zip(line, bold, strict=True)
        ]
        if any(flag is not None for flag in sure):
            bold = sure
        return [_told(bold, index) for index in range(len(line))]

    def _measure(self, line: Sequence[Measured]) -> float | None:
        """The size of a line in points as measured."""
        sizes = [word.height / self._shares[word.kind] for word in line if word.height]
        return median(sizes) / PER_POINT if sizes else None

    def _capital(self, word: Measured, size: float) -> bool | None:
        """Whether a word begins as high as a capital, or an accented one where it has an accent."""
        if word.first is None:
            return None
        kinds: tuple[Kind, Kind] = ("low", "capital")
        if word.word.text[0].lower() in WITH_ACCENT:
            kinds = ("ascender", "accented")
        share = word.first / (size * PER_POINT)
        middle = sum(self._shares[kind] for kind in kinds) / 2
        return None if abs(share - middle) < _UNCLEAR else share > middle

    def _nearest(self, measured_size: float | None) -> float:
        """The size in use that is meant."""
        if measured_size is None or not self._sizes:
            return self.usual
        near = min(self._sizes, key=lambda size: abs(size - measured_size))
        return near if _close(measured_size, near, _WITHIN) else round(measured_size * 2) / 2

    def _bold(self, word: Measured, size: float | None) -> bool | None:
        if word.stroke is None or self._bold_from is None or size is None:
            return None
        return word.stroke / size >= self._bold_from


def _shares(lines: Sequence[Sequence[Measured]]) -> dict[Kind, float]:
    """How high the kinds of letters stand in this document, by the lines that have several."""
    found: dict[Kind, list[float]] = {}
    for line in lines:
        heights: dict[Kind, list[float]] = {}
        for word in line:
            if word.height:
                heights.setdefault(word.kind, []).append(word.height)
        ascenders = heights.pop("ascender", None)
        for kind, those in heights.items() if ascenders else ():
            found.setdefault(kind, []).append(median(those) / median(ascenders or those))
    return {
        kind: median(ratios) * _USUAL["ascender"]
        for kind, ratios in found.items()
        if len(ratios) >= _FEWEST_LINES
    }


def _usual_sizes(lines: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes in use, the commonest first, from (size, number of letters) of lines.

    They are where most letters gather, farther apart than the measures of one size may be.
    """
    long = [(size, letters) for size, letters in lines if letters >= _SHORT]
    weights = {size: _weight(long, size) for size, _ in long}
    sizes: list[float] = []
    for size, weight in sorted(weights.items(), key=lambda one: (-one[1], one[0])):
        gathers = all(
            weights[other] <= weight for other in weights if _close(other, size, _APART / 2)
        )
        if gathers and not any(_close(size, other, _APART) for other in sizes):
            sizes.append(size)
    return [round(size * 2) / 2 for size in sizes]


def _close(size: float, other: float, share: float) -> bool:
    return abs(size - other) <= share * other


def _weight(lines: Sequence[tuple[float, int]], middle: float) -> int:
    return sum(letters for size, letters in lines if abs(size - middle) <= _ALIKE * middle)


def _weighed_median(values: Sequence[tuple[float, int]]) -> float:
    """The value that half of the weight lies below; 0.0 for none."""
    half, below = sum(weight for _, weight in values) / 2, 0
    for value, weight in sorted(values):
        below += weight
        if below >= half:
            return value
    return 0.0


def _told(flags: Sequence[bool | None], index: int) -> bool:
    """Whether a word is bold; one that cannot be told is where its known neighbours are."""
    own = flags[index]
    if own is not None:
        return own
    before = next((flag for flag in reversed(flags[:index]) if flag is not None), None)
    after = next((flag for flag in flags[index + 1 :] if flag is not None), None)
    known = [flag for flag in (before, after) if flag is not None]
    return bool(known) and all(known)
