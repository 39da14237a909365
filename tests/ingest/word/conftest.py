"""Word files made from raw XML: the smallest package around the parts that a test is about."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.word.reader import read_word
from model.document import Document
from model.settings import Limits

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    }.items()
)
ROOTS = {"styles": "styles", "numbering": "numbering", "comments": "comments"} | {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
}


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    """A relationships part: id → (kind, target)."""
    lines = "".join(
        f'<Relationship Id="{of}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for of, (kind, target) in targets.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{lines}</Relationships>'


def package_parts(body: str, **parts: str) -> dict[str, str]:
    """The parts of a Word file by name. `parts` are the inside of styles, numbering and so on;
    header1, footer2, diagram3 become parts that r:id "header1" and so on lead to.
    """
    targets: dict[str, tuple[str, str]] = {}
    made = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for name, inside in parts.items():
        if name in ("core", "app"):
            made[f"docProps/{name}.xml"] = inside
            continue
        kind = name.rstrip("0123456789")
        root = {"header": "w:hdr", "footer": "w:ftr", "diagram": "dgm:dataModel"}.get(
            kind, f"w:{ROOTS.get(kind, kind)}"
        )
        made[f"word/{name}.xml"] = f"<{root} {NAMESPACES}>{inside}</{root}>"
        targets[name] = (kind, f"{name}.xml")
    made["word/_rels/document.xml.rels"] = relationships(targets)
    of_package = {
        "m": ("officeDocument", "word/document.xml"),
        "c": ("metadata/core-properties", "docProps/core.xml"),
        "a": ("extended-properties", "docProps/app.xml"),
    }
    made["_rels/.rels"] = relationships(of_package)
    return made


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Write parts (name → text or bytes) as a package and give its path."""

    def write(parts: dict[str, str | bytes], name: str = "plan.docx") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        return path

    return write


@pytest.fixture
def read(pack: Callable[..., Path]) -> Callable[..., Document]:
    """Read a Word file with this body XML and these other parts."""

    def read_body(body: str, **parts: str) -> Document:
        return read_word(pack(package_parts(body, **parts)), Limits())

    return read_body


@pytest.fixture
def make_parts() -> Callable[..., dict[str, str]]:
    """The parts of a Word file, to change before packing."""
    return package_parts
