"""Writing the letter: a Word template of ours or of the office, filled in with docxtpl."""

from __future__ import annotations

import io
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from model.errors import SettingsError
from model.outcomes import Language
from model.review import Review
from model.template import Template
from reports.letter.contents import SPECIMEN, Contents, Posting, contents_of
from reports.wording import Wording
from reports.zips import undated

LETTER_FILE = "pismo.docx"
_FOLDER = Path(__file__).parent / "data"
# A part of a form is compiled once: its text, its header, each of its properties.
_COMPILED = 64
_WRONG = (
    TemplateError,
    BadZipFile,
    PackageNotFoundError,
    LxmlError,
    KeyError,
    ValueError,
    TypeError,
)


@dataclass(frozen=True)
class Form:
    """A template of the letter that was tried. `name` is that of its file."""

    name: str
    data: bytes


def load_form(chosen: str, language: Language) -> Form:
    """The template at the path `chosen`, ours in this language when it is "".

    It is filled in once for trial. Raises SettingsError naming the file when it cannot be read, is
    no Word file, or uses a value that there is not.
    """
    path = Path(chosen) if chosen else _FOLDER / f"pismo.{language}.docx"
    try:
        form = Form(path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise SettingsError("no_file", file=path.name) from error
    except OSError as error:
        raise SettingsError("closed_file", file=path.name, kind=type(error).__name__) from error
    if chosen:
        _filled(form, SPECIMEN)
    return form


def letter(
    form: Form, review: Review, template: Template, words: Wording, posting: Posting
) -> bytes:
    """The letter on one review as a Word file that can be edited: the form filled in.

    The same input gives the same bytes. Raises SettingsError as `load_form` does.
    """
    return _filled(form, contents_of(review, template, words, posting))


def _filled(form: Form, contents: Contents) -> bytes:
    try:
        document = DocxTemplate(io.BytesIO(form.data))
        document.render(asdict(contents), _environment(), autoescape=True)
        out = io.BytesIO()
        document.save(out)
    except _WRONG as error:
        raise SettingsError("letter_form", file=form.name, reason=str(error)) from error
    return undated(out.getvalue())


class _Environment(SandboxedEnvironment):
    """What a form is filled in: what was compiled once is taken again."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Compiled] | None = None,
    ) -> Compiled:
        if isinstance(source, str) and globals is None and template_class is None:
            return _compiled(self, source)
        return super().from_string(source, globals, template_class)


@cache
def _environment() -> _Environment:
    # The form may come from anywhere: it can use the values and nothing else, and a value that is
    # misspelt in it is an error.
    return _Environment(undefined=StrictUndefined, autoescape=True)


@lru_cache(maxsize=_COMPILED)
def _compiled(environment: SandboxedEnvironment, source: str) -> Compiled:
    return SandboxedEnvironment.from_string(environment, source)
