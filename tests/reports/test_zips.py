"""Packages are zips that any program reads; what was packed already is not packed anew."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.zips import archive_of, entry, entry_of, undated

names = st.text(alphabet="abcżó/_. 1", min_size=1, max_size=20)
contents = st.lists(
    st.tuples(names, st.binary(max_size=300), st.booleans()),
    max_size=5,
    unique_by=lambda each: each[0],
)


@given(contents)
def test_it_is_the_zip_that_zipfile_writes(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data, packs in parts:
            info = zipfile.ZipInfo(name)
            info.create_system = 0
            how = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            archive.writestr(info, data, how, 6)
    ours = archive_of([entry(name, data, packs=packs) for name, data, packs in parts])
    assert ours == out.getvalue()


def made(data: bytes, how: int, level: int | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=level) as archive:
        archive.writestr("treść.xml", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("how", "level"),
    [(zipfile.ZIP_DEFLATED, 1), (zipfile.ZIP_STORED, 0)],
)
def test_an_entry_stays_packed_as_it_was(how, level):
    text = " ".join(str(number * number) for number in range(500)).encode()
    before = made(text, how, level)
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        (kept,) = (entry_of(archive, before, info) for info in archive.infolist())
    assert kept.packed in before
    assert len(kept.packed) != len(zlib.compress(text, 6, -15))
    with zipfile.ZipFile(io.BytesIO(undated(before))) as after:
        assert after.read("treść.xml") == text
        assert after.getinfo("treść.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_what_word_does_not_unpack_is_packed_as_it_does():
    with zipfile.ZipFile(io.BytesIO(undated(made(b"abc" * 50, zipfile.ZIP_BZIP2)))) as after:
        assert after.read("treść.xml") == b"abc" * 50
        assert after.getinfo("treść.xml").compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("length", [10, 45])
def test_an_entry_that_is_cut_off_is_told(length):
    data = made(b"abc" * 50, zipfile.ZIP_STORED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (info,) = archive.infolist()
        with pytest.raises(zipfile.BadZipFile):
            entry_of(archive, data[:length], info)
