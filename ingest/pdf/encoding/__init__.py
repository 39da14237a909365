"""Text layers with wrong letters: found by a dictionary, put right where they can be told."""

from ingest.pdf.encoding.repair import Repaired, repair

__all__ = ["Repaired", "repair"]
