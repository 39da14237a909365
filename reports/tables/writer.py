"""Writing the tables of a batch into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from model.review import Review
from reports.files import writing
from reports.tables import parquet
from reports.tables.all_tables import TABLES
from reports.tables.csv import csv_file
from reports.tables.table import AnyTable
from reports.tables.xlsx import workbook_file

TABLES_FOLDER = "tables"
WORKBOOK_FILE = "tables.xlsx"


def write_tables(
    reviews: Iterable[Review], folder: Path, tables: Sequence[AnyTable] = TABLES
) -> list[Path]:
    """Write these tables as CSV, XLSX and, where pyarrow is installed, Parquet.

    The reviews are gone through once, and one of them is held at a time. Gives the paths. Raises
    OSError when the folder cannot be written.
    """
    paths = [folder / WORKBOOK_FILE]
    with ExitStack() as opened:
        sheets = opened.enter_context(
            workbook_file(opened.enter_context(writing(paths[0])), tables)
        )
        writers = []
        for table, sheet in zip(tables, sheets, strict=True):
            paths.append(folder / f"{table.name}.csv")
            file = opened.enter_context(writing(paths[-1]))
            writers.append([sheet, opened.enter_context(csv_file(file, table))])
            if parquet.can_write():
                paths.append(folder / f"{table.name}.parquet")
                file = opened.enter_context(writing(paths[-1]))
                writers[-1].append(opened.enter_context(parquet.parquet_file(file, table)))
        for review in reviews:
            for table, formats in zip(tables, writers, strict=True):
                rows = list(table.rows(review))
                for write in formats:
                    write(rows)
    return paths
