"""Packages are zips whose bytes depend on what is in them only."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reports.zips import undated

names = st.text(alphabet="abcżó/_. 1", min_size=1, max_size=20)
contents = st.dictionaries(names, st.binary(max_size=300), max_size=5)
dates = st.tuples(*(st.integers(*ends) for ends in ((1980, 2100), (1, 12), (1, 28), (0, 23))))


@given(parts=contents, one=dates, other=dates)
def test_the_day_on_which_it_was_packed_leaves_no_trace(parts, one, other):
    first, second = undated(made(parts, one)), undated(made(parts, other))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts


def made(parts, date):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (*date, 0, 0)), data)
    return out.getvalue()
