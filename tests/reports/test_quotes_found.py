"""A quote is found in the text it was taken from, however its lines and spaces fall."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reports.quotes import find_quote, holds_quote, is_whole

letters = st.text(alphabet="abcżół ĄŃ„”.,-–0123456789\n\t\u00a0\u00ad", max_size=60)
gaps = st.sampled_from([" ", "\n", "\u00a0", "  ", "\t", "\u00ad\n"])


def found(text: str, quote: str) -> list[str]:
    return [text[start:end] for start, end in find_quote(text, quote)]


@given(before=letters, quote=letters, after=letters)
def test_what_is_there_is_found_as_typed(before, quote, after):
    assume(quote.replace("\u00ad", "").strip())
    places = found(before + quote + after, quote)
    assert places
    assert all(is_whole(place, quote) for place in places)
    assert all(not place[0].isspace() and not place[-1].isspace() for place in places)


@given(words=st.lists(st.text("abcżóń", min_size=1, max_size=8), min_size=2, max_size=6), gap=gaps)
def test_spaces_and_line_ends_do_not_matter(words, gap):
    assert gap.join(words) in found(f"Xx {gap.join(words)} yy", " ".join(words))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Wójt Gminy „Błonie”", 'wójt gminy "Blonie"', "Wójt Gminy „Błonie”"),
        ("01.09.2024\n30.06.2024", "01.09.2024 – 30.06.2024", "01.09.2024\n30.06.2024"),
        ("tel. 601 700 112, domowy", "601 *** 112", "601 700 112"),
        ("pisz: jan.n@wp.pl.", "j***@wp.pl", "jan.n@wp.pl"),
        ("zam. 05-200 Wołomin, ul. Polna 7", "zam. **-*** W***, ul. P*** *", None),
        ("Monitoring będzie prowadzony raz w roku.", "Monitoring będzie…", "Monitoring będzie"),
        ("Utworzenie sieci dyrektorów", "2.5 Utworzenie sieci dyrektorów", None),
        ("bezpieczeń\u0002\nstwo", "bezpieczeństwo", "bezpieczeń\u0002\nstwo"),
    ],
)
def test_what_a_rule_changed_in_a_quote_is_seen_through(text, quote, expected):
    start = {"zam": 0, "Utw": 0}.get(text[:3])
    assert found(text, quote) == [text[start:] if expected is None else expected]


@pytest.mark.parametrize(
    ("text", "quote"),
    [("Gmina Buk", "Gmina Błonie"), ("a, b", "…"), ("", "x"), ("x", ""), ("a-b", "– – –")],
)
def test_what_is_not_there_is_not_found(text, quote):
    assert found(text, quote) == []


@given(text=letters, quote=letters)
def test_any_quote_in_any_text_gives_places_in_it(text, quote):
    for start, end in find_quote(text, quote):
        assert 0 <= start < end <= len(text)


@given(text=letters, quote=letters | st.sampled_from(["a***", "0**1", "ABC…"]))
def test_a_text_holds_a_quote_that_is_found_in_it(text, quote):
    assert holds_quote(text, quote) == bool(found(text, quote))
