"""Files in TOML that people write: read into a model, or an error that names the key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from model.errors import SettingsError
from model.problems import Problem

_Model = TypeVar("_Model", bound=BaseModel)
_PLACE = re.compile(r"at line (\d+), column (\d+)")
# The words for pydantic's types of error; those of our own validators are there by their ids.
_WORDS = {
    "missing": "value_missing",
    "int_type": "value_integer",
    "int_parsing": "value_integer",
    "int_from_float": "value_integer",
    "float_type": "value_number",
    "float_parsing": "value_number",
    "literal_error": "value_one_of",
    "enum": "value_one_of",
    "string_type": "value_text",
    "bool_type": "value_yes_no",
    "bool_parsing": "value_yes_no",
    "tuple_type": "value_list",
    "list_type": "value_list",
    "dict_type": "value_table",
    "model_type": "value_table",
    "date_type": "value_date",
    "date_parsing": "value_date",
    "date_from_datetime_parsing": "value_date",
    "string_too_short": "value_empty",
}
_LIMITS = {
    "greater_than_equal": ("value_at_least", "ge"),
    "less_than_equal": ("value_at_most", "le"),
}


def read_toml(path: Path, model: type[_Model]) -> _Model:
    """The model that a TOML file holds. Raises SettingsError naming the file and the key."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SettingsError("no_file", file=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("closed_file", file=path.name, kind=type(error).__name__) from error
    return parse_toml(text, model, path.name)


def parse_toml(text: str, model: type[_Model], name: str) -> _Model:
    """`read_toml` of a text; `name` is that of its file."""
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        if place is None:
            raise SettingsError("not_toml_at_all", file=name) from error
        raise SettingsError("not_toml", file=name, line=place[1], column=place[2]) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"] if part != "[key]") or name
        raise SettingsError("wrong_value", file=name, key=key, what=_what(first, model)) from error


def wrong(problem: str, **values: object) -> PydanticCustomError:
    """What a validator of a model raises: a problem by its id in data/problems.toml."""
    return PydanticCustomError(problem, problem, values)


def _what(error: ErrorDetails, model: type[BaseModel]) -> Problem:
    kind, given = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        near = get_close_matches(str(error["loc"][-1]), _known_keys(model, error["loc"][:-1]), n=1)
        return Problem("value_extra_near", {"near": near[0]}) if near else _bare("value_extra")
    if kind in _LIMITS:
        id_, limit = _LIMITS[kind]
        return Problem(id_, {"limit": given[limit]})
    if kind.startswith("value_") and kind != "value_error":
        return Problem(kind, dict(given))
    if "expected" in given:
        return Problem("value_one_of", {"expected": _listed(str(given["expected"]))})
    return _bare(_WORDS.get(kind, "value_other"))


def _bare(id_: str) -> Problem:
    return Problem(id_, {})


def _listed(expected: str) -> str:
    """ "'pl' or 'en'", as pydantic says it, as "pl, en"."""
    return re.sub(r",? or ", ", ", expected).replace("'", "")


def _known_keys(model: type[BaseModel], place: Sequence[int | str]) -> list[str]:
    """The keys that the table at this place may have, [] where any is right."""
    here: Any = model
    for part in place:
        fields: Mapping[str, Any] = getattr(here, "model_fields", {})
        if isinstance(part, str) and part in fields:
            here = fields[part].annotation
        here = next((each for each in (here, *get_args(here)) if _is_model(each)), None)
    return list(getattr(here, "model_fields", {}))


def _is_model(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)
