"""Zip packages whose bytes depend on what is in them only, not on when they were made.

zipfile packs everything that it is given; here what is packed already stays as it is, and most of a
package does.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_LEVEL = 6
# APPNOTE 4.3.7, 4.3.12 and 4.3.16: the fixed parts of the records of a zip.
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_VERSION = 20
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_TIME, _EARLIEST_DAY = 0, 0x21  # the first of January 1980
_OWNER_READS_AND_WRITES = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a package: `packed` as it lies there, by a method of zipfile. `size` and `crc`
    are those of what it holds.
    """

    name: str
    packed: bytes
    method: int
    size: int
    crc: int


def entry(name: str, data: bytes, *, packs: bool = True) -> Entry:
    """An entry that holds this, packed or (`packs` False) as it is."""
    packed, method = data, zipfile.ZIP_STORED
    if packs:
        packed, method = zlib.compress(data, _LEVEL, -zlib.MAX_WBITS), zipfile.ZIP_DEFLATED
    return Entry(name, packed, method, len(data), zlib.crc32(data))


def entry_of(archive: zipfile.ZipFile, data: bytes, info: zipfile.ZipInfo) -> Entry:
    """An entry of an archive, not packed anew; `data` is all of the archive.

    Raises zipfile.BadZipFile where it is cut off.
    """
    method = info.compress_type
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & _ENCRYPTED:
        return entry(info.filename, archive.read(info))
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        raise zipfile.BadZipFile("no local header")
    start = info.header_offset + _LOCAL.size + sum(_LOCAL.unpack(header)[-2:])
    packed = data[start : start + info.compress_size]
    if len(packed) < info.compress_size:
        raise zipfile.BadZipFile("an entry is cut off")
    return Entry(info.filename, packed, method, info.file_size, info.CRC)


def archive_of(entries: Sequence[Entry]) -> bytes:
    """A zip with these entries in this order, none of them with a date.

    Raises struct.error for more than a zip of four gigabytes or 65,535 entries.
    """
    out, directory = io.BytesIO(), io.BytesIO()
    for each in entries:
        offset = out.tell()
        name = each.name.encode("utf-8")
        flags = 0 if each.name.isascii() else _UTF8_NAME
        known = (flags, each.method, _TIME, _EARLIEST_DAY, each.crc, len(each.packed), each.size)
        out.write(_LOCAL.pack(b"PK\3\4", _VERSION, *known, len(name), 0))
        out.write(name)
        out.write(each.packed)
        lengths = (len(name), 0, 0)  # no extra field, no comment
        rest = (0, 0, _OWNER_READS_AND_WRITES, offset)
        directory.write(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *known, *lengths, *rest))
        directory.write(name)
    end, held, count = out.tell(), directory.getvalue(), len(entries)
    out.write(held)
    out.write(_END.pack(b"PK\5\6", 0, 0, count, count, len(held), end, 0))
    return out.getvalue()


def undated(data: bytes) -> bytes:
    """The zip with the same entries in the same order, all of them without a date."""
    with zipfile.ZipFile(io.BytesIO(data)) as dated:
        return archive_of([entry_of(dated, data, info) for info in dated.infolist()])
