"""The JSON Schema of `review.json`, made from the models and kept in docs/review.schema.json."""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from typing_extensions import override

from model.base import Frozen
from model.review import SCHEMA_VERSION, Review


class _Published(GenerateJsonSchema):
    """The schema of what is written: every field is there, and titles that echo names are not."""

    @override
    def field_is_required(self, field: object, total: bool) -> bool:
        return True

    @override
    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    @override
    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of one review, with a newline at the end.

    Unknown fields are allowed: the contract lets a later version add some, and a reader that
    checks what it gets must not break by it.
    """
    return published_schema(Review, f"urn:hdr-review:review:{SCHEMA_VERSION}")


def published_schema(model: type[Frozen], name: str) -> str:
    """The JSON Schema of what a model is written as, under the name `name`."""
    schema = model.model_json_schema(mode="serialization", schema_generator=_Published)
    for definition in (schema, *schema["$defs"].values()):
        definition.pop("additionalProperties", None)
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split())
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
    }
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
