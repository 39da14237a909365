"""Word files with their reviews, marked up once a session, and our comments read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from flows.steps import review_file
from ingest.word.reader import read_word
from model.document import Document
from model.review import Review
from model.settings import Limits, Settings
from model.template import load_template
from reports.remarks import Marked
from reports.word_comments.writer import Original, commented
from reports.wording import wording

SAMPLES = Path(__file__).parents[3] / "samples"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Commented(NamedTuple):
    """A file, what was read and found in it, and its copy."""

    path: Path
    document: Document
    review: Review
    marked: Marked


@pytest.fixture(scope="session")
def copy_of() -> Callable[[str], Commented]:
    """The commented copy of a sample, as the pipeline makes it."""

    @cache
    def make(name: str) -> Commented:
        path = SAMPLES / name
        review = review_file(path, Settings(), load_template())
        document = read_word(path, Limits())
        original = Original(path.read_bytes(), document)
        marked = commented(original, review, load_template(), wording("pl"))
        return Commented(path, document, review, marked)

    return make


class Mark(NamedTuple):
    """A comment as the XML has it: its own text, and the words between its marks."""

    author: str
    text: str
    words: str


@pytest.fixture(scope="session")
def comments_in() -> Callable[[bytes], dict[str, Mark]]:
    """The comments of a Word file by id, read without any code of ours."""

    def read(data: bytes) -> dict[str, Mark]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = etree.fromstring(archive.read("word/document.xml"))
            comments = etree.fromstring(archive.read("word/comments.xml"))
        words = marked_words(main)
        assert words.keys() == {e.get(f"{W}id") for e in main.iter(f"{W}commentReference")}
        return {
            comment.get(f"{W}id"): Mark(
                comment.get(f"{W}author"),
                "\n".join("".join(p.itertext(f"{W}t")) for p in comment.iter(f"{W}p")),
                words[comment.get(f"{W}id")],
            )
            for comment in comments
        }

    return read


def marked_words(main: etree._Element) -> dict[str, str]:
    """The words between the marks of each comment, every begun one ended."""
    said: dict[str, list[str]] = {}
    opened: set[str] = set()
    for element in main.iter():
        if element.tag == f"{W}commentRangeStart":
            said[element.get(f"{W}id")] = []
            opened.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(element.get(f"{W}id"))
        elif element.tag in (f"{W}t", f"{W}delText"):
            for mark in opened:
                said[mark].append(element.text or "")
        elif element.tag in (f"{W}br", f"{W}tab", f"{W}p"):
            for mark in opened:
                said[mark].append("\n")
    assert opened == set()
    return {mark: "".join(pieces) for mark, pieces in said.items()}


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W.strip("{}"),
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)


@pytest.fixture
def packed() -> Callable[..., bytes]:
    """A Word file with this body XML; header1, footnotes… are the inside of further parts.

    `missing` adds relationships to parts that are not there.
    """

    def pack(body: str, *, missing: tuple[str, ...] = (), **parts: str) -> bytes:
        roots = {"header": "hdr", "footer": "ftr"}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            types = (
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>'
            )
            archive.writestr(
                "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>'
            )
            archive.writestr(
                "_rels/.rels", relations({"m": ("officeDocument", "word/document.xml")})
            )
            targets = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
            targets |= {name: (name, f"{name}.xml") for name in missing}
            archive.writestr("word/_rels/document.xml.rels", relations(targets))
            main = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
            archive.writestr("word/document.xml", main)
            for name, inside in parts.items():
                kind = name.rstrip("0123456789")
                root = f"w:{roots.get(kind, kind)}"
                archive.writestr(f"word/{name}.xml", f"<{root} {NAMESPACES}>{inside}</{root}>")
        return out.getvalue()

    return pack


def relations(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{of}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for of, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'
