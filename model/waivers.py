"""Findings that editors waived: a file in TOML, one table for each.

[[waivers]]
fingerprint = "4f0c27a91be05d38"   # of the finding; the same in the next version of the document
rule = "numbering-gap"
unit = "2609022"                   # TERYT code of the unit whose submission it is, or instead:
# file = "2020/dwikozy.docx"       # the file, where the unit is not recognised
reason = "Działanie 1.4 wycofano po uzgodnieniu z jednostką."
by = "E. Redaktor"
on = 2026-11-23
about = "Brak działania 1.4 …"     # what the finding said, for those who read this file
"""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, field_validator, model_validator

from model.base import Frozen
from model.toml_files import wrong
from model.units import place_of

_FINGERPRINT = 16


class Waiver(Frozen):
    """One waived finding of one submission. `unit` counts before `file`; one of them is there.

    `unit` is a TERYT code (7 digits, 4 of a powiat), `file` the path of a submission as
    `Source.path` gives it.
    """

    fingerprint: str
    rule: str
    unit: str | None = None
    file: str | None = None
    reason: str = Field(min_length=1)
    by: str | None = None
    on: date | None = None
    about: str | None = None

    @field_validator("fingerprint")
    @classmethod
    def _is_a_fingerprint(cls, fingerprint: str) -> str:
        if len(fingerprint) != _FINGERPRINT or set(fingerprint) - set("0123456789abcdef"):
            raise wrong("value_fingerprint")
        return fingerprint

    @model_validator(mode="after")
    def _says_whose(self) -> Self:
        if self.unit is None and self.file is None:
            raise wrong("value_no_submission")
        return self

    def is_of(self, teryt: str | None, path: str) -> bool:
        """True for the submission of the unit with this code (None: unknown) at this path.

        A code holds before and after the unit changed its type.
        """
        if self.unit is None:
            return self.file == path
        return teryt is not None and place_of(self.unit) == place_of(teryt)


class Waivers(Frozen):
    """The content of a file of waivers."""

    waivers: tuple[Waiver, ...] = ()
