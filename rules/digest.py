"""A short hash of everything that decides what the rules say (contract: `tool.rules`)."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_LEFT_OUT = {
    *("docs.py", "guide.py", "explained.py", "sketch.py", "sketch_actions.py", "digest.py"),
    *("measured.py", "measured.toml"),
}


@lru_cache(maxsize=1)
def rules_digest() -> str:
    """12 hexadecimal digits over the catalogue, the messages, the word lists and the rules' code.

    Line endings do not count, so that a checkout on another system gives the same.
    """
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.rglob("*"), key=lambda path: path.relative_to(_FOLDER).as_posix()):
        if path.suffix in (".py", ".toml") and path.name not in _LEFT_OUT:
            digest.update(path.relative_to(_FOLDER).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
