"""Spelling with and without hunspell, and what is taken for a slip."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

from rules.evidence import spelling

# A word that hunspell knows and morfeusz2 does not, and a slip that hunspell alone puts right.
KNOWN_TO_HUNSPELL, SLIP, MEANT = "bibułkarstwo", "dofinanowanie", "dofinansowanie"


class Checker:
    """As the binding behaves: it gives the bytes of an ISO 8859-2 dictionary as characters."""

    asked: ClassVar[list[str]] = []

    def __init__(self, dictionary: str, affixes: str) -> None:
        assert dictionary.endswith("pl_PL.dic")
        assert affixes.endswith("pl_PL.aff")

    def spell(self, word: str) -> bool:
        word.encode(self.get_dic_encoding())  # as the binding does; it cannot write every letter
        return word == "flipbook"

    def suggest(self, word: str) -> list[str]:
        word.encode(self.get_dic_encoding())
        self.asked.append(word)
        guesses = {"plumkota": ["kantorka"], "plumkowy": ["plumkowa"], "flipbuk": ["flip book"]}
        if word in guesses:
            return guesses[word]
        return ["wzgl\u00eadny"] if word == "wgledny" else []

    def get_dic_encoding(self) -> str:
        return "ISO8859-2"


@pytest.fixture
def fresh():
    """Nothing remembered of a dictionary of before, nor left for the tests that follow."""
    caches = (
        spelling._hunspell,
        spelling._is_right,
        spelling._vocabulary,
        spelling._suggestion,
    )
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def hunspell(monkeypatch, tmp_path, fresh):
    for name in ("pl_PL.dic", "pl_PL.aff"):
        (tmp_path / name).touch()
    monkeypatch.setitem(sys.modules, "hunspell", SimpleNamespace(HunSpell=Checker))
    folders = [str(tmp_path)]
    words = {**spelling.load_words("spelling"), "hunspell_folders": folders}
    monkeypatch.setattr(spelling, "load_words", lambda _: words)


@pytest.fixture
def no_hunspell(monkeypatch, fresh):
    monkeypatch.setitem(sys.modules, "hunspell", None)  # importing it fails


def test_a_word_that_hunspell_knows_is_right(hunspell, found) -> None:
    assert found("unknown-word", "Uczniowie robią flipbook.") == []


def test_hunspell_says_what_was_meant(hunspell, found) -> None:
    (finding,) = found("unknown-word", "To wgledny spokój.")
    assert "względny" in finding.message


def test_a_suggestion_that_is_far_or_of_another_ending_is_none(hunspell, found) -> None:
    words = ("plumkota", "plumkowy", "flipbuk")
    (finding,) = found("unknown-word", "\n".join(f"To jest {word} bez wad." for word in words))
    assert (finding.count, finding.certainty) == (3, 0.5)


def test_letters_that_the_dictionary_cannot_write_are_no_fault(hunspell, found) -> None:
    (finding,) = found("unknown-word", "Uczniowie czytają kotkomкот dalej.")
    assert "kotkomкот" in finding.message


def test_hunspell_is_asked_of_few_words_only(hunspell, found) -> None:
    Checker.asked.clear()
    lines = [f"Tu stoi bzdyk{letter}plumk obok." for letter in "abcdefghijklmnop"]
    (finding,) = found("unknown-word", "\n".join(lines))
    assert finding.count == 16
    assert len(Checker.asked) == 8


def test_the_real_hunspell_where_it_is_installed_and_morfeusz2_alone_where_not(
    fresh, found
) -> None:
    folders = spelling.load_words("spelling")["hunspell_folders"]
    dictionary = any(Path(folder, "pl_PL.dic").is_file() for folder in folders)
    installed = find_spec("hunspell") is not None and dictionary
    text = f"Gmina zapewnia {SLIP} zajęć.\nDzieci poznają {KNOWN_TO_HUNSPELL} ludowe."
    findings = found("unknown-word", text)
    messages = " ".join(finding.message for finding in findings)
    assert SLIP in messages
    assert (f"„{MEANT}”" in messages) is installed
    assert (KNOWN_TO_HUNSPELL in messages) is not installed


def test_without_hunspell_the_word_is_reported_as_unknown(no_hunspell, found) -> None:
    (finding,) = found("unknown-word", "Uczniowie robią flipbook.")
    assert finding.message == "Wyrazu „flipbook” nie ma w słowniku."


def test_many_slips_are_one_finding_and_lost_diacritics_are_named(no_hunspell, found) -> None:
    words = "uczniow dzieki rowniez ktore nastepnie poniewaz wiecej rozwoj zajecia"
    findings = found("unknown-word", "\n".join(f"Tekst {word} dalej." for word in words.split()))
    assert [finding.count for finding in findings] == [9]
    (one,) = found("unknown-word", "Zapewnia nastepnie wsparcie.")
    assert "„następnie”" in one.message
    assert one.certainty == 0.8
