"""Zip packages whose bytes depend on what is in them only, not on when they were made."""

from __future__ import annotations

import io
import zipfile

# The earliest day that a zip can hold.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def undated(data: bytes) -> bytes:
    """The zip with the same entries in the same order, all of them without a date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as dated, zipfile.ZipFile(out, "w") as archive:
        for entry in dated.infolist():
            put(archive, entry.filename, dated.read(entry))
    return out.getvalue()


def put(archive: zipfile.ZipFile, name: str, data: bytes, *, packs: bool = True) -> None:
    """Add an entry without a date, packed or (`packs` False) as it is."""
    info = zipfile.ZipInfo(name, _NO_DATE)
    info.create_system = 0  # else the system that this runs on
    how = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
    archive.writestr(info, data, how, _LEVEL)
