"""Files of other word processors (odt, rtf, doc): made into docx by LibreOffice, then read."""

from ingest.office.conversion import convert
from ingest.office.reader import read_converted, read_office

__all__ = ["convert", "read_converted", "read_office"]
