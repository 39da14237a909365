"""docs/accuracy.md says what the program does now: the Word samples, measured again.

When a difference is meant, `make accuracy` writes the page anew.
"""

from __future__ import annotations

from benchmarks.accuracy import PAGE, measure, stale


def test_the_published_accuracy_of_word_files_is_what_is_measured() -> None:
    kept = PAGE.read_text(encoding="utf-8")
    assert stale(measure(["docx"], layouts=False), kept) == []
