"""Tesseract: recognises the text in the picture of a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PIL import Image

from ingest.programs.about import fact
from ingest.programs.workspace import Finished, Workspace
from model.errors import Crashed

POLISH = "pol"
_PLACES = (
    "C:/Program Files/Tesseract-OCR/tesseract.exe",
    "C:/Program Files (x86)/Tesseract-OCR/tesseract.exe",
)
_VERSION = re.compile(rb"tesseract v?(\d[\w.]*)")
# With more threads than one it takes up to ten times longer.
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
# Page segmentation: find the blocks of text; of all modes the one that loses the fewest words. Or
# take the picture for one block.
_BLOCKS, _ONE_BLOCK = "3", "6"
_ORIENTATION_ONLY = "0"
# With fewer letters than this it says nothing of which way up they are; its own limit is 50.
_FEWEST_LETTERS = "min_characters_to_try=20"
_ROTATE = re.compile(rb"^Rotate: (\d+)", re.M)


def find() -> str | None:
    """The path of the program, None where it is not installed."""
    on_path = shutil.which("tesseract")
    return on_path or next((place for place in _PLACES if Path(place).is_file()), None)


def version(program: str, space: Workspace) -> str | None:
    """The version, e.g. "5.3.0"; None when the program does not say.

    Raises what `Workspace.run` raises.
    """
    done = space.run([program, "--version"])
    found = _VERSION.search(done.out) or _VERSION.search(done.err)  # version 3 writes it to stderr
    return found[1].decode() if found else None


def languages(program: str, space: Workspace) -> frozenset[str]:
    """The languages that it can read ("pol", "eng", and "osd" for which way up a page is).

    Raises what `Workspace.run` raises.
    """
    lines = space.run([program, "--list-langs"]).out.decode("utf-8", "replace").splitlines()
    return frozenset(line.strip() for line in lines[1:])


def recognise(
    program: str, space: Workspace, picture: Image.Image, dpi: int, *, block: bool = False
) -> bytes:
    """What stands on a picture, as hOCR (XHTML with boxes in dots).

    `block` says that it is a single column of text.

    Raises Crashed when the program fails, and what `Workspace.run` raises.
    """
    made = space.folder / "page.hocr"
    made.unlink(missing_ok=True)
    options = (
        "-l",
        POLISH,
        "--psm",
        _ONE_BLOCK if block else _BLOCKS,
        "-c",
        "tessedit_create_hocr=1",
    )
    done = _run(program, space, picture, dpi, *options)
    if done.code != 0 or not made.exists():
        raise Crashed(fact("tesseract_failed", code=done.code))
    return made.read_bytes()


def quarter_turns(program: str, space: Workspace, picture: Image.Image, dpi: int) -> int:
    """How many quarter turns clockwise set the picture upright (0–3); 0 when it cannot be told.

    Needs the language "osd". Raises what `Workspace.run` raises.
    """
    options = ("-l", "osd", "--psm", _ORIENTATION_ONLY, "-c", _FEWEST_LETTERS)
    done = _run(program, space, picture, dpi, *options)
    result = space.folder / "page.osd"
    found = _ROTATE.search(result.read_bytes()) if done.code == 0 and result.exists() else None
    result.unlink(missing_ok=True)
    return int(found[1]) // 90 % 4 if found else 0


def _run(program: str, space: Workspace, picture: Image.Image, dpi: int, *options: str) -> Finished:
    source = space.folder / "page.pgm"
    picture.convert("L").save(source)
    command = [program, str(source), str(space.folder / "page"), "--dpi", str(dpi), *options]
    return space.run(command, _ENVIRONMENT)
