"""PDFium's C interface: its pointers, and the strings that it fills."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

# A pointer to something of PDFium's: a page, an object on it, a font. Open as long as its document.
Handle = Any

# Most strings are short: one call does for them. PDFium is used by one thread at a time.
_SHORT = (ctypes.c_ushort * 64)()


def utf16(call: Callable[..., int], *arguments: object) -> str:
    """The text that a PDFium function writes as UTF-16LE; "" when it has none.

    Such a function takes a buffer and its length last and returns the bytes it needs, with the
    two of the closing NUL.
    """
    needed = call(*arguments, _SHORT, len(_SHORT) * 2)
    if needed <= 2:
        return ""
    if needed <= len(_SHORT) * 2:
        return bytes(_SHORT)[: needed - 2].decode("utf-16-le", "replace")
    buffer = (ctypes.c_ushort * (needed // 2))()
    call(*arguments, buffer, needed)
    return bytes(buffer)[: needed - 2].decode("utf-16-le", "replace")
