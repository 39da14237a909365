"""Tables as Parquet, where pyarrow is installed (the extra `parquet`; it is 50 MB to download)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, BinaryIO

from reports.tables.table import AnyTable, Kind, Row, Value, Write

_GROUP = 5_000  # rows that are held until they are written together


def can_write() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


@contextmanager
def parquet_file(file: BinaryIO, table: AnyTable) -> Iterator[Write]:
    """Write rows as a Parquet file with typed columns; their meaning stands in the metadata.

    The same rows and the same pyarrow give the same bytes. Raises ImportError without pyarrow.
    """
    from pyarrow import parquet

    schema = _schema(table)
    held: list[Row] = []
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:

        def write(rows: Iterable[Row]) -> None:
            held.extend(rows)
            if len(held) >= _GROUP:
                writer.write_batch(_batch(held, schema))
                held.clear()

        yield write
        writer.write_batch(_batch(held, schema))


def _schema(table: AnyTable) -> Any:  # noqa: ANN401
    import pyarrow as pa

    types: dict[Kind, Any] = {
        "text": pa.string(),
        "whole number": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
        "yes or no": pa.bool_(),
    }
    fields = [
        pa.field(column.name, types[column.kind], metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"about": table.about})


def _batch(rows: list[Row], schema: Any) -> Any:  # noqa: ANN401
    import pyarrow as pa

    columns = [
        pa.array([_fit(row[place]) for row in rows], field.type)
        for place, field in enumerate(schema)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _fit(value: Value) -> Value:
    """Half a surrogate pair, which a broken PDF can yield, has no place in UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
