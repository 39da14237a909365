"""What receivers were told last, kept beside the results, so that they are told changes only."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import Field, ValidationError

from model.base import Frozen
from reports.files import write_text

SENT_FILE = ".hdr-webhooks.json"


class Sent(Frozen):
    """The ids of the last messages, by receiver (a digest of its address) and subject."""

    receivers: dict[str, dict[str, str]] = Field(default_factory=dict)


def load_sent(out: Path) -> Sent:
    """What was sent; nothing where no record can be read."""
    try:
        return Sent.model_validate_json((out / SENT_FILE).read_bytes())
    except (OSError, ValidationError):
        return Sent()


def save_sent(out: Path, sent: Sent) -> None:
    """Keep it. Raises OSError when it cannot be written."""
    write_text(out / SENT_FILE, sent.model_dump_json(indent=1) + "\n")


def receiver_key(url: str) -> str:
    """Stands for a receiver in the record: the address itself may be a secret."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]
