"""A batch as flat tables: plans, actions, findings; as CSV, XLSX and Parquet."""
