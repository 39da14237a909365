"""Files of other word processors (odt, rtf, doc): made into docx by LibreOffice, then read."""

from ingest.office.conversion import convert, place_for
from ingest.office.reader import read_converted, read_office

__all__ = ["convert", "place_for", "read_converted", "read_office"]
