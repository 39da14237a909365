"""Result files are written whole; folder names are safe, stable and never shared."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.review import Source
from reports.files import LONGEST, folder_for, write_bytes, write_text

RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
names = st.text(min_size=1, max_size=120).filter(lambda name: "/" not in name)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


def source(path: str) -> Source:
    return Source(name=path, path=path, sha256="", bytes=0, media_type=None)


def test_a_file_is_replaced_whole_and_folders_are_made(tmp_path):
    path = tmp_path / "a" / "b" / "uwagi.html"
    write_text(path, "pierwsza\r\n")
    write_text(path, "druga\nłódź")
    assert path.read_bytes() == "druga\nłódź".encode()
    assert [entry.name for entry in path.parent.iterdir()] == ["uwagi.html"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = write_text(tmp_path / "review.json", "old")

    def refuse(self, target):
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_colleagues_may_read_the_result_as_the_umask_allows(tmp_path):
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    written = write_bytes(tmp_path / "written", b"")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("dwikozy.docx", "dwikozy-docx"),
        ("2020/Powiat Wołomiński.PDF", "2020_powiat-wolominski-pdf"),
        ("Błonie – HDR (wersja 2).docx", "blonie-hdr-wersja-2-docx"),
        ("con", "con_"),
        ("./../a.docx", "a-docx"),
    ],
)
def test_a_name_can_be_recognised(path, expected):
    assert folder_for(source(path)) == expected


@given(path=paths)
def test_any_path_gives_a_name_that_is_safe_everywhere(path):
    name = folder_for(source(path))
    assert re.fullmatch(r"[a-z0-9_-]+", name)
    assert len(name) <= LONGEST
    assert name not in RESERVED
    assert name == folder_for(source(path))


@given(batch=st.lists(paths, unique=True, max_size=12))
def test_no_two_submissions_share_a_folder(batch):
    taken: set[str] = set()
    for path in batch:
        name = folder_for(source(path), taken)
        assert name not in taken
        taken.add(name)


def test_names_that_differ_only_in_case_or_accents_are_told_apart():
    first = folder_for(source("Buk.docx"))
    second = folder_for(source("buk.docx"), {first})
    third = folder_for(source("Búk.docx"), {first.upper(), second})
    assert first == "buk-docx"
    assert re.fullmatch(r"buk-docx-[0-9a-f]{8}", second)
    assert third not in (first, second)


def test_a_cut_name_does_not_depend_on_what_came_before():
    long = "Harmonogram działań rozwojowych " * 5
    one, other = source(f"{long}1.docx"), source(f"{long}2.docx")
    assert folder_for(one) == folder_for(one, {folder_for(other)})
    assert folder_for(one) != folder_for(other)


def test_the_same_path_twice_is_refused():
    taken: set[str] = set()
    with pytest.raises(ValueError, match="twice"):
        for _ in range(4):
            taken.add(folder_for(source("a.docx"), taken))
