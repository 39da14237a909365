"""Any number of plans, each of another gmina of the register: invented, short, of a few layouts."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from model.units import RegisterUnit, load_register
from tests.layouts.kinds import KINDS, build

_CONTENT = "augustow-gmina"
_LAYOUTS = 8
_BODY = "word/document.xml"
_NAMES = ("Augustów", "augustowski", "podlaskie")


def write_plans(inbox: Path, count: int) -> None:
    """Write `count` Word files into the folder, at most as many as there are rural gminas."""
    inbox.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        patterns = list(_patterns(Path(folder)))
        for unit, (number, pattern) in zip(
            _rural_gminas(count), enumerate(cycle(patterns)), strict=False
        ):
            _exchange(pattern, inbox / f"{number:05}.docx", unit)


def _patterns(folder: Path) -> Iterator[Path]:
    names = [name for name in KINDS if name.startswith("headings")]
    for name in names[:_LAYOUTS]:
        build(KINDS[name], folder / name, content=_CONTENT, own_words=False)
        yield folder / name / "submission.docx"


def _rural_gminas(count: int) -> list[RegisterUnit]:
    """The first rural gminas, from the start again where there are not enough."""
    found = [unit for unit in load_register().all if unit.current and unit.type == "gmina_wiejska"]
    return [unit for unit, _ in zip(cycle(found), range(count), strict=False)]


def _exchange(pattern: Path, target: Path, unit: RegisterUnit) -> None:
    """The plan of one gmina as that of another."""
    exchanged = dict(zip(_NAMES, (unit.name, unit.powiat or "", unit.voivodeship), strict=True))
    with (
        zipfile.ZipFile(pattern) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for item in source.infolist():
            data = source.read(item)
            if item.filename == _BODY:
                text = data.decode()
                for old, new in exchanged.items():
                    text = text.replace(old, new)
                data = text.encode()
            out.writestr(item, data)
