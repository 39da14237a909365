"""What does not fit into memory lies in a temporary database."""

from __future__ import annotations

import pytest

from model.temporary_database import temporary_database


def test_a_disk_without_room_is_an_error_of_the_system() -> None:
    with (
        pytest.raises(OSError, match="full"),
        temporary_database("pragma max_page_count = 4; create table a (b blob)") as database,
    ):
        database.execute("insert into a values (zeroblob(1000000))")
