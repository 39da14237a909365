"""docs/data.md, made from the models and tables: `python -m reports.data_docs` writes it.

It writes docs/publication.schema.json too.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from reports.letter.contents import SPECIMEN, Chapter, Contents, Remark
from reports.publication import publication_schema
from reports.schema import json_schema
from reports.tables.all_tables import TABLES

_DOCS = Path(__file__).parents[1] / "docs"
_TEXTS = Path(__file__).parent / "data_docs.toml"
_Schema = dict[str, Any]


def render() -> str:
    """The whole page docs/data.md."""
    with _TEXTS.open("rb") as file:
        texts = tomllib.load(file)
    return "\n".join(
        (
            texts["opening"],
            *_models("Reviews", json.loads(json_schema())),
            "## Tables\n",
            texts["csv"],
            *_tables(),
            *_models("Publication", json.loads(publication_schema())),
            "## Calendar\n",
            texts["calendar"],
            "## Letter\n",
            texts["letter"],
            *_letter(texts["values"]),
        )
    )


# The files that are made, and what makes them.
FILES: dict[Path, Callable[[], str]] = {
    _DOCS / "data.md": render,
    _DOCS / "publication.schema.json": publication_schema,
}


def _models(title: str, schema: _Schema) -> Iterator[str]:
    yield f"## {title}\n"
    yield from _fields(schema)
    for name, definition in sorted(schema["$defs"].items()):
        if "properties" in definition:
            yield f"### {_shown(name)}\n"
            yield from _fields(definition)


def _fields(definition: _Schema) -> Iterator[str]:
    if about := definition.get("description"):
        yield f"{about.replace('None', 'null')}\n"
    yield "| field | type |"
    yield "|---|---|"
    for name, field in definition["properties"].items():
        yield f"| `{name}` | {_type(field)} |"
    yield ""


def _type(field: _Schema) -> str:
    """A type of JSON Schema in words."""
    kind = field.get("type")
    if "$ref" in field:
        name = _shown(field["$ref"].rpartition("/")[2])
        return _ENUMS.get(name, f"[{name}](#{name.lower()})")
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    if "enum" in field or "const" in field:
        return ", ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    if kind == "array":
        several = field.get("prefixItems", [field.get("items")])
        count = f" of {len(several)}" if "prefixItems" in field else " of"
        return f"list{count} {_type(several[0])}"
    if kind == "object":
        return f"object: {_type(field['additionalProperties'])} by name"
    return " ".join(filter(None, [kind, field.get("format")]))


def _enums() -> dict[str, str]:
    """The values of named enumerations, which need no section of their own."""
    found: dict[str, str] = {}
    for schema in (json_schema(), publication_schema()):
        for name, definition in json.loads(schema)["$defs"].items():
            if "enum" in definition:
                found[_shown(name)] = _type(definition)
    return found


def _shown(name: str) -> str:
    """The name of a model; pydantic writes `Extracted[str]` as `Extracted_str_`."""
    return name.strip("_").replace("_", "-")


_ENUMS = _enums()


def _tables() -> Iterator[str]:
    for table in TABLES:
        yield f"### {table.name}\n"
        yield f"{table.about}\n"
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.kind} | {column.meaning} |"
        yield ""


def _letter(values: dict[str, str]) -> Iterator[str]:
    chapter = SPECIMEN.rozdzialy[0]
    holders: tuple[tuple[type, object, str], ...] = (
        (Contents, SPECIMEN, ""),
        (Chapter, chapter, "each of `rozdzialy`: "),
        (Remark, chapter.uwagi[0], "each of `uwagi`: "),
    )
    yield "| value | what it holds | example |"
    yield "|---|---|---|"
    for model, example, of in holders:
        for field in fields(model):
            value = getattr(example, field.name)
            shown = "" if isinstance(value, tuple) else value
            yield f"| `{field.name}` | {of}{values[field.name]} | {shown} |"
    yield ""


if __name__ == "__main__":
    for path, make in FILES.items():
        path.write_text(make(), encoding="utf-8", newline="\n")
