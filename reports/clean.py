"""Text of a document made fit for the formats that reports are written in."""

from __future__ import annotations

import re

# What XML 1.0 does not allow, and the controls of C1, which nothing shows.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What turns the direction of the text around it.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """The text without characters that XML forbids or that would turn the text around them."""
    return _TURNING.sub("", _FORBIDDEN.sub("", text))
