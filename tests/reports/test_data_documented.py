"""docs/data.md and the schema of the listing are those of the code."""

from __future__ import annotations

import pytest

from reports.data_docs import FILES
from reports.tables.all_tables import TABLES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_up_to_date(path):
    assert path.read_text(encoding="utf-8") == FILES[path](), "run python -m reports.data_docs"


def test_no_two_columns_of_a_table_share_a_name():
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
