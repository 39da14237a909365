from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.word.reader import read_word
from model.errors import Damaged, Encrypted, SubmissionError, TooLarge
from model.settings import Limits

LIMITS = Limits()
SAMPLES = Path(__file__).parents[3] / "samples"
BODY = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Gmina Buk</w:t></w:r></w:p>'
SECTION = "<w:sectPr>{}</w:sectPr>"


def test_a_relationship_to_nowhere_costs_nothing(make_parts, pack):
    parts = make_parts(BODY)
    lost = '<Relationship Id="z" Type="http://x/{}" Target="../NULL"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", lost.format("image"))
    assert read_word(pack(parts), LIMITS).blocks[0].text == "Gmina Buk"


def test_part_names_in_any_spelling(make_parts, pack):
    parts = make_parts(BODY, styles="")
    path = pack({name.replace("word/", "Word\\"): data for name, data in parts.items()})
    assert read_word(path, LIMITS).blocks[0].text == "Gmina Buk"


def test_strict_files_read_the_same(make_parts, pack):
    def strict(text: str) -> str:
        text = text.replace("extended-properties", "extendedProperties")
        for of in ("wordprocessingml", "officeDocument", "drawingml"):
            old = f"http://schemas.openxmlformats.org/{of}/2006/"
            text = text.replace(old, f"http://purl.oclc.org/ooxml/{of}/")
        return text

    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Company>Urząd</Company></Properties>"
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        '<w:rPr><w:sz w:val="12pt"/></w:rPr></w:style>'
    )
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="opis"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    parts = make_parts(BODY + picture, app=app, styles=styles)
    document = read_word(pack({name: strict(text) for name, text in parts.items()}), LIMITS)
    assert "purl.oclc.org" in strict(parts["word/document.xml"])
    assert (document.blocks[0].text, document.blocks[0].size) == ("Gmina Buk", 12)
    assert document.blocks[2].alt_text == "opis"
    assert document.metadata.company == "Urząd"


def test_what_the_file_says_of_itself(read):
    core = (
        '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        "<dc:title>HDR</dc:title><dc:creator> </dc:creator>"
        "<cp:lastModifiedBy>Sekretariat</cp:lastModifiedBy></cp:coreProperties>"
    )
    metadata = read(BODY, core=core).metadata
    assert (metadata.title, metadata.author, metadata.last_editor) == ("HDR", None, "Sekretariat")


def test_broken_properties_cost_nobody_the_text(read):
    document = read(BODY, core="<broken")
    assert document.blocks[0].text == "Gmina Buk"
    assert len(document.unread) == 1


def test_an_embedded_document_is_named_as_unread(read):
    document = read(BODY + '<w:altChunk r:id="x"/>')
    assert len(document.unread) == 1


def test_headers_that_some_page_shows_stand_once(read):
    refer = '<w:headerReference w:type="{}" r:id="header{}"/>'
    texts = {f"header{at}": f"<w:p><w:r><w:t>nagłówek {at}</w:t></w:r></w:p>" for at in range(1, 5)}
    texts["header5"] = texts["header1"]  # another part, the same words
    texts["header6"] = "<w:p/>"
    first = SECTION.format(
        refer.format("default", 1) + refer.format("first", 2) + refer.format("even", 3)
    )
    document = read(
        f"<w:p><w:pPr>{first}</w:pPr></w:p>"
        f"<w:p><w:pPr>{SECTION.format(refer.format('default', 4) + '<w:titlePg/>')}</w:pPr></w:p>"
        f"<w:p><w:pPr>{SECTION.format(refer.format('default', 5))}</w:pPr></w:p>"
        + SECTION.format(refer.format("default", 6)),
        **texts,
    )  # fmt: skip
    shown = [(block.text, block.location.block) for block in document.part("header")]
    assert shown == [("nagłówek 1", 0), ("nagłówek 2", 1), ("nagłówek 4", 2)]
    both_sides = read(first, settings="<w:evenAndOddHeaders/>", **texts)
    assert [block.text for block in both_sides.part("header")] == ["nagłówek 1", "nagłówek 3"]


@pytest.mark.parametrize("content", [b"", b"to nie jest zip", b"PK\x03\x04 urwany"])
def test_no_zip_is_damaged(tmp_path, content):
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        read_word(path, LIMITS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/document.xml", None),
        ("word/document.xml", b""),
        ("word/document.xml", b"<w:document><w:body>"),
        ("word/document.xml", b"<html/>"),
        ("word/styles.xml", b"<w:styles"),
        ("word/_rels/document.xml.rels", b"\x00\x01"),
    ],
)
def test_missing_and_broken_parts_are_damage(make_parts, pack, name, content):
    parts = make_parts(BODY, styles="")
    parts.pop(name)
    if content is not None:
        parts[name] = content
    with pytest.raises(Damaged):
        read_word(pack(parts), LIMITS)


def test_entities_are_never_expanded(make_parts, pack, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("tajne")
    parts = make_parts(BODY.replace("Gmina", "&obca;"))
    doctype = f'<!DOCTYPE x [<!ENTITY obca SYSTEM "{secret.as_uri()}">]>'
    parts["word/document.xml"] = doctype + parts["word/document.xml"]
    with pytest.raises(Damaged):
        read_word(pack(parts), LIMITS)


def test_elements_nested_beyond_reason_are_damage(read):
    deep = "<w:sdt><w:sdtContent>" * 900 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 900
    with pytest.raises(Damaged):
        read(deep)


def test_a_password_is_told(tmp_path):
    compound = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(compound + bytes(512))
    with pytest.raises(Encrypted):
        read_word(path, LIMITS)


def test_limits_hold(make_parts, pack):
    bomb = pack({**make_parts(BODY), "word/media/x.bin": bytes(2 << 20)})
    with pytest.raises(TooLarge):
        read_word(bomb, Limits(unpacked_megabytes=1))
    page = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>"
    with pytest.raises(TooLarge):
        read_word(pack(make_parts(page * 10)), Limits(pages=5))


def test_every_kind_of_word_file(tmp_path):
    made = docx.Document()
    made.add_heading("Diagnoza", 1)
    made.save(tmp_path / "plan.docx")
    common = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    main = f"{common}.document.main+xml"
    for other in (
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        f"{common}.template.main+xml",
    ):
        path = tmp_path / "other.docm"
        with zipfile.ZipFile(tmp_path / "plan.docx") as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(main.encode(), other.encode()))
        [heading] = read_word(path, LIMITS).blocks
        assert (heading.text, heading.heading_level, heading.style) == ("Diagnoza", 1, "heading 1")


@given(st.data())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
def test_a_damaged_document_part_is_read_or_refused_never_worse(pack, data):
    with zipfile.ZipFile(SAMPLES / "rypin.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "Effects" not in name}
    name = data.draw(
        st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml"])
    )
    content = parts[name]
    start = data.draw(st.integers(0, len(content)))
    end = min(len(content), start + data.draw(st.integers(0, 400)))
    parts[name] = content[:start] + data.draw(st.binary(max_size=20)) + content[end:]
    try:
        read_word(pack(parts), LIMITS)
    except SubmissionError as refused:
        assert refused.detail
