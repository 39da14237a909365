"""The text and the formats of a paragraph, its lines joined."""

from __future__ import annotations

from ingest.pdf_chars import HYPHEN_AT_LINE_END
from ingest.pdf_hyphens import IsWord, link
from ingest.pdf_lines import Run
from ingest.pdf_paragraphs import Para, is_brimful
from model.document import Span


def spans_of(para: Para, is_word: IsWord | None) -> tuple[Span, ...]:
    """The stretches of one format in a paragraph; together they are its text.

    Words that were broken at the end of a line are whole again.
    """
    runs: list[Run] = []
    for number, line in enumerate(para.lines):
        if number:
            before = "".join(run.text for run in runs)
            brimful = is_brimful(para.lines[number - 1], para.region)
            kept, between = link(before, line.text, is_word, brimful=brimful)
            if kept != before:  # its last character is a hyphen, to be dropped or made a real one
                runs[-1].text = runs[-1].text[:-1] + ("-" if kept.endswith("-") else "")
            runs[-1].text += between
        runs += [Run(run.text, run.face, run.size) for run in line.runs]
    return _merged(runs)


def _merged(runs: list[Run]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for run in runs:
        text = run.text.replace(HYPHEN_AT_LINE_END, "-")
        size = round(run.size * 2) / 2
        last = spans[-1] if spans else None
        blank = not text.strip()
        alike = last and last.bold == run.face.bold and last.italic == run.face.italic
        if last and ((alike and last.size == size) or blank):
            spans[-1] = last.model_copy(update={"text": last.text + text})
        elif text:
            spans.append(Span(text=text, bold=run.face.bold, italic=run.face.italic, size=size))
    if spans:
        spans[-1] = spans[-1].model_copy(update={"text": spans[-1].text.rstrip()})
    return tuple(span for span in spans if span.text)
