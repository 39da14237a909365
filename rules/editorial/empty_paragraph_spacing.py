"""empty-paragraph-spacing: empty paragraphs, or line breaks in a row, used to make space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from model.document import Block, Image, Paragraph, Table
from model.location import Location
from rules.case import Case
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import WORD_READERS, Rule

# Word itself puts an empty paragraph after a table, and one or two elsewhere are slips.
_AT_LEAST = 3
_LEAST_AROUND = 3  # blocks of a cell: an empty one and what it parts
_TWO_BREAKS = re.compile(r"\n[ \t\u00a0]*\n")


# A line break at the end of a paragraph, or one alone, is no space.
_EMPTY_LINES = re.compile(r"\A(?:[ \t\u00a0]*\n){2,}|\n(?:[ \t\u00a0]*\n)+")


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document, from the third empty paragraph or line on.

    A variant where line breaks made some of them.
    """
    found = [(block.location, 1, "") for block in _empty(case.document.part("body"))]
    found += [(block.location, 1, "") for block in _inside_cells(case.tables)]
    lines = list(_empty_lines(case))
    for claim in one_claim([*found, *lines], _AT_LEAST):
        yield replace(claim, variant="lines") if lines else claim


def _empty_lines(case: Case) -> Iterator[tuple[Location, int, str]]:
    """Where line breaks leave lines empty inside a paragraph with text, and how many."""
    for passage in case.text.holding(_TWO_BREAKS, typed=True):
        if passage.location.part != "body":
            continue
        count = 0
        for match in _EMPTY_LINES.finditer(passage.text.rstrip()):
            count += match[0].count("\n") - (match.start() > 0)
        if count:
            yield passage.location, count, ""


def _empty(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Empty paragraphs, but for one beside a table, the last one, and anchors of pictures."""
    around: list[Block | None] = [None, *blocks, None]
    for before, block, after in zip(around, around[1:], around[2:], strict=False):
        if not _is_empty(block):
            continue
        alone = not (isinstance(before, Paragraph) and not before.text.strip())
        if after is None or isinstance(before, Image) or isinstance(after, Image):
            continue
        if alone and (isinstance(before, Table) or isinstance(after, Table)):
            continue
        yield block


def _inside_cells(tables: Iterable[Table]) -> Iterator[Paragraph]:
    """Empty paragraphs between others of one cell; an empty cell, or its last line, is no space."""
    for table in tables:
        if table.location.part != "body":
            continue
        for cell in table.cells:
            if len(cell.blocks) < _LEAST_AROUND:
                continue
            filled = [n for n, block in enumerate(cell.blocks) if not _is_empty(block)]
            if len(filled) > 1:
                between = cell.blocks[filled[0] : filled[-1]]
                yield from (block for block in between if _is_empty(block))


def _is_empty(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and not block.text.strip() and not block.label


RULE = Rule(
    name="empty-paragraph-spacing",
    code="E302",
    what="Space between paragraphs comes from their style, not from empty paragraphs or line "
    "breaks in a row (Shift+Enter). An empty paragraph beside a table or picture does not count, "
    "nor do fewer than three in a document.",
    why="Screen readers read every empty line aloud, and the layout breaks with each edit "
    "(accessibility rules for public bodies ask for none).",
    fails="""
        URZĄD MIASTA
        ¶
        ¶
        Harmonogram Działań Rozwojowych
        ¶
        obszar: udział rodziców
    """,
    passes="""
        URZĄD MIASTA
        Harmonogram Działań Rozwojowych
        ¶
        | Szkoła | Uczniowie |
        ¶
        obszar: udział rodziców
    """,
    check=check,
    readers=WORD_READERS,
)
