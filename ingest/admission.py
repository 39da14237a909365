"""Admission: what a file is by its content, and whether it is safe to open.

The name and its extension are never believed. Nothing is written, parsed as a document or run;
macros are noted only.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from lxml import etree

from ingest import compound, kinds
from ingest.archive import Archive, inspect
from ingest.facts import fact
from model.base import Frozen
from model.errors import Damaged, Encrypted, TooLarge, Unsupported
from model.settings import Limits

Kind = Literal["word", "pdf", "odt", "rtf", "doc"]

_HEAD = 4096
# ISO 32000-1, implementation note 13: readers accept the header within the first 1024 bytes.
_PDF_HEADER_WITHIN = 1024
_MEGABYTE = 1 << 20
_MOST_NAMED = 5

_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_TYPES = {
    f"{_WORDPROCESSING}.document.main+xml": f"{_WORDPROCESSING}.document",
    f"{_WORDPROCESSING}.template.main+xml": f"{_WORDPROCESSING}.template",
    "application/vnd.ms-word.document.macroEnabled.main+xml": (
        "application/vnd.ms-word.document.macroEnabled.12"
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": (
        "application/vnd.ms-word.template.macroEnabled.12"
    ),
}
_ODT = "application/vnd.oasis.opendocument.text"
_ODT_TYPES = (_ODT, f"{_ODT}-template")
# ISO/IEC 29500 Strict has namespaces of its own; Word writes it on request only.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPOUND_STREAMS = frozenset(
    {"EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document"}
    | {"__properties_version1.0", "VisioDocument"}
)


class Admitted(Frozen):
    """A file that may be opened. `strict`: OOXML Strict; `macros`: holds macros, never run."""

    path: Path
    kind: Kind
    media_type: str
    strict: bool = False
    macros: bool = False


class Weight(Frozen):
    """The SHA-256 of a file's bytes in hexadecimal, and how many bytes there are."""

    sha256: str
    bytes: int


def weigh(path: Path) -> Weight:
    """Size and hash of the file. Raises Damaged when it cannot be read, Unsupported for a pipe."""
    _check_is_file(path)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Weight(sha256=digest, bytes=file.tell())
    except OSError as error:
        raise Damaged(fact("unreadable")) from error


def admit(path: Path, limits: Limits) -> Admitted:
    """Tell what the file is and refuse what cannot or should not be opened.

    Raises Damaged (empty, cut off, unreadable, DOCTYPE, odd names), Encrypted, TooLarge (the file,
    or what it unpacks to) and Unsupported, with the kind of the file named in Polish.
    """
    try:
        size, head = _begin(path)
    except OSError as error:
        raise Damaged(fact("unreadable")) from error
    if size == 0:
        raise Damaged(fact("empty"))
    if size > limits.file_megabytes * _MEGABYTE:
        megabytes = -(-size // _MEGABYTE)
        raise TooLarge(fact("too_many_bytes", megabytes=megabytes, limit=limits.file_megabytes))
    if head.startswith(b"PK\x03\x04"):
        return _admit_archive(path, inspect(path, limits))
    if head.startswith(compound.MAGIC):
        return _admit_compound(path)
    if head.startswith(b"{\\rt"):
        return Admitted(path=path, kind="rtf", media_type="application/rtf")
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return Admitted(path=path, kind="pdf", media_type="application/pdf")
    raise Unsupported(fact("other_kind", kind=kinds.kind_of(head)))


def _check_is_file(path: Path) -> None:
    """Refuse what is no plain file: opening a pipe would wait for ever."""
    if not path.is_file():
        raise Unsupported(fact("not_a_file")) if path.exists() else Damaged(fact("unreadable"))


def _begin(path: Path) -> tuple[int, bytes]:
    _check_is_file(path)
    with path.open("rb") as file:
        return path.stat().st_size, file.read(_HEAD)


def _admit_archive(path: Path, archive: Archive) -> Admitted:
    mimetype = archive.heads.get("mimetype", b"").decode("ascii", "replace").strip()
    if mimetype in _ODT_TYPES:
        if b"encryption-data" in archive.heads.get("META-INF/manifest.xml", b""):
            raise Encrypted(fact("password"))
        return Admitted(path=path, kind="odt", media_type=mimetype)
    if other := kinds.mimetype_name(mimetype):
        raise Unsupported(fact("other_kind", kind=other))
    return _admit_package(path, archive)


def _admit_package(path: Path, archive: Archive) -> Admitted:
    types = _content_types(archive)
    for content_type, parts in types.items():
        if media_type := _WORD_TYPES.get(content_type):
            head = archive.heads.get(parts[0].lstrip("/"), b"")
            return Admitted(
                path=path,
                kind="word",
                media_type=media_type,
                strict=_STRICT in head,
                macros=any(name.endswith("vbaProject.bin") for name in archive.names),
            )
    if any(name.startswith("word/") for name in archive.names):
        raise Damaged(fact("no_main_part"))
    if kind := kinds.package_name(list(types)):
        raise Unsupported(fact("other_kind", kind=kind))
    if documents := kinds.documents(archive.names):
        names = ", ".join(f"„{name}”" for name in documents[:_MOST_NAMED])
        raise Unsupported(fact("zip_of_documents", names=names))
    raise Unsupported(fact("other_kind", kind=kinds.plain("zip")))


def _content_types(archive: Archive) -> dict[str, list[str]]:
    """Content type → names of the parts that `[Content_Types].xml` declares to be of it."""
    data = archive.heads.get("[Content_Types].xml")
    if data is None:
        return {}
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Damaged(fact("broken_part", part="[Content_Types].xml")) from error
    types: dict[str, list[str]] = {}
    for override in root.iter("{*}Override"):
        types.setdefault(override.get("ContentType", ""), []).append(override.get("PartName", ""))
    for default in root.iter("{*}Default"):  # some writers type the main part by its extension
        suffix = "." + default.get("Extension", "")
        for name in archive.names:
            if name.endswith(suffix):
                types.setdefault(default.get("ContentType", ""), []).append(name)
    return types


def _admit_compound(path: Path) -> Admitted:
    data = path.read_bytes()
    streams = compound.streams(data, _COMPOUND_STREAMS)
    if "EncryptedPackage" in streams:
        raise Encrypted(fact("password"))
    if not streams and compound.is_cut_off(data):
        raise Damaged(fact("cut_off"))
    if "WordDocument" not in streams:
        raise Unsupported(fact("other_kind", kind=kinds.compound_name(streams)))
    if compound.is_encrypted_word(data):
        raise Encrypted(fact("password"))
    return Admitted(path=path, kind="doc", media_type="application/msword")
