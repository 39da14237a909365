"""What a file is, told from its first bytes: used to name the kinds that are not read."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "kinds.toml"
# Bytes that no text file holds; tab, line feed, form feed, carriage return and escape are text.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(head: bytes) -> str:
    """The Polish name of what begins with `head` (the first 1–4 kB), e.g. "obraz PNG"."""
    for entry in _table()["kind"]:
        magic = bytes.fromhex(entry["hex"]) if "hex" in entry else entry["magic"].encode()
        if head.startswith(magic, entry.get("offset", 0)):
            return str(entry["pl"])
    return plain(_textual(head))


def plain(name: str) -> str:
    """The Polish name of one of the kinds told without a signature ("zip", "compound", …)."""
    return str(_table()["plain"][name])


def package_name(content_types: list[str]) -> str | None:
    """The Polish name of an Office package with these content types, None if it is unknown."""
    table: dict[str, str] = _table()["packages"]
    return next((pl for mark, pl in table.items() if any(mark in t for t in content_types)), None)


def mimetype_name(mimetype: str) -> str | None:
    """The Polish name of a package whose "mimetype" entry says this, None if it is unknown."""
    table: dict[str, str] = _table()["mimetypes"]
    return table.get(mimetype)


def compound_name(streams: set[str]) -> str:
    """The Polish name of a compound (OLE) file that holds these streams."""
    table: dict[str, str] = _table()["compound"]
    return next((pl for stream, pl in table.items() if stream in streams), plain("compound"))


def documents(names: list[str]) -> list[str]:
    """Those of the file names in an archive that look like documents, without their folders."""
    endings = tuple(_table()["documents"]["endings"])
    left_out = tuple(_table()["documents"]["left_out"])
    found = (name for name in names if name.lower().endswith(endings))
    return [
        name.rpartition("/")[2]
        for name in found
        if not any(part.startswith(left_out) for part in name.split("/"))
    ]


def _textual(head: bytes) -> str:
    start = head.removeprefix(_BOMS[0]).lstrip()[:1000].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"<?xml"):
        return "word_xml" if b"word.document" in start or b"wordml" in start else "xml"
    if head.startswith(_BOMS) or not _BINARY.search(head):
        return "text"
    return "unknown"


@cache
def _table() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
