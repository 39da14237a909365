"""Reading the pages of a PDF file that are pictures: two at a time, within a limit of time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import TypeVar

from ingest.pdf.file import PdfFile
from ingest.pdf.pictures import Pictures
from ingest.pdf.vocabulary import IsWord
from ingest.programs import tesseract
from ingest.programs.about import about, missing
from ingest.programs.workspace import Workspace
from ingest.scan.align import shifts
from ingest.scan.page import Recognised, ScannedPage, lay_out, recognise
from ingest.scan.picture import render
from ingest.scan.type import Types
from model.errors import Crashed, ScanWithoutText, TimedOut
from model.settings import Limits

# Tesseract takes one processor for each page: two pages at a time take half as long.
_AT_A_TIME = min(2, os.cpu_count() or 1)
# The share of the time for a file that its pictures may take; the rest is for what comes after.
_SHARE_OF_TIME = 0.85
_WHICH_WAY_UP = "osd"
# Below this, handwriting or a photograph was read for letters.
_LEGIBLE = 50

Done = TypeVar("Done")


def read_pictures(
    file: PdfFile, numbers: Sequence[int], limits: Limits, is_word: IsWord | None
) -> Pictures:
    """Read the pages of these numbers (rising), as `ReadPictures` says.

    Raises ScanWithoutText when Tesseract or its Polish data is not installed, Crashed when it fails
    on every page.
    """
    seconds = limits.seconds * _SHARE_OF_TIME
    with ExitStack() as stack:
        spaces = [stack.enter_context(Workspace(seconds)) for _ in range(_AT_A_TIME)]
        program, can_turn = _program(spaces[0])
        rendering = threading.Lock()  # PDFium: one thread at a time

        def read(number: int, space: Workspace) -> Recognised:
            with rendering, file.page(number) as page:
                picture = render(page, number)
            return recognise(program, space, picture, can_turn=can_turn)

        answers = _in_turns(read, numbers, spaces, time.monotonic() + seconds)
    return _pictures(numbers, answers, is_word)


def _program(space: Workspace) -> tuple[str, bool]:
    """The path of Tesseract, and whether it can tell which way up a page is."""
    program = tesseract.find()
    if program is None:
        raise ScanWithoutText(missing("tesseract"))
    languages = tesseract.languages(program, space)
    if tesseract.POLISH not in languages:
        raise ScanWithoutText(about("tesseract").language)
    return program, _WHICH_WAY_UP in languages


def _in_turns(
    work: Callable[[int, Workspace], Done],
    numbers: Sequence[int],
    spaces: Sequence[Workspace],
    end: float,
) -> list[Done | TimedOut | Crashed]:
    """What the work gives for each number, done in as many threads as there are spaces.

    TimedOut for what was not done at `end` (of the monotonic clock), Crashed where it failed.
    """
    free: SimpleQueue[Workspace] = SimpleQueue()
    for space in spaces:
        free.put(space)

    def one(number: int) -> Done | TimedOut | Crashed:
        if time.monotonic() >= end:
            return TimedOut()
        space = free.get()
        try:
            return work(number, space)
        except (TimedOut, Crashed) as error:
            return error
        finally:
            free.put(space)

    pool = ThreadPoolExecutor(len(spaces))
    try:
        return list(pool.map(one, numbers))
    finally:
        pool.shutdown(cancel_futures=True)


def _pictures(
    numbers: Sequence[int],
    answers: Sequence[Recognised | TimedOut | Crashed],
    is_word: IsWord | None,
) -> Pictures:
    """Sort the answers. Raises Crashed when there is no other."""
    pictures = Pictures()
    read: list[Recognised] = []
    for number, answer in zip(numbers, answers, strict=True):
        if isinstance(answer, TimedOut):
            pictures.late.append(number)
        elif isinstance(answer, Crashed) or answer.sure < _LEGIBLE:
            pictures.failed.append(number)
        elif answer.printed and not answer.paragraphs:
            pictures.wordless.append(number)
        else:
            read.append(answer)
    crashes = [answer for answer in answers if isinstance(answer, Crashed)]
    if len(crashes) == len(answers):
        raise crashes[0]
    pictures.layouts += _laid_out(read, is_word)
    return pictures


def _laid_out(read: Sequence[Recognised], is_word: IsWord | None) -> list[ScannedPage]:
    """The layouts of the pages, with the types and the margins of all of them."""
    types = Types(line for page in read for line in page.lines)
    ways = shifts([page.sheet for page in read])
    return [lay_out(page, types, way, is_word) for page, way in zip(read, ways, strict=True)]
