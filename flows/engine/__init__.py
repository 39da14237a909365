"""Prefect as the project runs it: its settings, server, logs, and what it shows of a batch."""
