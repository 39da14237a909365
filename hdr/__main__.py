"""`python -m hdr`, the same as the script `hdr`."""

from __future__ import annotations

from hdr.cli import main

if __name__ == "__main__":
    main()
