"""Writing the tables of a batch into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.review import Review
from reports.files import write_bytes, write_text
from reports.tables import parquet
from reports.tables.all_tables import tables_of
from reports.tables.csv import csv_text
from reports.tables.xlsx import xlsx_bytes

TABLES_FOLDER = "tables"
WORKBOOK_FILE = "tables.xlsx"


def write_tables(reviews: Sequence[Review], folder: Path) -> list[Path]:
    """Write plans, actions and findings as CSV, XLSX and, where pyarrow is installed, Parquet.

    Gives the paths. Raises OSError when the folder cannot be written.
    """
    tables = tables_of(reviews)
    written = [write_bytes(folder / WORKBOOK_FILE, xlsx_bytes(tables))]
    for table in tables:
        written.append(write_text(folder / f"{table.name}.csv", csv_text(table)))
        if parquet.can_write():
            data = parquet.parquet_bytes(table)
            written.append(write_bytes(folder / f"{table.name}.parquet", data))
    return written
