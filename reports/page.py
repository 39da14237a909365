"""One self-contained HTML page: escaped, offline, and closed to everything it does not hold."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.wording import Wording

_FOLDER = Path(__file__).parent / "templates"
_BUFFERED = 500  # pieces of a template that are put together
# Characters that HTML forbids, and those that turn the direction of the text around them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def render(page: str, wording: Wording, **values: object) -> str:
    """The page `<page>.html.jinja` with its style sheet, and its script if it has one, inside.

    Everything from a document is escaped, and the content security policy allows nothing but this
    one style sheet and this one script, both by their hash.
    """
    return "".join(pieces(page, wording, **values))


def pieces(page: str, wording: Wording, **values: object) -> Iterator[str]:
    """`render` piece by piece, for pages too long to be held."""
    style = _read("page.css")
    script = _read(f"{page}.js") if (_FOLDER / f"{page}.js").exists() else ""
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src '{_hash(style)}'"
    )
    if script:
        policy += f"; script-src '{_hash(script)}'"
    template = _environment().get_template(f"{page}.html.jinja")
    stream = template.stream(
        say=wording.say,
        counted=wording.counted,
        language=wording.language,
        policy=policy,
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own files
        **values,
    )
    stream.enable_buffering(_BUFFERED)
    yield from stream


def _printable(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNPRINTABLE.sub("", value)
    return value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
