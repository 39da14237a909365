"""Files as they come in: hashes, the same bytes twice, and files that are still being written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.incoming.inbox import look_through
from flows.incoming.intake import Intake, take_in
from model.errors import Damaged


def waiting(*happens):
    """A wait that does something at each pause instead of letting time pass."""
    steps = iter(happens)
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        next(steps, lambda: None)()

    return wait, pauses


def taken(inbox: Path, settle: float = 0, wait=lambda seconds: None) -> Intake:
    return take_in(look_through(inbox), inbox, settle, wait)


def test_a_file_that_grows_meanwhile_is_left_for_the_next_time(tmp_path):
    growing, still = tmp_path / "a.docx", tmp_path / "b.docx"
    growing.write_bytes(b"PK")
    still.write_bytes(b"PK")
    wait, pauses = waiting(lambda: growing.write_bytes(b"PK and more"))
    intake = taken(tmp_path, 5, wait)
    assert [one.name for one in intake.arrived] == ["b.docx"]
    assert [(each.path, each.reason) for each in intake.ignored] == [("a.docx", "growing")]
    assert pauses == [5]
    assert [one.name for one in taken(tmp_path).arrived] == ["a.docx", "b.docx"]


def test_nobody_waits_for_files_that_have_settled(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    wait, pauses = waiting()
    (one,) = taken(tmp_path, 60, wait).arrived
    assert pauses == []
    assert one.saved_at.timestamp() == 1_700_000_000


def test_the_same_bytes_are_told_by_the_first_name(tmp_path):
    for name in ("b.docx", "a.docx", "c.docx"):
        (tmp_path / name).write_bytes(b"PK" if name != "c.docx" else b"PK other")
    arrived = {one.name: one.same_as for one in taken(tmp_path).arrived}
    assert arrived == {"a.docx": None, "b.docx": "a.docx", "c.docx": None}


def test_a_locked_file_is_tried_again_and_has_no_hash_when_it_stays_locked(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(b"PK")
    tries = []

    def locked(path):
        tries.append(path)
        raise Damaged("x") from PermissionError("locked")

    monkeypatch.setattr("flows.incoming.intake.weigh", locked)
    wait, pauses = waiting()
    (one,) = taken(tmp_path, 0, wait).arrived
    assert one.sha256 is None
    assert len(tries) == len(pauses) + 1 == 3


def test_a_file_that_was_another_one_when_it_was_read_waits_for_the_next_time(tmp_path):
    for name in ("a.docx", "b.docx", "c.docx"):
        (tmp_path / name).write_bytes(b"PK" if name != "c.docx" else b"PK other")
    intake = taken(tmp_path)
    first, _, third = intake.arrived
    read = {
        "a.docx": first.model_copy(update={"sha256": "f" * 64}),
        "c.docx": third,
    }
    after = intake.with_read(read)
    assert [one.name for one in after.arrived] == ["c.docx"]
    assert [each.path for each in after.ignored] == ["a.docx", "b.docx"]


@pytest.mark.parametrize("settle", [0, 3])
def test_an_empty_inbox_takes_no_time(tmp_path, settle):
    wait, pauses = waiting()
    assert taken(tmp_path, settle, wait) == Intake(arrived=(), ignored=())
    assert pauses == []
