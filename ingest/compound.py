"""Compound files (OLE, the container of doc and of encrypted docx): the names of their streams."""

from __future__ import annotations

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

# [MS-CFB] 2.6: a directory entry is 128 bytes: the name in UTF-16 in 64 bytes, its length in bytes
# with the closing zero in the next two, then the type (1 storage, 2 stream, 5 root).
_ENTRY = 128
_NAME = 64


def streams(data: bytes, wanted: frozenset[str]) -> set[str]:
    """Which of the `wanted` stream and storage names the file with these bytes holds.

    Looks for directory entries wherever they lie instead of following the allocation table, so
    that a file whose end is lost is still told; where there is no such entry, for the bare names.
    """
    entries = {name for name in wanted if _holds(data, name)}
    return entries or {name for name in wanted if _ended(name) in data}


def is_cut_off(data: bytes) -> bool:
    """True when the list of streams lies beyond the end of these bytes.

    [MS-CFB] 2.2: the size of a sector is 2 to the power of the word at offset 30; the list begins
    in the sector with the number at offset 48. The header takes the place of sector -1.
    """
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    return (int.from_bytes(data[48:52], "little") + 1) * sector >= len(data)


def is_encrypted_word(data: bytes) -> bool:
    """True when the Word 97 header (FIB) in these bytes says that the text is encrypted.

    [MS-DOC] 2.5.1: the header begins with 0xA5EC at a sector start; flag A (0x0100) of the word at
    offset 10 is fEncrypted.
    """
    for start in range(512, min(len(data), 1 << 20), 512):
        if data[start : start + 2] == b"\xec\xa5":
            return bool(data[start + 11 : start + 12] and data[start + 11] & 0x01)
    return False


def _holds(data: bytes, name: str) -> bool:
    coded = _ended(name)
    at = data.find(coded)
    while at != -1:
        length = int.from_bytes(data[at + _NAME : at + _NAME + 2], "little")
        if at % _ENTRY == 0 and length == len(coded):
            return True
        at = data.find(coded, at + 1)
    return False


def _ended(name: str) -> bytes:
    """A name as it is stored, with its end: "Book" also begins "Bookmark"."""
    return name.encode("utf-16-le") + b"\x00\x00"
