"""Folding takes a short way for Polish text; it must never say otherwise than Unicode does."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from model.text import fold, squeeze

_TYPED = "aAbBłŁąĄęĘóÓśŚżŻźŹćĆńŃ019 .,–—‑−-…„”•\n\t\u00a0\u00ad\u200b\u0301ﬁéß"


def by_unicode(text: str) -> str:
    kept = text.replace("\u00ad", "").replace("\u200b", "")
    for letter, bare in (("ł", "l"), ("Ł", "L"), ("đ", "d"), ("ø", "o")):
        kept = kept.replace(letter, bare)
    apart = unicodedata.normalize("NFKD", kept)
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", letters)
    return re.sub(r"\s+", " ", plain).strip().casefold()


@given(st.text() | st.text(alphabet=_TYPED))
def test_text_is_folded_as_unicode_defines(text: str) -> None:
    assert fold(text) == by_unicode(text)


@given(st.text() | st.text(alphabet=_TYPED))
def test_squeezed_text_has_single_spaces_and_no_soft_hyphens(text: str) -> None:
    assert squeeze(text) == re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()
