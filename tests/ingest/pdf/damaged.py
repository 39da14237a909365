"""Text layers of sound PDFs made wrong: `python -m tests.ingest.pdf.damaged KIND FILE.pdf OUT.pdf`.

The ToUnicode maps of the fonts are rewritten as bad drivers write them; what is seen on the page
stays the same. Works on maps with bfchar and bfrange entries of simple and composite fonts.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_BARE = str.maketrans(POLISH, "acelnoszzACELNOSZZ")
_PARTS = {
    char: "l/" if char == "ł" else "L/" if char == "Ł" else letter + accent
    for char, letter, accent in zip(POLISH, POLISH.translate(_BARE), "˛´˛/´´´´˙" * 2, strict=True)
}
_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>(?:\s*<([0-9A-Fa-f]+)>)?")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.S)


def misread(right: str, wrong: str) -> Callable[[str], str]:
    """Letters written in one code page and taken for another."""

    def change(text: str) -> str:
        if not any(char in POLISH for char in text):
            return text
        data = text.encode(right, "replace")
        return "".join(_decode(bytes([byte]), wrong) for byte in data)

    return change


def _decode(byte: bytes, encoding: str) -> str:
    try:
        return byte.decode(encoding)
    except UnicodeDecodeError:
        return chr(byte[0])


def _private(text: str) -> str:
    return "".join(chr(0xF000 + c.encode("cp1250")[0]) if c in POLISH else c for c in text)


def _unknown(text: str) -> str:
    """Codes that mean nothing, in no order of any code page."""
    places = list(range(len(POLISH)))
    random.Random(7).shuffle(places)
    return "".join(chr(0xE100 + 3 * places[POLISH.index(c)]) if c in POLISH else c for c in text)


def _other_letters(text: str) -> str:
    """Letters of other alphabets in no order of any code page."""
    others = "ĠĦĬĴĶĜŴŶŔġħĭĵķĝŵŷŕ"
    places = list(range(len(POLISH)))
    random.Random(3).shuffle(places)
    return "".join(others[places[POLISH.index(c)]] if c in POLISH else c for c in text)


def _glyph_ids(text: str) -> str:
    """The glyph numbers of Arial and Times New Roman, where the letter A is 36."""
    made = ""
    for char in text:
        mac = char.encode("mac_roman", "ignore")
        code = ord(char) - 29 if char.isascii() else mac[0] - 30 if mac else 0
        made += chr(code or 0x110 + 2 * POLISH.find(char))
    return made


def _scrambled(text: str) -> str:
    """Every letter another one: nothing can be read."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    shuffled = list(letters)
    random.Random(1).shuffle(shuffled)
    table = str.maketrans(letters + letters.upper(), "".join(shuffled) + "".join(shuffled).upper())
    return text.translate(_BARE).translate(table)


KINDS: dict[str, Callable[[str], str]] = {
    "1250-as-1252": misread("cp1250", "cp1252"),
    "1250-as-latin1": misread("cp1250", "latin-1"),
    "8859-2-as-latin1": misread("iso8859-2", "latin-1"),
    "8859-2-as-1250": misread("iso8859-2", "cp1250"),
    "1250-as-8859-2": misread("cp1250", "iso8859-2"),
    "mac-as-macroman": misread("mac_latin2", "mac_roman"),
    "852-as-437": misread("cp852", "cp437"),
    "utf8-as-1252": misread("utf-8", "cp1252"),
    "utf8-as-1250": misread("utf-8", "cp1250"),
    "private": _private,
    "unknown": _unknown,
    "other-letters": _other_letters,
    "apart": lambda text: "".join(_PARTS.get(char, char) for char in text),
    "combining": lambda text: unicodedata.normalize("NFD", text),
    "glyph-ids": _glyph_ids,
    "bare": lambda text: text.translate(_BARE),
    "question-marks": lambda text: "".join("?" if char in POLISH else char for char in text),
    "lost-letters": lambda text: "".join("\ufffd" if char in POLISH else char for char in text),
    "no-spaces": lambda text: "" if text == " " else text,
    "scrambled": _scrambled,
}


def damage(source: Path, kind: str, target: Path) -> None:
    """Write the PDF with the text layer made wrong; kind "no-map" takes the maps away."""
    with pikepdf.open(source) as pdf:
        for font in _fonts(pdf):
            if "Symbol" in str(font.get("/BaseFont")):
                continue
            if kind == "no-map":
                del font["/ToUnicode"]
            else:
                data = _rewritten(font.ToUnicode.read_bytes(), KINDS[kind])
                font.ToUnicode = pdf.make_stream(data)
        pdf.save(target)


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        found
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary)
        and found.get("/Type") == "/Font"
        and "/ToUnicode" in found
    ]


def _rewritten(cmap: bytes, change: Callable[[str], str]) -> bytes:
    entries: dict[bytes, str] = {}
    for kind, body in _SECTION.findall(cmap):
        for first, second, third in _ENTRY.findall(body if kind == b"bfrange" else b""):
            start = bytes.fromhex(third.decode()).decode("utf-16-be")
            for place in range(int(second, 16) - int(first, 16) + 1):
                code = b"%0*X" % (len(first), int(first, 16) + place)
                entries[code] = start[:-1] + chr(ord(start[-1]) + place)
        if kind == b"bfchar":
            for code, text, _ in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>()", body):
                entries[code] = bytes.fromhex(text.decode()).decode("utf-16-be")
    rows = [
        b"<%s> <%s>" % (code, change(text).encode("utf-16-be").hex().upper().encode())
        for code, text in entries.items()
        if change(text)
    ]
    blocks = b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part))
        for part in (rows[start : start + 90] for start in range(0, len(rows), 90))
    )
    width = len(next(iter(entries)))
    limits = b"<%s> <%s>" % (b"0" * width, b"F" * width)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CMapName /Made def\n/CMapType 2 def\n1 begincodespacerange\n"
        + limits
        + b"\nendcodespacerange\n"
        + blocks
        + b"\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


if __name__ == "__main__":
    damage(Path(sys.argv[2]), sys.argv[1], Path(sys.argv[3]))
