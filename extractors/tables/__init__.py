"""The geometry of tables: rows, and which column holds which field."""
