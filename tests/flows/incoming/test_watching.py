"""When an inbox has something to review: what differs from before, once it rests."""

from __future__ import annotations

import shutil
from pathlib import Path

from flows.incoming.watching import Watch, look

SAMPLE = Path(__file__).parents[3] / "samples" / "blonie.docx"


def test_a_file_counts_once_it_has_stopped_growing(tmp_path: Path) -> None:
    watch = Watch()

    def due() -> bool:
        seen = look(tmp_path, tmp_path / "wyniki")
        found = watch.due(seen)
        if found:
            watch.handled(seen)
        return found

    assert [due(), due(), due()] == [False, True, False]  # what lay there at the start
    arriving = tmp_path / "gmina.docx"
    arriving.write_bytes(SAMPLE.read_bytes()[:500])
    assert not due()
    shutil.copy(SAMPLE, arriving)
    assert [due(), due(), due()] == [False, True, False]
    arriving.unlink()
    assert [due(), due()] == [False, True]


def test_results_and_what_programs_leave_behind_change_nothing(tmp_path: Path) -> None:
    before = look(tmp_path, tmp_path / "wyniki")
    (tmp_path / "wyniki").mkdir()
    shutil.copy(SAMPLE, tmp_path / "wyniki")
    (tmp_path / "~$gmina.docx").write_bytes(b"x")
    (tmp_path / "notatki.txt").write_text("x")
    assert look(tmp_path, tmp_path / "wyniki") == before == {}
