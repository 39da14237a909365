"""Who is told: addresses of the offices that submissions come from, and other systems."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, field_validator

from model.base import Frozen
from model.toml_files import wrong

Event = Literal[
    "submission.reviewed",
    "submission.waiting",
    "file.doubtful",
    "file.unchecked",
    "run.finished",
]
_TERYT = re.compile(r"\d{4}|\d{7}")
# One address, without a name and without anything that could begin another header.
_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\]+@[^\s@,;:<>()\[\]\"\\]+\.[^\s@,;:<>()\[\]\"\\]+")
_SHORTEST_SECRET = 16


def _code(text: str) -> str:
    if not _TERYT.fullmatch(text):
        raise wrong("value_teryt")
    return text


def _address(address: SecretStr) -> SecretStr:
    text = address.get_secret_value()
    if not (text.isascii() and _ADDRESS.fullmatch(text)):
        raise wrong("value_email")
    return address


Addresses = dict[
    Annotated[str, AfterValidator(_code)], Annotated[SecretStr, AfterValidator(_address)]
]
"""E-mail addresses by the TERYT code of the unit, 7 digits, 4 of a powiat. They are shown in no
record of a run: some are a person's."""


class Webhook(Frozen):
    """A system that is told what happened in a run.

    `secret` signs what is sent, 16 characters at least. `events` are those it is told of.
    `allow` holds hosts, addresses and networks ("10.2.0.0/16") that `url` may lead to although they
    are private, and without encryption. `seconds` is what one try may take. Many a `url` is a
    secret itself, so it is never shown whole.
    """

    url: SecretStr
    secret: SecretStr
    events: tuple[Event, ...] = ("submission.reviewed", "submission.waiting")
    allow: tuple[str, ...] = ()
    seconds: float = Field(default=10, ge=1, le=60)

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, secret: SecretStr) -> SecretStr:
        url = secret.get_secret_value()
        try:
            parts = urlsplit(url)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
            good = good and parts.port != 0
        except ValueError:
            good = False
        # Names and passwords in an address would be told wherever the address is.
        if (
            not good
            or "@" in parts.netloc
            or not url.isascii()
            or not url.isprintable()
            or " " in url
        ):
            raise wrong("value_url")
        return secret

    @field_validator("secret")
    @classmethod
    def _is_long_enough(cls, secret: SecretStr) -> SecretStr:
        if len(secret.get_secret_value()) < _SHORTEST_SECRET:
            raise wrong("value_secret", least=_SHORTEST_SECRET)
        return secret

    @field_validator("allow")
    @classmethod
    def _are_places(cls, allow: tuple[str, ...]) -> tuple[str, ...]:
        for place in allow:
            if "/" in place:
                try:
                    ipaddress.ip_network(place)
                except ValueError as error:
                    raise wrong("value_network") from error
        return allow
