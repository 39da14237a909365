"""The real way from a file of the zoo to its plan, as plain JSON values."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.plan import extract_plan
from ingest.readers import read
from language.morphology import is_word
from model.settings import Limits
from model.template import load_template
from model.units import load_register


@cache
def _template():
    return load_template()


def plan_of(path: Path) -> dict:
    """Read and extract one file. Raises what the readers and `extract_plan` raise."""
    plan = extract_plan(read(path, Limits(), is_word), _template(), load_register())
    return plan.model_dump(mode="json")
