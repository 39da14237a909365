"""Spelling with and without hunspell, and what is taken for a slip."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from rules.evidence import spelling


class Checker:
    """As the binding behaves: it gives the bytes of an ISO 8859-2 dictionary as characters."""

    def __init__(self, dictionary: str, affixes: str) -> None:
        assert dictionary.endswith("pl_PL.dic")
        assert affixes.endswith("pl_PL.aff")

    def spell(self, word: str) -> bool:
        return word == "flipbook"

    def suggest(self, word: str) -> list[str]:
        return ["wzgl\u00eadny"] if word == "wgledny" else []

    def get_dic_encoding(self) -> str:
        return "ISO8859-2"


@pytest.fixture
def hunspell(monkeypatch, tmp_path):
    for name in ("pl_PL.dic", "pl_PL.aff"):
        (tmp_path / name).touch()
    monkeypatch.setitem(sys.modules, "hunspell", SimpleNamespace(HunSpell=Checker))
    folders = [str(tmp_path)]
    words = {**spelling.load_words("spelling"), "hunspell_folders": folders}
    monkeypatch.setattr(spelling, "load_words", lambda _: words)
    caches = (spelling._hunspell, spelling._is_right, spelling._vocabulary)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_a_word_that_hunspell_knows_is_right(hunspell, found) -> None:
    assert found("unknown-word", "Uczniowie robią flipbook.") == []


def test_hunspell_says_what_was_meant(hunspell, found) -> None:
    (finding,) = found("unknown-word", "To wgledny spokój.")
    assert "względny" in finding.message


def test_without_hunspell_the_word_is_reported_as_unknown(found) -> None:
    (finding,) = found("unknown-word", "Uczniowie robią flipbook.")
    assert finding.message == "W słowniku nie ma 1 wyrazu z tego dokumentu: „flipbook”."


def test_many_slips_are_one_finding_and_lost_diacritics_are_named(found) -> None:
    words = "uczniow dzieki rowniez ktore nastepnie poniewaz wiecej rozwoj zajecia"
    findings = found("unknown-word", "\n".join(f"Tekst {word} dalej." for word in words.split()))
    assert [finding.count for finding in findings] == [9]
    (one,) = found("unknown-word", "Zapewnia nastepnie wsparcie.")
    assert "„następnie”" in one.message
    assert one.certainty == 0.8
