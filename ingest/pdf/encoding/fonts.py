"""The text of a document font by font."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ingest.pdf.encoding.evidence import odd_tokens
from ingest.pdf.layout import PageLayout, lines_in
from ingest.pdf.lines import Line, Run

_MOST_TOKENS = 300


@dataclass(slots=True, eq=False)
class FontText:
    """What is set in one font: its runs in reading order, and the lines that they stand in."""

    name: str
    runs: list[Run] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _odd: list[str] | None = None

    def texts(self) -> Iterator[str]:
        """The text run by run."""
        return (run.text for run in self.runs)

    def odd(self) -> list[str]:
        """Words with characters that Polish does not have, each once."""
        if self._odd is None:
            self._odd = odd_tokens(self.texts(), _MOST_TOKENS)
        return self._odd

    def rewrite(self, change: Callable[[str], str]) -> bool:
        """Change the text of every run; whether that changed anything."""
        changed = False
        for run in self.runs:
            text = change(run.text)
            changed |= text != run.text
            run.text = text
        if changed:
            self._odd = None
        return changed


def texts_by_font(pages: list[PageLayout]) -> list[FontText]:
    """The fonts of the document, those of signs left out."""
    fonts: dict[str, FontText] = {}
    for page in pages:
        for line in lines_in(page.items):
            for run in line.runs:
                if run.face.symbols is None:
                    name = run.face.font
                    font = fonts.get(name) or fonts.setdefault(name, FontText(name))
                    font.runs.append(run)
                    if not font.lines or font.lines[-1] is not line:
                        font.lines.append(line)
    return list(fonts.values())
