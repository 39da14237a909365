from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.admission import admit, weigh
from model.errors import Damaged, Encrypted, SubmissionError, TooLarge, Unsupported
from model.settings import Limits

SAMPLES = Path(__file__).parents[2] / "samples"
DOCX = SAMPLES / "blonie.docx"
LIMITS = Limits()


def repacked(path: Path, changes: dict[str, bytes | None], source: Path = DOCX) -> Path:
    """A copy of a sample with parts replaced, added, or (None) left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry, old.read(entry))
        for name, data in changes.items():
            if data is not None:
                new.writestr(name, data)
    return path


def part(name: str) -> bytes:
    with zipfile.ZipFile(DOCX) as archive:
        return archive.read(name)


def as_zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("blonie.docx", "word"),
        ("buk.pdf", "pdf"),
        ("krapkowicki.odt", "odt"),
        ("braniewo.rtf", "rtf"),
        ("blonie.doc", "doc"),
    ],
)
def test_kind_is_told_by_content_not_by_name(name: str, kind: str, tmp_path: Path) -> None:
    renamed = tmp_path / "harmonogram.xyz"
    renamed.write_bytes((SAMPLES / name).read_bytes())
    assert admit(renamed, LIMITS).kind == kind


@pytest.mark.parametrize(
    ("main", "macros"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", True),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            False,
        ),
    ],
)
def test_documents_with_macros_and_templates_are_word(
    main: str, macros: bool, tmp_path: Path
) -> None:
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changes: dict[str, bytes | None] = {
        "[Content_Types].xml": part("[Content_Types].xml").replace(plain, main.encode())
    }
    if macros:
        changes["word/vbaProject.bin"] = b"macros"
    admitted = admit(repacked(tmp_path / "a.docx", changes), LIMITS)
    assert (admitted.kind, admitted.macros) == ("word", macros)


def test_strict_ooxml_is_noticed(tmp_path: Path) -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = part("word/document.xml").replace(
        usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert admit(repacked(tmp_path / "a.docx", {"word/document.xml": strict}), LIMITS).strict
    assert not admit(DOCX, LIMITS).strict


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "obraz PNG"),
        ("Zażółć gęślą jaźń\n".encode(), "plik tekstowy"),
        ("Zażółć gęślą jaźń\n".encode("cp1250"), "plik tekstowy"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "strona internetowa"),
        (b"Rar!\x1a\x07\x01\x00", "archiwum RAR"),
        (as_zip({"zgłoszenie.docx": b"x"}), "archiwum ZIP"),
        (
            as_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            "arkusz kalkulacyjny ODS",
        ),
        (bytes(range(256)) * 4, "plik nieznanego rodzaju"),
    ],
)
def test_other_kinds_are_named_in_polish(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "harmonogram.docx"
    path.write_bytes(content)
    with pytest.raises(Unsupported) as refused:
        admit(path, LIMITS)
    assert kind in str(refused.value)


def test_a_spreadsheet_in_word_clothes_is_named(tmp_path: Path) -> None:
    types = part("[Content_Types].xml").replace(b"wordprocessingml", b"spreadsheetml")
    path = tmp_path / "a.docx"
    path.write_bytes(as_zip({"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>"}))
    with pytest.raises(Unsupported, match="arkusz kalkulacyjny Excel"):
        admit(path, LIMITS)


def compound_file(*streams: str) -> bytes:
    """The header of a compound file and a directory with these streams (MS-CFB 2.6)."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\x00")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + b"\x02".ljust(62, b"\x00")
        for name in streams
    )
    return bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\x00") + entries


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.pdf"])
def test_an_encrypted_word_file_needs_a_password(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(compound_file("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    with pytest.raises(Encrypted):
        admit(path, LIMITS)


def test_an_encrypted_doc_needs_a_password(tmp_path: Path) -> None:
    data = bytearray((SAMPLES / "blonie.doc").read_bytes())
    header = next(at for at in range(512, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    data[header + 11] |= 0x01
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    with pytest.raises(Encrypted):
        admit(path, LIMITS)


def test_an_old_excel_file_is_not_a_doc(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(compound_file("Root Entry", "Workbook"))
    with pytest.raises(Unsupported, match="Excel"):
        admit(path, LIMITS)


def test_an_encrypted_odt_needs_a_password(tmp_path: Path) -> None:
    manifest = b"<manifest><encryption-data/></manifest>"
    path = repacked(
        tmp_path / "a.odt", {"META-INF/manifest.xml": manifest}, SAMPLES / "krapkowicki.odt"
    )
    with pytest.raises(Encrypted):
        admit(path, LIMITS)


def test_a_zip_with_a_password_needs_it(tmp_path: Path) -> None:
    data = bytearray(DOCX.read_bytes())
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 0x01  # the flag "encrypted" in the directory
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Encrypted):
        admit(path, LIMITS)


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    with pytest.raises(Damaged, match="pusty"):
        admit(path, LIMITS)


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.99])
def test_a_file_cut_off_is_damaged(kept: float, tmp_path: Path) -> None:
    data = DOCX.read_bytes()
    path = tmp_path / "a.docx"
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(Damaged):
        admit(path, LIMITS)


@pytest.mark.parametrize("kept", [0.01, 0.25, 0.75])
def test_an_old_word_file_cut_off_is_damaged(kept: float, tmp_path: Path) -> None:
    """Its list of streams is gone; a bookmark in what is left is no workbook."""
    data = (SAMPLES / "blonie.doc").read_bytes()
    path = tmp_path / "a.doc"
    path.write_bytes(data[: int(len(data) * kept)] + "Bookmark".encode("utf-16-le"))
    with pytest.raises(Damaged, match="niekompletny"):
        admit(path, LIMITS)


def test_a_part_with_flipped_bytes_is_damaged(tmp_path: Path) -> None:
    data = bytearray(DOCX.read_bytes())
    with zipfile.ZipFile(DOCX) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 200
    data[start : start + 4] = bytes(byte ^ 0xFF for byte in data[start : start + 4])
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Damaged):
        admit(path, LIMITS)


def test_a_missing_file_is_damaged_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        admit(tmp_path / "a.docx", LIMITS)
    with pytest.raises(Damaged):
        weigh(tmp_path / "a.docx")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(Unsupported):
        admit(tmp_path / "a.docx", LIMITS)
    with pytest.raises(Unsupported):
        weigh(tmp_path / "a.docx")


def test_a_word_file_without_its_list_of_parts_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        admit(repacked(tmp_path / "a.docx", {"[Content_Types].xml": None}), LIMITS)


def test_the_size_of_the_file_is_limited() -> None:
    with pytest.raises(TooLarge, match="limit to 1 MB"):
        admit(SAMPLES / "kalisz-scan.pdf", Limits(file_megabytes=1))


def test_a_zip_bomb_is_too_large(tmp_path: Path) -> None:
    path = repacked(tmp_path / "a.docx", {"word/media/image1.bmp": bytes(40_000_000)})
    with pytest.raises(TooLarge):
        admit(path, LIMITS)


def test_the_unpacked_size_is_limited(tmp_path: Path) -> None:
    path = repacked(tmp_path / "a.docx", {"word/media/image1.bmp": bytes(3_000_000)})
    with pytest.raises(TooLarge, match="2 MB"):
        admit(path, Limits(unpacked_megabytes=2, unpack_ratio=1000))


def test_the_number_of_parts_is_limited(tmp_path: Path) -> None:
    parts: dict[str, bytes | None] = {f"word/media/{number}.png": b"" for number in range(60)}
    with pytest.raises(TooLarge, match="limit to 50"):
        admit(repacked(tmp_path / "a.docx", parts), Limits(archive_entries=50))


def test_a_bomb_in_an_archive_in_the_document_is_too_large(tmp_path: Path) -> None:
    bomb = as_zip({"b.zip": as_zip({"zeros": bytes(40_000_000)})})
    path = repacked(tmp_path / "a.docx", {"word/embeddings/sheet.xlsx": bomb})
    with pytest.raises(TooLarge):
        admit(path, LIMITS)


def test_an_ordinary_sheet_in_the_document_is_fine(tmp_path: Path) -> None:
    sheet = as_zip({"xl/workbook.xml": b"<workbook/>"})
    path = repacked(tmp_path / "a.docx", {"word/embeddings/sheet.xlsx": sheet})
    assert admit(path, LIMITS).kind == "word"


def test_declared_sizes_are_not_believed(tmp_path: Path) -> None:
    """A bomb whose directory claims 10 bytes is counted as it really unpacks."""
    path = repacked(tmp_path / "a.docx", {"word/media/image1.bmp": bytes(40_000_000)})
    size = (40_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("word/media/image1.bmp").file_size == 10
    with pytest.raises(TooLarge):
        admit(path, LIMITS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(encoding: str, tmp_path: Path) -> None:
    document = part("word/document.xml").decode()
    body = document[document.index("<w:document") :]
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]>{body}'.encode(encoding)
    with pytest.raises(Damaged, match="DOCTYPE"):
        admit(repacked(tmp_path / "a.docx", {"word/document.xml": xml}), LIMITS)


def test_a_doctype_far_into_a_part_is_refused(tmp_path: Path) -> None:
    xml = b"<!--" + b" " * 200_000 + b"--><!DOCTYPE x><x/>"
    with pytest.raises(Damaged, match="DOCTYPE"):
        admit(repacked(tmp_path / "a.docx", {"word/styles.xml": xml}), LIMITS)


def test_a_picture_may_have_a_doctype(tmp_path: Path) -> None:
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y"><svg/>'
    assert admit(repacked(tmp_path / "a.docx", {"word/media/a.svg": svg}), LIMITS).kind == "word"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "word\\..\\e.xml"]
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        admit(repacked(tmp_path / "a.docx", {name: b"x"}), LIMITS)


MANIFEST = b"""<?xml version="1.0"?>
<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""


@pytest.mark.parametrize(
    "changes",
    [
        {"META-INF/manifest.xml": MANIFEST},
        {"Basic/script-lc.xml": b'<!DOCTYPE library:libraries PUBLIC "x" "libraries.dtd"><x/>'},
        {"/Configurations2/menubar/": b""},
    ],
)
def test_what_openoffice_wrote_is_read(changes: dict[str, bytes | None], tmp_path: Path) -> None:
    path = repacked(tmp_path / "a.odt", changes, SAMPLES / "krapkowicki.odt")
    assert admit(path, LIMITS).kind == "odt"


@pytest.mark.parametrize("part_name", ["content.xml", "META-INF/manifest.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_in_an_odt_is_refused(part_name: str, encoding: str, tmp_path: Path) -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    changes: dict[str, bytes | None] = {part_name: xml.encode(encoding)}
    with pytest.raises(Damaged, match="DOCTYPE"):
        admit(repacked(tmp_path / "a.odt", changes, SAMPLES / "krapkowicki.odt"), LIMITS)


def test_a_folder_that_holds_something_may_not_lead_out(tmp_path: Path) -> None:
    path = repacked(tmp_path / "a.odt", {"/etc/": b"x"}, SAMPLES / "krapkowicki.odt")
    with pytest.raises(Damaged):
        admit(path, LIMITS)


def test_the_weight_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"abc")
    weight = weigh(path)
    assert weight.bytes == 3
    # FIPS 180-2, appendix B.1
    assert weight.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_mangled_files_end_in_an_outcome(data: st.DataObject, tmp_path: Path) -> None:
    """Whatever happens to the bytes, admission admits or raises an error with an outcome."""
    source = data.draw(st.sampled_from(["blonie.docx", "krapkowicki.odt", "blonie.doc"]))
    content = bytearray((SAMPLES / source).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with suppress(SubmissionError):
        admit(path, LIMITS)
