"""Footnotes: small text at the foot of a page, under a short rule."""

from __future__ import annotations

from ingest.pdf_layout import Item, PageLayout
from ingest.pdf_lines import Line

# Word's rule is 144 points long, LibreOffice's a quarter of the line; a table's is longer.
SHORTEST_RULE, LONGEST_RULE = 40.0, 200.0
_SMALLER = 0.93
_LOWER_HALF = 0.5


def take_footnotes(pages: list[PageLayout], body_size: float) -> list[Item]:
    """Take the footnotes off the pages (after the footers) and return their lines in order."""
    taken: list[Item] = []
    for page in pages:
        rules = [rule for rule in page.rules if rule[1] > _LOWER_HALF * page.height]
        for rule in sorted(rules, key=lambda rule: rule[1]):
            below = [item for item in page.items if item.box[1] >= rule[1] - 1]
            lines = [item for item in below if isinstance(item, Line)]
            small = all(line.size <= _SMALLER * body_size for line in lines)
            if lines and len(lines) == len(below) and small:
                taken += lines
                gone = set(map(id, lines))
                page.items = [item for item in page.items if id(item) not in gone]
                break
    return taken
