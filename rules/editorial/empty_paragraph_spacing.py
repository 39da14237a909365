"""empty-paragraph-spacing: empty paragraphs used to make space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from model.document import Block, Image, Paragraph, Table
from rules.case import Case
from rules.claim import Claim
from rules.evidence.counting import one_claim
from rules.rule import WORD_READERS, Rule

# Word itself puts an empty paragraph after a table, and one or two elsewhere are slips.
_AT_LEAST = 3


def check(case: Case) -> Iterator[Claim]:
    """One claim for the whole document, from the third empty paragraph on."""
    found = [*_empty(case.document.part("body")), *_inside_cells(case.tables)]
    yield from one_claim(((block.location, 1, "") for block in found), _AT_LEAST)


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
            filled = [n for n, block in enumerate(cell.blocks) if not _is_empty(block)]
            if len(filled) > 1:
                between = cell.blocks[filled[0] : filled[-1]]
                yield from (block for block in between if _is_empty(block))


def _is_empty(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and not block.text.strip() and not block.label


RULE = Rule(
    name="empty-paragraph-spacing",
    code="E302",
    what="Space between paragraphs comes from their style, not from empty paragraphs. One beside a "
    "table or picture does not count, nor do fewer than three in a document.",
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
