"""Settings of a run, from a TOML file; every key has a default."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from model.base import Frozen
from model.errors import SettingsError
from model.finding import Severity
from model.template import DEFAULT


class Limits(Frozen):
    """What one submission may cost before it is given up.

    The unpacking limits stop zip bombs: a Word file of 12 pages unpacks to 1–3 MB at a ratio of
    5–30; pictures barely compress.
    """

    file_megabytes: int = Field(default=50, ge=1)
    unpacked_megabytes: int = Field(default=300, ge=1)
    unpack_ratio: int = Field(default=150, ge=2)
    archive_entries: int = Field(default=5_000, ge=1)
    pages: int = Field(default=1_000, ge=1)
    seconds: int = Field(default=120, ge=1)
    memory_megabytes: int = Field(default=2_000, ge=100)


class RuleChoice(Frozen):
    """Which rules run and how much they weigh. `select` empty means all; `ignore` wins."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)


class Settings(Frozen):
    """Everything that can be set. `template` is a name or a path; `language` of the notes."""

    template: str = DEFAULT
    language: Literal["pl", "en"] = "pl"
    workers: int = Field(default=2, ge=1)
    limits: Limits = Limits()
    rules: RuleChoice = RuleChoice()


def load_settings(path: Path | None = None) -> Settings:
    """Read settings from `path`, or the defaults when it is None.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    if path is None:
        return Settings()
    try:
        with path.open("rb") as file:
            return Settings.model_validate(tomllib.load(file))
    except FileNotFoundError as error:
        raise SettingsError(f"settings {path.name}: no such file") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"settings {path.name}: not valid TOML: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(str(part) for part in problem["loc"])
        raise SettingsError(f"settings {path.name}: {key}: {problem['msg']}") from error
