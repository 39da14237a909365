from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from language.text.flatten import flat, flat_lines

# Letters of Polish texts, what Word makes of typing, and anything else at all.
TEXTS = st.lists(
    st.one_of(
        st.text(alphabet="aąbcćdeęfłnńoóśźżAĄĆŁÓŻ ,.-–„”’…\n\t\r\u00a0"),
        st.text(alphabet="‑−\u202f☐→×⁄éÉßİ"),
        st.text(),
    )
).map("".join)


def test_every_character_is_flattened_as_it_is_among_polish_words() -> None:
    """Short ways for the usual characters must not change what becomes of any."""
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        assert flat_lines(f"Ż{char}☐")[1] == flat_lines(f"Ż{char}")[1], hex(code)


@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_a_part_of_a_flat_text_is_the_flat_part(text: str, start: int, end: int) -> None:
    assert len(flat(text)) == len(text)
    assert flat(text)[start:end] == flat(text[start:end])


@given(st.lists(TEXTS))
def test_texts_may_be_flattened_together(texts: list[str]) -> None:
    assert flat_lines("\n".join(texts)) == "\n".join(map(flat, texts))
