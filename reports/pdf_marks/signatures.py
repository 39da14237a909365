"""Electronic signatures of a PDF: a copy that was written anew carries none that holds."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

_SIGNED = 1  # SigFlags: the file holds signatures (ISO 32000-1, 12.7.3)
_MOST_FIELDS = 10_000


def drop_signatures(pdf: Pdf) -> bool:
    """Take the signatures out of an open PDF; whether there were any.

    What they look like on the page stays. Broken ones would make every viewer warn, and what a
    certifying one permits (ISO 32000-1, 12.8.4) would forbid the remarks.
    """
    root: Any = pdf.Root
    form = root.get("/AcroForm")
    permissions = root.get("/Perms") is not None
    fields = list(_signature_fields(form)) if isinstance(form, Dictionary) else []
    flags = int(form.get("/SigFlags", 0)) if isinstance(form, Dictionary) else 0
    if not (permissions or fields or flags & _SIGNED):
        return False
    for field in fields:
        del field["/V"]
    if isinstance(form, Dictionary) and "/SigFlags" in form:
        form["/SigFlags"] = 0
    for name in ("/Perms", "/DSS"):
        if name in root:
            del root[name]
    return True


def _signature_fields(form: Any) -> list[Any]:  # noqa: ANN401 - objects of pikepdf
    """The fields of a form that hold a signature, those below others too."""
    found: list[Any] = []
    waiting: list[tuple[Any, Any]] = [(form.get("/Fields"), None)]
    for _ in range(_MOST_FIELDS):
        if not waiting:
            break
        field, kind = waiting.pop()
        if isinstance(field, Array):
            waiting += ((each, kind) for each in field)
        elif isinstance(field, Dictionary):
            kind = field.get("/FT", kind)
            if kind == Name.Sig and "/V" in field:
                found.append(field)
            waiting.append((field.get("/Kids"), kind))
    return found
