"""The copy of a Word file that was signed: it says so, and no broken signature is left in it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from ingest.word.reader import read_word
from model.settings import Limits
from model.template import load_template
from reports.word_comments.writer import Original, commented
from reports.wording import wording

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OF_SIGNATURES = f"{RELATIONS}/digital-signature"
TYPE = "application/vnd.openxmlformats-package.digital-signature"
SIGNED = "podpis elektroniczny"


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rSig{kind}" Type="{OF_SIGNATURES}/{kind}" Target="{target}"/>'


def signed(data: bytes) -> bytes:
    """The file with the parts of a signature as Word and LibreOffice write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "surrogateescape")
            if name == "_rels/.rels":
                origin = relation("origin", "_xmlsignatures/origin.sigs")
                part = part.replace("</Relationships>", f"{origin}</Relationships>")
            elif name == "[Content_Types].xml":
                types = f'<Default Extension="sigs" ContentType="{TYPE}-origin"/>'
                types += f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{TYPE}-x"/>'
                part = part.replace("</Types>", f"{types}</Types>")
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
        new.writestr("_xmlsignatures/origin.sigs", b"")
        inside = relation("signature", "sig1.xml") + relation("certificate", "/word/styles.xml")
        new.writestr(
            "_xmlsignatures/_rels/origin.sigs.rels",
            f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>',
        )
        new.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    return out.getvalue()


@pytest.fixture
def copied(copy_of, tmp_path):
    """The copies of a sample and of the same file signed."""
    made = copy_of("buk.docx")
    path = tmp_path / "buk.docx"
    path.write_bytes(signed(made.path.read_bytes()))
    document = read_word(path, Limits())
    original = Original(path.read_bytes(), document)
    return made.marked.data, commented(original, made.review, load_template(), wording("pl")).data


def first(comments) -> str:
    return next(iter(comments.values())).text


def test_the_first_comment_says_that_the_signature_does_not_hold(copied, comments_in):
    unsigned, of_signed = map(comments_in, copied)
    assert SIGNED in first(of_signed)
    assert SIGNED not in first(unsigned)
    assert len(of_signed) == len(unsigned) + 1


def test_nothing_of_the_signature_is_left_and_nothing_else_is_gone(copied):
    unsigned, of_signed = copied
    with (
        zipfile.ZipFile(io.BytesIO(of_signed)) as new,
        zipfile.ZipFile(io.BytesIO(unsigned)) as old,
    ):
        assert set(new.namelist()) == set(old.namelist())  # the styles, too
        assert b"digital-signature/" not in new.read("_rels/.rels")
        assert b"_xmlsignatures" not in new.read("[Content_Types].xml")
    docx.Document(io.BytesIO(of_signed))
