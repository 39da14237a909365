"""What a Word file says of itself in its properties."""

from __future__ import annotations

from lxml.etree import _Element as Element

from ingest.word.names import whole
from model.document import Metadata


def read_metadata(core: Element | None, app: Element | None, language: str | None) -> Metadata:
    """From docProps/core.xml and docProps/app.xml; `language` is that of the default style, used
    where the properties name none.
    """
    return Metadata(
        title=_text(core, "title"),
        author=_text(core, "creator"),
        company=_text(app, "Company"),
        last_editor=_text(core, "lastModifiedBy"),
        language=_text(core, "language") or language,
    )


def stated_pages(app: Element | None) -> int | None:
    """The number of pages that the program that saved the file counted."""
    return whole(_text(app, "Pages"))


def _text(root: Element | None, name: str) -> str | None:
    element = None if root is None else root.find(f"{{*}}{name}")
    return None if element is None else (element.text or "").strip() or None
