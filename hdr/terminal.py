"""What the terminal can show."""

from __future__ import annotations

import os
import sys


def in_colour() -> bool:
    """True where standard output is a terminal and nobody asked for no colours (NO_COLOR)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
