"""Files attached to a PDF, as a portfolio holds them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.facts import fact
from ingest.pdf.handles import Handle, utf16
from ingest.pdf.layout import PageLayout
from model.document import Document

# A cover letter has no more pages and characters; a plan has more.
_MOST_PAGES, _MOST_CHARACTERS = 2, 1500
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file: its name as given, its size in bytes; open as long as the PDF is."""

    name: str
    size: int
    _raw: Handle

    def content(self) -> bytes:
        """The bytes of the file; none when it cannot be unpacked."""
        buffer, length = ctypes.create_string_buffer(self.size), ctypes.c_ulong()
        if not pdfium.FPDFAttachment_GetFile(self._raw, buffer, self.size, length):
            return b""
        return buffer.raw[: length.value]


# Reads the one document among the files; None when there is none, Unsupported with several.
ReadAttached = Callable[[Sequence[Attachment]], Document | None]


def is_cover(pages: Sequence[PageLayout]) -> bool:
    """Whether the pages say so little that what is attached to them must be the document."""
    written = sum(page.characters for page in pages)
    return len(pages) <= _MOST_PAGES and written <= _MOST_CHARACTERS


def remark(attached: Sequence[Attachment]) -> list[str]:
    """For people: what was attached and left alone."""
    names = ", ".join(f"„{one.name}”" for one in attached[:_MOST_NAMED])
    more = " …" if len(attached) > _MOST_NAMED else ""
    return [fact("attached", names=names + more)] if attached else []


def attachments(document: Handle) -> list[Attachment]:
    """The files attached to an open PDF document, in its order."""
    found = []
    for index in range(pdfium.FPDFDoc_GetAttachmentCount(document)):
        raw = pdfium.FPDFDoc_GetAttachment(document, index)
        if not raw:
            continue
        length = ctypes.c_ulong()
        pdfium.FPDFAttachment_GetFile(raw, None, 0, length)
        name = utf16(pdfium.FPDFAttachment_GetName, raw).replace("\\", "/").rpartition("/")[2]
        found.append(Attachment(name, length.value, raw))
    return found
