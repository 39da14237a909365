"""Lines that end with a letter that stands alone, as the printed page has them.

A document keeps paragraphs, not lines. Which small words typesetters do not leave at the end of a
line can be seen only here, where the layout is fixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.pdf.paragraphs import Para, Region

# Lines of a cell narrower than this many times the font size hold four words or fewer, and leave
# no choice where to break them.
_NARROWEST = 18.0
_FEWEST_WORDS = 3
_SHOWN_WORDS = 3


def lone_letters(para: Para) -> Iterator[str]:
    """The last words of each line, but the last one, that ends with a letter after a space."""
    for line, region in zip(para.lines[:-1], para.regions, strict=False):
        if not line.runs[-1].text[-1:].isalpha() or line.turned or _is_narrow(region, line.size):
            continue
        words = line.text.split()
        if len(words[-1]) == 1 and len(words) >= _FEWEST_WORDS:
            yield " ".join(words[-_SHOWN_WORDS:])


def _is_narrow(region: Region, size: float) -> bool:
    return region.in_cell and region.right - region.left < _NARROWEST * size
