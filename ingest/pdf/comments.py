"""Comments on the pages of a PDF as marks, at the block or the cell that they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.pdf.geometry import rounded
from ingest.pdf.layout import PageLayout
from ingest.pdf.places import nearest, places_on
from model.document import Block, Mark


def comments(pages: Iterable[PageLayout], blocks: Sequence[Block]) -> Iterator[Mark]:
    """A mark for each remark on the pages; those on empty pages have no place and are left out."""
    for page in pages:
        if not page.remarks:
            continue
        places = places_on(blocks, page.number)
        for remark in page.remarks if places else ():
            box = rounded(page.shown(remark.box))
            here = nearest(places, box).model_copy(update={"bbox": box})
            yield Mark(kind="comment", text=remark.words, note=remark.text, location=here)
