"""Changing single parts of a Word file; every other part stays as it is, byte for byte.

python-docx is not used: it drops parts that it does not know where a relationship leads nowhere,
refuses files with such a relationship, docm and strict Open XML, and dates what it writes.
"""

from __future__ import annotations

import io
import zipfile
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from reports.zips import put

# Nothing outside the file is looked at; comments and instructions in the XML are kept.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
# The last words of the types of relationships that signatures hang on (ECMA-376 part 2, 10).
_SIGNATURES = frozenset({"origin", "signature", "certificate"})
_OF_SIGNATURES = "/digital-signature/"
# Pictures that are packed already are stored: packing them again takes long and saves nothing.
_WORTH_PACKING = 0.95


class Parts:
    """The parts of a package that is open for changes. Names are without the leading slash.

    Raises zipfile.BadZipFile and etree.XMLSyntaxError on a broken file; one that was read before
    is none.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {
            name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.namelist()
        }
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._new: list[str] = []
        self._gone: set[str] = set()

    def tree(self, name: str) -> Element | None:
        """The root of a part, to be changed in place; None when there is no such part."""
        root = self.read(name)
        if root is not None:
            self._changed.add(self._names[name.lower()])
        return root

    def read(self, name: str) -> Element | None:
        """The root of a part, to be looked at only; None when there is no such part."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        if stored not in self._trees:
            self._trees[stored] = etree.fromstring(self._archive.read(stored), _PARSER)
        return self._trees[stored]

    def main(self) -> str:
        """The name of the part with the text."""
        return self.related("", "officeDocument") or "word/document.xml"

    def related(self, source: str, kind: str) -> str | None:
        """The part that `source` ("" is the package) refers to as `kind` ("comments"), or None."""
        relations = self.read(_relations_of(source))
        for relation in relations if relations is not None else ():
            inside = relation.get("TargetMode") != "External"
            if inside and relation.get("Type", "").rpartition("/")[2] == kind:
                name = _target(source, relation)
                if name.lower() in self._names:
                    return name
        return None

    def add(self, source: str, kind: str, name: str, content_type: str, root: Element) -> None:
        """Add a part that `source` refers to as `kind`. Nothing of that name may be there."""
        self._names[name.lower()] = name
        self._trees[name] = root
        self._new.append(name)
        self._relate(source, kind, name)
        types = self.tree(_TYPES)
        assert types is not None  # no reader opens a package without it
        override = etree.SubElement(types, f"{{{_CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)

    def drop_signatures(self) -> bool:
        """Take out the electronic signatures of the package; whether there were any.

        A change to any part breaks them, and Word opens a file with broken ones with a warning.
        """
        origin = self._unsign("")
        waiting, dropped = [*origin], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in dropped:
                dropped.add(name)
                waiting += self._unsign(name, inside=dirname(name))
        for name in dropped:
            self._drop(name)
            self._drop(_relations_of(name))
        return bool(origin)

    def _unsign(self, source: str, inside: str | None = None) -> list[str]:
        """Remove the relationships of a part to signatures; the parts that they lead to, of the
        folder `inside` alone.
        """
        relations = self.read(_relations_of(source))
        found = []
        for relation in list(relations) if relations is not None else ():
            before, mark, kind = relation.get("Type", "").rpartition(_OF_SIGNATURES)
            if not (before and mark and kind in _SIGNATURES):
                continue
            changed = self.tree(_relations_of(source))
            assert changed is not None
            changed.remove(relation)
            name = _target(source, relation)
            if inside is None or dirname(name) == inside:
                found.append(name)
        return found

    def _drop(self, name: str) -> None:
        stored = self._names.pop(name.lower(), None)
        if stored is None:
            return
        self._gone.add(stored)
        self._trees.pop(stored, None)
        types = self.tree(_TYPES)
        assert types is not None  # no reader opens a package without it
        for override in list(types):
            if override.get("PartName", "").lower() == f"/{name.lower()}":
                types.remove(override)

    def free_name(self, wanted: str) -> str:
        """A name of a part that is not taken: `wanted`, or with a number before its ending."""
        stem, dot, ending = wanted.rpartition(".")
        name, number = wanted, 1
        while name.lower() in self._names:
            number += 1
            name = f"{stem}{number}{dot}{ending}"
        return name

    def packed(self) -> bytes:
        """The file with its changes, its parts undated as Word leaves them.

        The same changes to the same parts give the same bytes.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for info in self._archive.infolist():
                # The last of equal names is the one that counts.
                counts = self._archive.NameToInfo[info.filename] is info
                if counts and info.filename not in self._gone:
                    self._copy(info, archive)
            for name in self._new:
                put(archive, name, _serialised(self._trees[name]))
        return out.getvalue()

    def _copy(self, info: zipfile.ZipInfo, archive: zipfile.ZipFile) -> None:
        changed = info.filename in self._changed
        data = _serialised(self._trees[info.filename]) if changed else self._archive.read(info)
        packs = changed or info.compress_size < _WORTH_PACKING * info.file_size
        put(archive, info.filename, data, packs=packs)

    def _relate(self, source: str, kind: str, name: str) -> None:
        of = _relations_of(source)
        relations = self.tree(of)
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
            self._names[of.lower()] = of
            self._trees[of] = relations
            self._new.append(of)
        strict = any(_STRICT_OFFICE in each.get("Type", "") for each in relations)
        taken = {each.get("Id") for each in relations}
        number = 1
        while f"rIdHdr{number}" in taken:
            number += 1
        relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", f"rIdHdr{number}")
        relation.set("Type", f"{_STRICT_OFFICE if strict else _OFFICE}{kind}")
        relation.set("Target", relpath(name, dirname(source) or "."))


def _target(source: str, relation: Element) -> str:
    """The name of the part that a relationship of `source` leads to."""
    target = unquote(relation.get("Target", ""))
    return normpath(join("/", dirname(source), target)).lstrip("/")


def _relations_of(source: str) -> str:
    folder, _, file = source.rpartition("/")
    return join(folder, "_rels", f"{file}.rels")


def _serialised(root: Element) -> bytes:
    return etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True
    )
