from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from flows.incoming.inbox import find_submissions, look_through, relative
from model.errors import InboxError

SAMPLES = Path(__file__).parents[3] / "samples"


def put(inbox: Path, *names: str) -> None:
    for name in names:
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(inbox: Path) -> list[str]:
    return [relative(path, inbox) for path in find_submissions(inbox)]


def test_every_kind_at_any_depth_in_a_fixed_order(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a.docx", "2020/c.ODT", "2020/gmina/d.rtf", "e.doc", "f.docm", "G.DOCX")
    assert names(tmp_path) == [
        "2020/c.ODT",
        "2020/gmina/d.rtf",
        "a.docx",
        "b.pdf",
        "e.doc",
        "f.docm",
        "G.DOCX",
    ]


def test_what_programs_leave_behind_is_no_submission(tmp_path: Path) -> None:
    left = ["~$plan.docx", ".~lock.plan.odt#", ".ukryty.docx", "plan.docx.part", "plan.docx~"]
    put(tmp_path, "plan.docx", *left, ".git/plan.docx")
    found = look_through(tmp_path)
    assert [path.name for path in found.submissions] == ["plan.docx"]
    assert {entry.path for entry in found.ignored} == {*left, ".git"}
    assert {entry.reason for entry in found.ignored} == {"temporary"}


def test_a_document_without_its_extension_is_found(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "blonie.docx", tmp_path / "Harmonogram gm. Błonie")
    shutil.copy(SAMPLES / "buk.pdf", tmp_path / "buk.stary")
    assert names(tmp_path) == ["buk.stary", "Harmonogram gm. Błonie"]


def test_other_files_are_named_and_nothing_is_lost(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", "budżet.xlsx", "czytaj.txt", "sub/foto.jpg")
    found = look_through(tmp_path)
    assert [(entry.path, entry.reason) for entry in found.ignored] == [
        ("budżet.xlsx", "other_kind"),
        ("czytaj.txt", "other_kind"),
        ("sub/foto.jpg", "other_kind"),
    ]


def test_a_ring_of_links_ends(tmp_path: Path) -> None:
    put(tmp_path, "sub/a.docx")
    (tmp_path / "sub" / "ring").symlink_to(tmp_path, target_is_directory=True)
    found = look_through(tmp_path)
    assert [path.name for path in found.submissions] == ["a.docx"]
    assert [(entry.path, entry.reason) for entry in found.ignored] == [
        ("sub/ring", "linked_folder")
    ]


def test_a_linked_file_is_reviewed_and_a_broken_link_named(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/a.docx", "inbox/b.docx")
    inbox = tmp_path / "inbox"
    (inbox / "a.docx").symlink_to(tmp_path / "elsewhere" / "a.docx")
    (inbox / "c.docx").symlink_to(tmp_path / "nothing.docx")
    found = look_through(inbox)
    assert [path.name for path in found.submissions] == ["a.docx", "b.docx"]
    assert [(entry.path, entry.reason) for entry in found.ignored] == [("c.docx", "unreachable")]


def test_something_that_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    assert look_through(tmp_path).ignored[0].reason == "unreachable"


def test_results_inside_the_inbox_are_not_taken_for_submissions(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", "output/a-docx/a.docx")
    found = look_through(tmp_path, left_out=tmp_path / "output")
    assert [path.name for path in found.submissions] == ["a.docx"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InboxError, match="nie-ma-mnie"):
        find_submissions(tmp_path / "nie-ma-mnie")


def test_a_file_is_not_an_inbox(tmp_path: Path) -> None:
    put(tmp_path, "a.docx")
    with pytest.raises(InboxError):
        find_submissions(tmp_path / "a.docx")


def test_names_that_are_not_utf8_can_be_written_as_json(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/b\xb3onie.docx"))
    path.write_bytes(b"x")
    (found,) = find_submissions(tmp_path)
    assert relative(found, tmp_path).encode("utf-8") == "b\ufffdonie.docx".encode()
