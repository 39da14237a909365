"""What results rest on: while it stays the same, nothing has to be looked at or written again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from model.settings import Settings
from model.template import Template

_HOUSE = Path(__file__).parents[2]
_READING = ("model", "language", "ingest", "extractors", "rules")
_WRITING = ("model", "language", "ingest", "rules", "reports", "flows")
_CODE = frozenset({".py", ".toml", ".jinja", ".css", ".js", ".csv", ".tsv", ".docx", ".xcu"})
_LONGEST_DATA = 1_000_000  # bytes; larger tables count by their size


def review_basis(settings: Settings, template: Template) -> str:
    """SHA-256 in hexadecimal of all that decides a review but the file: code, template, rules,
    stage, language and limits.

    Layers of rules for other templates and other stages decide nothing here and do not count.
    """
    rules = settings.rules
    parts = {
        "code": _digest_of(_READING),
        "template": template.model_dump(mode="json"),
        "rules": rules.model_dump(mode="json", exclude={"stages", "templates"}),
        "of_template": _dumped(rules.templates.get(template.id)),
        "of_stage": _dumped(rules.stages.get(settings.stage)),
        "stage": settings.stage,
        "language": settings.language,
        "limits": settings.limits.model_dump(),
    }
    return digest(parts)


def results_basis(settings: Settings, day: date | None) -> str:
    """SHA-256 in hexadecimal of what decides the files written of a review, but the review."""
    letter = Path(settings.outputs.letter) if settings.outputs.letter else None
    parts = {
        "code": _digest_of(_WRITING),
        "outputs": settings.outputs.model_dump(mode="json", exclude={"letter"}),
        "addresses": plain_addresses(settings) if settings.outputs.drafts else {},
        "letter": hashlib.sha256(letter.read_bytes()).hexdigest() if letter else "",
        "language": settings.language,
        "day": day.isoformat() if day else "",
    }
    return digest(parts)


def plain_addresses(settings: Settings) -> dict[str, str]:
    """The addresses that drafts go to, by TERYT code."""
    return {code: address.get_secret_value() for code, address in settings.addresses.items()}


def digest(parts: object) -> str:
    """SHA-256 in hexadecimal of plain data; the order of keys does not count."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _dumped(layer: object) -> object:
    return layer.model_dump(mode="json") if hasattr(layer, "model_dump") else None


@cache
def _digest_of(floors: Iterable[str]) -> str:
    """Code and data of some floors: a change of them counts without a new version number."""
    found = hashlib.sha256()
    for floor in floors:
        paths = (_HOUSE / floor).rglob("*")
        for path in sorted(path for path in paths if path.suffix in _CODE):
            found.update(path.relative_to(_HOUSE).as_posix().encode())
            size = path.stat().st_size
            found.update(path.read_bytes() if size <= _LONGEST_DATA else str(size).encode())
    return found.hexdigest()
