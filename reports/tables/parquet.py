"""Tables as Parquet, where pyarrow is installed (the extra `parquet`; it is 50 MB to download)."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any

from reports.tables.table import Kind, Table, Value


def can_write() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def parquet_bytes(table: Table) -> bytes:
    """The table as a Parquet file with typed columns; their meaning stands in the metadata.

    The same table and the same pyarrow give the same bytes. Raises ImportError without pyarrow.
    """
    import pyarrow as pa
    from pyarrow import parquet

    types: dict[Kind, Any] = {
        "text": pa.string(),
        "whole number": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
        "yes or no": pa.bool_(),
    }
    schema = pa.schema(
        [
            pa.field(name, types[kind], metadata={"meaning": meaning})
            for name, kind, meaning in table.columns
        ],
        metadata={"about": table.about},
    )
    columns = [
        pa.array([_fit(row[place]) for row in table.rows], field.type)
        for place, field in enumerate(schema)
    ]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _fit(value: Value) -> Value:
    """Half a surrogate pair, which a broken PDF can yield, has no place in UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
