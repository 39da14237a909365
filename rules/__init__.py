"""A Plan and its Document become findings; one rule per file."""
