"""What must hold of any text: what is written wrong comes back, what is sound is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pdf.encoding.accents import put_on
from ingest.pdf.encoding.evidence import Dictionary, odd_tokens
from ingest.pdf.encoding.fonts import FontText
from ingest.pdf.encoding.gaps import mend_gaps, split_words
from ingest.pdf.encoding.mixups import mixups
from ingest.pdf.encoding.votes import restore, vote
from ingest.pdf.encoding.ways import put_right
from ingest.pdf.fonts import Face
from ingest.pdf.lines import Line, Run
from tests.ingest.pdf.damaged import KINDS

WORDS = ("żółć", "gęślą", "jaźń", "szkoła", "uczniów", "działań", "środków", "Łącznie", "Źródła")
KNOWN = frozenset(word.lower() for word in WORDS) | {"oraz", "plan", "gminy"}
DICTIONARY = Dictionary(lambda word: word.lower() in KNOWN)
sentences = st.lists(
    st.sampled_from([*WORDS, "oraz", "plan", "gminy"]), min_size=1, max_size=12
).map(" ".join)


def line_of(text: str) -> Line:
    return Line([Run(text, Face(), 10.0)], (0, 0, 100, 10), 8.0, 10.0, 10.0, 5.0, 1)


@given(sentences, st.sampled_from(sorted(kind for kind in KINDS if "-as-" in kind)))
def test_some_table_brings_back_what_was_misread(text, kind):
    # Codes of controls are kept apart by the reader; a misread text without them is enough here.
    wrong = KINDS[kind](text) if kind.startswith("utf8") else "".join(map(KINDS[kind], text))
    if not any(0x80 <= ord(char) < 0xA0 for char in wrong):
        assert text in {table.undo(wrong) for table in mixups()} | {wrong}


@given(st.lists(sentences, max_size=8))
def test_sound_text_is_not_touched(texts):
    lines = [line_of(text) for text in texts]
    font = FontText("", [run for line in lines for run in line.runs], lines)
    assert put_right([font], DICTIONARY) == []
    assert mend_gaps(lines, DICTIONARY) == []
    assert [line.text for line in lines] == texts


@given(st.lists(st.text(max_size=30), max_size=6), st.booleans())
@settings(max_examples=150)
def test_no_text_is_too_odd(texts, everything_known):
    dictionary = Dictionary(lambda _word: everything_known)
    lines = [line_of(text) for text in texts if text]
    font = FontText("", [run for line in lines for run in line.runs], lines)
    put_right([font], dictionary)
    mend_gaps(lines, dictionary)
    for text in texts:
        vote(odd_tokens([text], 10), dictionary)
        put_on(text, dictionary)


@given(st.lists(st.sampled_from([w.lower() for w in WORDS]), min_size=1, max_size=5))
def test_words_that_are_cut_apart_lose_no_letter(words):
    parts = split_words("".join(words), DICTIONARY)
    assert parts is not None
    assert parts.replace(" ", "") == "".join(words)
    assert all(DICTIONARY.knows(part) for part in parts.split())


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
@given(word=st.sampled_from(WORDS), rest=st.sampled_from(["", ".", ","]))
def test_only_lost_letters_come_back(lost, word, rest):
    holed = "".join(lost if char in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ" else char for char in word) + rest
    found = restore(holed, lost, DICTIONARY)
    assert found in {holed, word.lower() + rest, word + rest, word.capitalize() + rest}
