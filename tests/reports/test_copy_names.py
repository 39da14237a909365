"""Files made of a submission have names that are safe everywhere and the same each time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.review import Source
from reports.files import file_for

RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}


def source(name: str) -> Source:
    return Source(name=name, path=f"2020/{name}", sha256="", bytes=0, media_type=None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dwikozy.docx", "dwikozy-z-uwagami.docx"),
        ("HDR Powiat Wołomiński (v2).DOC", "hdr-powiat-wolominski-v2-z-uwagami.docx"),
        ("con.docx", "con-z-uwagami.docx"),
        ("Гміна.docx", "plik-z-uwagami.docx"),
        ("…", "plik-z-uwagami.docx"),
    ],
)
def test_the_name_of_the_submission_can_be_recognised(name, expected):
    assert file_for(source(name), "z-uwagami", "docx") == expected


@given(name=st.text(min_size=1, max_size=200).filter(lambda name: "/" not in name))
def test_any_name_gives_one_that_is_safe_everywhere(name):
    made = file_for(source(name), "z-uwagami", "docx")
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.docx", made)
    assert len(made) <= 60
    assert made.partition(".")[0] not in RESERVED
    assert made == file_for(source(name), "z-uwagami", "docx")
