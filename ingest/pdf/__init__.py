"""PDF files with text: pages read with PDFium, put into paragraphs and tables, give a Document."""

from ingest.pdf.reader import read_pdf

__all__ = ["read_pdf"]
