"""Counting pages by the places where Word last broke them."""

from __future__ import annotations

from lxml.etree import _Element as Element

from ingest.word.names import w

_RENDERED = w("lastRenderedPageBreak")


class Pages:
    """The page that the reading has come to; `now` is None in a file that stores no page breaks.

    Word stores where it last broke pages (w:lastRenderedPageBreak), at the first run of the new
    page; a break that the author asked for is therefore there twice, and counts once.
    """

    def __init__(self, body: Element | None) -> None:
        known = body is not None and next(body.iter(_RENDERED), None) is not None
        self.now: int | None = 1 if known else None
        self.last = self.now
        self._asked = False
        self._blank = True

    def rendered(self) -> None:
        """Word broke the page here when it last showed the document."""
        if self._asked:
            self._asked = False
        else:
            self._turn()

    def asked(self) -> None:
        """The author asked for a new page here; before the first word that means nothing."""
        if not self._blank:
            self._turn()
            self._asked = True

    def ink(self) -> int | None:
        """Something visible stands here. Gives its page."""
        self._asked = self._blank = False
        return self.now

    def _turn(self) -> None:
        if self.now is not None:
            self.now += 1
            self.last = max(self.now, self.last or 1)
