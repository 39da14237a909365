"""Names of WordprocessingML as one file uses them: transitional or strict."""

from __future__ import annotations

from lxml.etree import _Element as Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Names:
    """Qualified names in the namespace of one main part."""

    def __init__(self, root: Element) -> None:
        self.namespace = root.tag.partition("}")[0].removeprefix("{") or TRANSITIONAL

    def __call__(self, name: str) -> str:
        """The qualified name of an element or attribute."""
        return f"{{{self.namespace}}}{name}"
