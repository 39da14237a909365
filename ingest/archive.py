"""Looking into a zip package without trusting it: real sizes, bombs, odd names, DOCTYPE.

Everything is unpacked once, a chunk at a time, and counted; nothing is written to disk and nothing
is parsed. The sizes that the directory of a zip declares are never believed.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from ingest.facts import fact
from model.errors import Damaged, Encrypted, TooLarge
from model.settings import Limits

_CHUNK = 1 << 16
_MEGABYTE = 1 << 20
# Below this a high ratio is a small file with much repetition, not a bomb.
_RATIO_COUNTS_FROM = _MEGABYTE
_DEPTH = 3
# Enough of a part to tell its root element, and all of the small parts that say the kind.
_HEAD = 1 << 13
_WHOLE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"})
_ZIP = b"PK\x03\x04"
_ENCRYPTED_ENTRY = 0x1
# In any of UTF-8, UTF-16 little and big endian.
_DOCTYPE = re.compile(b"\x00?".join(bytes([char]) for char in b"<!DOCTYPE"))
_ENTITY = re.compile(b"\x00?".join(bytes([char]) for char in b"<!ENTITY"))
# OpenOffice and LibreOffice write DOCTYPEs into the lists of parts and of macros; they do no harm
# unless they declare something. LibreOffice reads these packages, never we.
_DOCTYPES_USUAL = b"application/vnd.oasis.opendocument."
# Pictures and pages kept in a document may have one, too.
_DOCTYPE_ALLOWED = {".svg", ".htm", ".html", ".xhtml", ".mht", ".mhtml"}
_LONGEST_DOCTYPE = 2 * len("<!DOCTYPE")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
# What zipfile and zlib raise on broken input; OSError for a seek to nowhere.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)


@dataclass
class Archive:
    """The names of the entries, and the beginnings of the XML ones (whole where they say the kind).

    `unpacked` counts bytes as really unpacked, and `entries` the entries, nested archives too.
    """

    names: list[str] = field(default_factory=list)
    heads: dict[str, bytes] = field(default_factory=dict)
    unpacked: int = 0
    entries: int = 0


def inspect(path: Path, limits: Limits) -> Archive:
    """Unpack the zip at `path` in passing and tell what is in it.

    Raises TooLarge beyond the limits, Encrypted where an entry has a password, Damaged where the
    zip is broken, an entry has a name that leads out of it, or an XML part has a DOCTYPE.
    """
    inspection = _Inspection(limits, path.stat().st_size)
    try:
        with path.open("rb") as file:
            inspection.look_into(file, depth=0)
    except _BROKEN as error:
        raise Damaged(fact("cut_off")) from error
    return inspection.archive


class _Inspection:
    """One file being looked into: what was found so far against what is allowed."""

    def __init__(self, limits: Limits, packed: int) -> None:
        self.limits = limits
        self.packed = packed
        self.archive = Archive()

    def look_into(self, file: IO[bytes], depth: int) -> None:
        if depth > _DEPTH:
            raise TooLarge(fact("nested", limit=_DEPTH))
        entries = zipfile.ZipFile(file).infolist()
        self.archive.entries += len(entries)
        if self.archive.entries > self.limits.archive_entries:
            limit = self.limits.archive_entries
            raise TooLarge(fact("many_entries", entries=self.archive.entries, limit=limit))
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED_ENTRY:
                raise Encrypted(fact("password"))
            chunks = self.counted(_unpack(file, entry))
            first = next(chunks, b"")
            if first.startswith(_ZIP):
                self.look_into_nested(first, chunks, depth)
            elif depth == 0:
                self.look_at(entry.filename, first, chunks)
            for _ in chunks:  # what is left only counts
                pass
            if depth == 0:
                _check_name(entry)
                self.archive.names.append(entry.filename)

    def look_into_nested(self, first: bytes, rest: Iterator[bytes], depth: int) -> None:
        """Count what an archive inside the archive unpacks to: a sheet in a document, or a bomb."""
        with tempfile.SpooledTemporaryFile(max_size=8 * _MEGABYTE) as file:
            file.write(first)
            for chunk in rest:
                file.write(chunk)
            file.seek(0)
            # A broken or locked enclosure will be opened by nobody, so it costs nothing.
            with suppress(Encrypted, *_BROKEN):
                self.look_into(file, depth + 1)

    def look_at(self, name: str, first: bytes, rest: Iterator[bytes]) -> None:
        """Keep the beginning of an XML part and refuse a dangerous DOCTYPE in it."""
        xml = first.lstrip(_BEFORE_XML).startswith(b"<")
        if not xml and name not in _WHOLE:
            return
        looked_for = self.refused_in(name)
        kept = bytearray(first if name in _WHOLE else first[:_HEAD])
        window = first
        while window:
            if looked_for and looked_for.search(window):
                raise Damaged(fact("doctype"))
            chunk = next(rest, b"")
            if name in _WHOLE and len(kept) < _MEGABYTE:
                kept += chunk
            window = window[-_LONGEST_DOCTYPE:] + chunk if chunk else b""
        self.archive.heads[name] = bytes(kept)

    def refused_in(self, name: str) -> re.Pattern[bytes] | None:
        """What must not stand in an XML part of this name; None where anything may."""
        if PurePosixPath(name).suffix.lower() in _DOCTYPE_ALLOWED:
            return None
        usual = self.archive.heads.get("mimetype", b"").startswith(_DOCTYPES_USUAL)
        return _ENTITY if usual else _DOCTYPE

    def counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        limits = self.limits
        for chunk in chunks:
            self.archive.unpacked += len(chunk)
            if self.archive.unpacked > limits.unpacked_megabytes * _MEGABYTE:
                raise TooLarge(fact("unpacked", limit=limits.unpacked_megabytes))
            if self.archive.unpacked > max(_RATIO_COUNTS_FROM, limits.unpack_ratio * self.packed):
                raise TooLarge(fact("ratio", limit=limits.unpack_ratio))
            yield chunk


def _check_name(entry: zipfile.ZipInfo) -> None:
    """Refuse a name that leads out of the package. A folder, which holds nothing, may be absolute:
    OpenOffice 3 wrote "/Configurations2/menubar/".
    """
    name = entry.filename.replace("\\", "/")
    parts = name.split("/")
    absolute = name.startswith("/") and (entry.file_size > 0 or not name.endswith("/"))
    if ".." in parts or absolute or ":" in parts[0] or "\x00" in name:
        raise Damaged(fact("odd_name"))


def _unpack(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one entry as they really unpack, in chunks of at most 64 kB.

    Raises BadZipFile where the entry is cut off, is not what the directory says, or fails its
    checksum.
    """
    file.seek(entry.header_offset)
    header = file.read(30)  # APPNOTE 4.3.7: the fixed part of a local file header
    if len(header) < 30 or not header.startswith(_ZIP):
        raise zipfile.BadZipFile("no local header")
    lengths = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    position = entry.header_offset + 30 + sum(lengths)
    checksum, size = 0, 0
    for chunk in _decoded(file, entry, position):
        checksum = zlib.crc32(chunk, checksum)
        size += len(chunk)
        yield chunk
    if size != entry.file_size or checksum != entry.CRC:
        raise zipfile.BadZipFile("size or checksum differs from the directory")


def _decoded(file: IO[bytes], entry: zipfile.ZipInfo, position: int) -> Iterator[bytes]:
    packed = _packed(file, position, entry.compress_size)
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from packed
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError("office files are stored or deflated")
    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in packed:
        while chunk := decoder.decompress(piece, _CHUNK):
            yield chunk
            piece = decoder.unconsumed_tail  # what the chunk limit left over
    if not decoder.eof:
        raise zipfile.BadZipFile("an entry is cut off")


def _packed(file: IO[bytes], position: int, left: int) -> Iterator[bytes]:
    """The packed bytes of an entry, at most `left`. Raises BadZipFile where the file ends first."""
    file.seek(position)
    while left > 0:
        piece = file.read(min(left, _CHUNK))
        if not piece:
            raise zipfile.BadZipFile("the file ends inside an entry")
        left -= len(piece)
        yield piece
