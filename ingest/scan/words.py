"""The words that Tesseract found, line by line, from its hOCR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from model.location import Box

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
# What a line, a grain or a fold is taken for; dots and lines to write on are longer.
_NOISE = re.compile(r"[|_~=„”\"'`´‘’°¦¬\\^.,:;*<>{}\[\]¢«»]+")
_TO_WRITE_ON = re.compile(r"[.…_]{4,}")
_SURE_OF_SIGN = 60
# Lines that rise or fall more run up or down the page: it lies on its side.
_STEEPEST = 1.0
# How high capitals are, in dots.
_LOWEST, _HIGHEST = 20, 60
# A line of its own, where nothing is to be said.
_ALONE = (["-"], ["–"])
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as recognised. `box` is around its ink, `baseline` where its letters stand, in dots.

    `sure` is how sure Tesseract is of it, 0–100.
    """

    text: str
    box: Box
    baseline: float
    sure: int


Line: TypeAlias = list[Word]
Paragraph: TypeAlias = list[Line]


def read_words(hocr: bytes) -> list[Paragraph]:
    """The paragraphs as Tesseract sees them: lines of words, what is surely noise left out.

    So are lines that run up or down the page.
    """
    root = etree.fromstring(hocr, _PARSER)
    found = (element for element in root.iter() if element.get("class") == "ocr_par")
    return [lines for paragraph in found if (lines := _lines(paragraph))]


def _lines(paragraph: Element) -> Paragraph:
    lines = (element for element in paragraph if element.get("class") in _LINES)
    return [words for line in lines if (words := _without_noise(list(_words(line))))]


def _without_noise(words: Line) -> Line:
    """Signs that Tesseract sees in grains and lines left out, and lines of nothing else."""
    kept = [word for word in map(_upright, words) if _is_likely(word)]
    telling = any(_has_letters(word) or _TO_WRITE_ON.fullmatch(word.text) for word in kept)
    return kept if telling or [word.text for word in kept] in _ALONE else []


def _upright(word: Word) -> Word:
    """A stroke as high as a letter is an "I" here, since the lines of tables are gone."""
    high = _LOWEST <= word.box[3] - word.box[1] <= _HIGHEST
    return replace(word, text="I") if word.text == "|" and high else word


def _is_likely(word: Word) -> bool:
    if _has_letters(word) or _TO_WRITE_ON.fullmatch(word.text):
        return True
    return not _NOISE.fullmatch(word.text) and word.sure >= _SURE_OF_SIGN


def _has_letters(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _words(line: Element) -> Iterator[Word]:
    title = line.get("title", "")
    left, _, _, bottom = _box(title)
    found = _BASELINE.search(title)
    slope, offset = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if abs(slope) > _STEEPEST:
        return
    for element in line:
        text = "".join(map(str, element.itertext())).strip()
        of_word = element.get("title", "")
        if text:
            box = _box(of_word)
            baseline = bottom + offset + slope * ((box[0] + box[2]) / 2 - left)
            sure = _SURE.search(of_word)
            yield Word(text, box, baseline, int(sure[1]) if sure else 0)


def _box(title: str) -> Box:
    found = _BOX.search(title)
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    x0, top, x1, bottom = (float(number) for number in found.groups())
    return x0, top, x1, bottom
