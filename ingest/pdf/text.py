"""The text and the formats of a paragraph, its lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.pdf.broken import breaks_in_words
from ingest.pdf.chars import HYPHEN_AT_LINE_END
from ingest.pdf.fonts import Face
from ingest.pdf.hyphens import link
from ingest.pdf.lines import Run
from ingest.pdf.paragraphs import LEADER, Para, is_broken_by_hand
from ingest.pdf.vocabulary import Vocabulary
from model.document import Span

_LOOKS = ("bold", "italic", "underlined", "struck")
_DOTS = re.compile(r"\s*[.…]{5,}\s*")


def spans_of(para: Para, vocabulary: Vocabulary) -> tuple[Span, ...]:
    """The stretches of one format in a paragraph; together they are its text.

    Words that were broken at the end of a line are whole again. Lines that were broken by hand stay
    lines. The dots of a table of contents
    are one tab, as in a Word file.
    """
    runs: list[Run] = []
    broken = breaks_in_words(para.lines, para.regions, vocabulary)
    for number, line in enumerate(para.lines):
        if number and number - 1 not in broken:
            before = "".join(run.text for run in runs)
            kept, between = link(before, line.text, vocabulary)
            if kept != before:  # its last character is a hyphen, to be dropped or made a real one
                runs[-1].text = runs[-1].text[:-1] + ("-" if kept.endswith("-") else "")
            before_line, region = para.lines[number - 1], para.regions[number - 1]
            by_hand = between == " " and is_broken_by_hand(before_line, line, region)
            runs[-1].text += "\n" if by_hand else between
        runs += [Run(run.text, run.face, run.size) for run in line.runs]
    return _merged(runs)


@dataclass(slots=True)
class _Stretch:
    text: str
    face: Face
    size: float

    def looks_like(self, face: Face, size: float) -> bool:
        """Whether text of this face and size belongs in the same span."""
        return self.size == size and all(
            getattr(self.face, look) == getattr(face, look) for look in _LOOKS
        )


def _merged(runs: list[Run]) -> tuple[Span, ...]:
    """Spans of the runs; those of one format, and blanks, are put together."""
    stretches: list[_Stretch] = []
    for run in runs:
        text = run.text.replace(HYPHEN_AT_LINE_END, "-")
        size = round(run.size * 2) / 2
        last = stretches[-1] if stretches else None
        if last and (not text.strip() or last.looks_like(run.face, size)):
            last.text += text
        elif text:
            stretches.append(_Stretch(text, run.face, size))
    if not stretches:
        return ()
    if LEADER.search("".join(stretch.text for stretch in stretches)):
        for stretch in stretches:
            stretch.text = _DOTS.sub("\t", stretch.text)
    stretches[-1].text = stretches[-1].text.rstrip()
    return tuple(
        Span(
            text=stretch.text,
            size=stretch.size,
            **{look: getattr(stretch.face, look) for look in _LOOKS},
        )
        for stretch in stretches
        if stretch.text
    )
