"""Scanned pages: the text recognised by Tesseract, tables told by their lines."""

from ingest.scan.reader import read_pictures

__all__ = ["read_pictures"]
