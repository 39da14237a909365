"""Pages that are pictures, and what came of reading them.

The PDF reader does not read them itself: it is handed a function that does, so that files with text
need none of what that takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.pdf.file import PdfFile
from ingest.pdf.layout import PageLayout
from ingest.pdf.vocabulary import IsWord
from ingest.pdf.words import fact, note
from model.errors import ScanWithoutText, SubmissionError, TimedOut
from model.settings import Limits


@dataclass(slots=True)
class Pictures:
    """The layouts of the pages that were read, and the numbers of those that were not.

    `wordless` pages show something, but no text that can be told; on `failed` ones the program gave
    up; `late` ones were not reached in time. A blank page counts as read. `remarks` say for people
    what else there is to say.
    """

    layouts: list[PageLayout] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def notes(self) -> list[str]:
        """What was left out, in words for people."""
        kinds = (("picture", self.wordless), ("failed", self.failed), ("late", self.late))
        return [*(note(name, numbers) for name, numbers in kinds if numbers), *self.remarks]


# Takes the open file, the numbers of the pages (rising), the limits, and what tells Polish words.
# Raises ScanWithoutText where nothing here can read them, Crashed when none was read for errors.
ReadPictures = Callable[[PdfFile, Sequence[int], Limits, IsWord | None], Pictures]


def read_scan(
    file: PdfFile,
    numbers: Sequence[int],
    limits: Limits,
    is_word: IsWord | None,
    read: ReadPictures | None,
) -> Pictures:
    """The pictures of a file that has no text.

    Raises ScanWithoutText when they cannot be read or hold no text, TimedOut when there are more
    than can be read in time (half a plan would be taken for an incomplete one), and what `read`
    raises.
    """
    if read is None:
        raise ScanWithoutText
    found = read(file, numbers, limits, is_word)
    if found.late:
        done = len(numbers) - len(found.late)
        raise TimedOut(fact("scan_time", done=done, pages=len(numbers)))
    if not any(page.characters for page in found.layouts):
        raise ScanWithoutText(fact("no_words"))
    return found


def read_some(
    file: PdfFile,
    numbers: Sequence[int],
    limits: Limits,
    is_word: IsWord | None,
    read: ReadPictures | None,
) -> Pictures:
    """The pictures among pages with text; when they cannot be read, it says so and why."""
    if read is None:
        return Pictures(wordless=list(numbers))
    try:
        return read(file, numbers, limits, is_word)
    except SubmissionError as error:
        return Pictures(wordless=list(numbers), remarks=[error.detail] if error.detail else [])
