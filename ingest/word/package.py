"""The parts of an Open XML package, parsed only when asked for.

python-docx opens a package by loading every part and following every relationship, and refuses
files with a relationship to a part that is not there, which Word itself opens; so the parts are
taken from the zip here, by their relationships as the standard has it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from ingest import compound
from ingest.facts import fact
from ingest.word.names import word_fact
from model.errors import Damaged, Encrypted, TooLarge
from model.settings import Limits

_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_ENCRYPTED_ENTRY = 0x1
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
# ISO/IEC 29500 Strict differs from what Word writes by its namespaces mostly.
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_STRICT_PROPERTIES = b"/extendedProperties"
_USUAL_PROPERTIES = b"/extended-properties"


class Package:
    """An open package. Names of parts are without the leading slash: "word/document.xml"."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        # Part names do not differ by case (ECMA-376 part 2, 6.2.2.3); some writers use backslashes.
        self._names = {
            name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()
        }
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}

    def main(self) -> str:
        """The name of the part with the text. Raises Damaged when there is none."""
        for name in (*self.related("", "officeDocument"), "word/document.xml"):
            if name.lower() in self._names:
                return name
        raise Damaged(word_fact("no_text"))

    def tree(self, name: str | None) -> Element | None:
        """The root of a part, None when there is no such part. Raises Damaged on broken XML."""
        data = self._bytes(name)
        if data is None:
            return None
        if _STRICT_MARK in data:
            usual = _STRICT.sub(_USUAL, data)
            data = usual.replace(_STRICT_PROPERTIES, _USUAL_PROPERTIES)
        try:
            root = etree.fromstring(data, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Damaged(fact("broken_part", part=name)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Damaged(fact("doctype"))
        return root

    def related(self, source: str, kind: str) -> list[str]:
        """The parts that `source` ("" is the package) refers to as `kind`, which is the last word
        of the relationship's type: "styles", "header".
        """
        return [name for of, name in self._targets(source).values() if of == kind]

    def target(self, source: str, relation: str | None) -> str | None:
        """The part that a relationship of `source` leads to, None when there is none."""
        return self._targets(source).get(relation or "", ("", None))[1]

    def _targets(self, source: str) -> dict[str, tuple[str, str]]:
        """Relationship id → its kind and the name of the part; those that lead outside are left."""
        if source not in self._relations:
            folder, _, file = source.rpartition("/")
            root = self.tree(join(folder, "_rels", f"{file}.rels"))
            found: dict[str, tuple[str, str]] = {}
            for relation in root if root is not None else ():
                if relation.get("TargetMode") != "External":
                    kind = relation.get("Type", "").rpartition("/")[2]
                    part = _resolve(source, relation.get("Target", ""))
                    found[relation.get("Id", "")] = (kind, part)
            self._relations[source] = found
        return self._relations[source]

    def _bytes(self, name: str | None) -> bytes | None:
        stored = None if name is None else self._names.get(name.lower())
        if stored is None:
            return None
        try:
            return self._archive.read(stored)
        except _BROKEN as error:
            raise Damaged(fact("broken_part", part=name)) from error


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[Package]:
    """Open a Word file as a package.

    Raises Encrypted when it has a password, Damaged when it is no zip, TooLarge when its parts
    declare to unpack to more than `limits` allow (they cannot unpack to more than they declare).
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise
    except _BROKEN as error:
        if _is_encrypted(path):
            raise Encrypted(fact("password")) from error
        raise Damaged(fact("cut_off")) from error
    with archive:
        entries = archive.infolist()
        if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
            raise Encrypted(fact("password"))
        if sum(entry.file_size for entry in entries) > limits.unpacked_megabytes << 20:
            raise TooLarge(fact("unpacked", limit=limits.unpacked_megabytes))
        yield Package(archive)


def _resolve(source: str, target: str) -> str:
    """The part name for a relationship's target, which is relative to the folder of its source."""
    return normpath(join("/", dirname(source), unquote(target))).lstrip("/")


def _is_encrypted(path: Path) -> bool:
    """Whether the file is a compound file that wraps an encrypted package ([MS-OFFCRYPTO] 2.3)."""
    data = path.read_bytes()
    return data.startswith(compound.MAGIC) and _ENCRYPTED_PACKAGE in data
