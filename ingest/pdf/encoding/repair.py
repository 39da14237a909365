"""Putting a wrong text layer right, font by font, on the evidence of a dictionary.

Sound text is left as it is: a font is only touched where the words with odd characters become words
by it. What cannot be told stays, and is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ingest.pdf.chars import KEPT_CONTROLS
from ingest.pdf.encoding.evidence import Dictionary, IsWord, looks_wrong, words_of
from ingest.pdf.encoding.fonts import FontText, texts_by_font
from ingest.pdf.encoding.gaps import mend_gaps
from ingest.pdf.encoding.ways import put_right
from ingest.pdf.layout import FoundTable, Item, PageLayout, lines_in
from ingest.pdf.lines import Line, head_end
from ingest.pdf.words import note

# A font whose words are unknown, where so many of them look like words of no language, is lost; so
# is one of codes without meaning. Fewer words tell nothing.
_KNOWN, _LOOKS_WRONG, _LEAST_WORDS = 0.3, 0.14, 8
_CODES = 0.15
_MOST_WORDS = 80
# A page is garbled when this share of its letters is in lost fonts.
_GARBLED = 0.3
# So many signs in the place of letters are no accident.
_LEAST_LOST = 3
_LOST_SIGN = re.compile(r"[^\W\d_](?:\?(?=[^\W\d_])|\ufffd)|\ufffd[^\W\d_]")
# Polish has seven accented letters in a hundred; a text of this length with none has lost them.
_LONG_TEXT, _BARE, _POLISH_WORDS = 1500, 0.002, 0.4
_ACCENTED = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
_CONTROLS = re.compile(f"[{chr(KEPT_CONTROLS)}-{chr(KEPT_CONTROLS + 0x9F)}]+")
# A line that takes so much of its width for its first word was measured without its spaces.
_NO_SPACES = 0.95


@dataclass(slots=True)
class Repaired:
    """What came of it, for people: `remarks` on what was put right, `unread` on what was not.

    `garbled` are the numbers of the pages whose text was lost and taken off.
    """

    remarks: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)

    def notes(self, recognised: Collection[int]) -> tuple[list[str], list[str]]:
        """(remarks, what is unread), when these pages could be read as pictures."""
        read = [number for number in self.garbled if number in recognised]
        left = [number for number in self.garbled if number not in recognised]
        remarks = [*self.remarks, *([note("recognised", read)] if read else [])]
        return remarks, [*self.unread, *([note("garbled", left)] if left else [])]


def repair(pages: list[PageLayout], is_word: IsWord | None) -> Repaired:
    """Put the text of the pages right in place. Without `is_word` codes are cleared, no more.

    Pages whose text is lost become `picture_only` and keep no text.
    """
    done = Repaired()
    fonts = texts_by_font(pages)
    if is_word is not None:
        dictionary = Dictionary(is_word)
        repaired = put_right(fonts, dictionary)
        gaps = mend_gaps([line for font in fonts for line in font.lines], dictionary)
        for line in (*gaps, *(line for font in repaired for line in font.lines)):
            _measure_head(line)
        lost = [font for font in fonts if _is_lost(font, dictionary)]
        done.garbled = _take_garbled(pages, lost, dictionary)
        done.remarks = _notes("repaired", repaired) + _line_notes("gaps", gaps)
        holed = [font for font in fonts if font not in lost and _has_holes(font)]
        bare = _bare([font for font in fonts if font not in lost], dictionary)
        done.unread = _notes("lost_letters", holed) or _notes("bare_letters", bare)
    _clear(pages)
    return done


def _notes(name: str, fonts: Iterable[FontText]) -> list[str]:
    return _line_notes(name, [line for font in fonts for line in font.lines])


def _line_notes(name: str, lines: Iterable[Line]) -> list[str]:
    pages = sorted({line.page for line in lines})
    return [note(name, pages)] if pages else []


def _is_lost(font: FontText, dictionary: Dictionary) -> bool:
    """Whether nothing can be read of what is set in the font."""
    text = "".join(font.texts())
    if not text.isascii() and len(_CONTROLS.sub("", text)) < (1 - _CODES) * len(text):
        return True
    words = words_of(font.texts(), _MOST_WORDS)
    if len(words) < _LEAST_WORDS or dictionary.share(words) >= _KNOWN:
        return False
    tokens = [token for text in font.texts() for token in text.split() if len(token) > 3]
    wrong = sum(map(looks_wrong, tokens))
    return wrong > _LOOKS_WRONG * len(tokens)


def _take_garbled(
    pages: list[PageLayout], lost: list[FontText], dictionary: Dictionary
) -> list[int]:
    """Take the text off pages that hardly have any other than lost; their numbers."""
    names = {font.name for font in lost}
    found = []
    for page in pages if names else []:
        runs = [run for line in lines_in(page.items) for run in line.runs]
        there = [run.text for run in runs if run.face.font in names]
        most = sum(map(len, there)) > _GARBLED * sum(len(run.text) for run in runs)
        words = words_of(there, _MOST_WORDS)
        # Pages put together from two files may have fonts of one name.
        sound = len(words) >= _LEAST_WORDS and dictionary.share(words) >= _KNOWN
        if most and not sound:
            page.picture_only, page.items = True, []
            found.append(page.number)
    return found


def _has_holes(font: FontText) -> bool:
    return sum(len(_LOST_SIGN.findall(text)) for text in font.texts()) >= _LEAST_LOST


def _bare(fonts: list[FontText], dictionary: Dictionary) -> list[FontText]:
    """The fonts when the text is Polish but for its accents, else none."""
    texts = [text for font in fonts for text in font.texts()]
    letters = sum(map(len, texts))
    accented = sum(len(_ACCENTED.findall(text)) for text in texts if not text.isascii())
    if letters < _LONG_TEXT or accented > _BARE * letters:
        return []
    return fonts if dictionary.share(words_of(texts, _MOST_WORDS)) >= _POLISH_WORDS else []


def _measure_head(line: Line) -> None:
    """Measure the first word of a line anew whose spaces have been found only now."""
    text, width = line.text, line.box[2] - line.box[0]
    if " " in text and line.head >= _NO_SPACES * width:
        ends = [width * (place + 1) / len(text) for place in range(len(text))]
        line.head = head_end(list(text), ends)


def _clear(pages: list[PageLayout]) -> None:
    """Take out the codes that stayed without meaning, and the lines that held nothing else."""
    for page in pages:
        for line in lines_in(page.items):
            if not all(run.text.isascii() for run in line.runs):
                for run in line.runs:
                    run.text = _CONTROLS.sub("", run.text)
                line.runs = [run for run in line.runs if run.text]
        page.items = _with_text(page.items)


def _with_text(items: list[Item]) -> list[Item]:
    for item in items:
        if isinstance(item, FoundTable):
            for cell in item.cells:
                cell.lines = [line for line in cell.lines if line.runs]
                _with_text(list(cell.tables))
    return [item for item in items if not isinstance(item, Line) or item.runs]
