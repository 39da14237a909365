"""Making what LibreOffice writes the same every time.

It names form fields with numbers drawn by chance ("__Fieldmark__1_1102479269"), which the marked-up
copy of a submission would carry on. All else that it writes follows from the file.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_BY_CHANCE = re.compile(rb"__Fieldmark__\d+_\d+")


def make_steady(docx: Path) -> None:
    """Number the form fields of a docx in their order. One without such names stays as it is."""
    with zipfile.ZipFile(docx) as archive:
        parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
    if not any(_BY_CHANCE.search(data) for _, data in parts):
        return
    numbers: dict[bytes, bytes] = {}

    def number(found: re.Match[bytes]) -> bytes:
        return numbers.setdefault(found[0], b"__Fieldmark__%d" % (len(numbers) + 1))

    fresh = docx.with_suffix(".tmp")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts:
            archive.writestr(entry, _BY_CHANCE.sub(number, data))
    fresh.replace(docx)
