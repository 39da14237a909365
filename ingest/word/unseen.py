"""Letters that nobody sees although they are not formatted as hidden: of their ground's colour, or
of a point or two.

What stands on a ground that cannot be told (a text box, a style of a table with colours, a wide
drawing behind the text) is taken for seen.
"""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from ingest.word.names import OFF, PPR, RPR, TBL, TC, TEXT_BOX, VAL, P, w
from ingest.word.styles import RunFormat, Styles

_SMALLEST = 2.0  # points; nothing that is to be read is set as small
_NEAR = 8  # of 255 in every channel; the eye tells no such difference on a page
_WHITE = "FFFFFF"
_COLOUR = re.compile(r"[0-9A-F]{6}")
_SHADING, _FILL, _INK = w("shd"), w("fill"), w("color")
_STYLES = {P: f"{PPR}/{w('pStyle')}", TBL: f"{w('tblPr')}/{w('tblStyle')}"}
_OWN = {P: f"{PPR}/{_SHADING}", TC: f"{w('tcPr')}/{_SHADING}", TBL: f"{w('tblPr')}/{_SHADING}"}
_CHARACTER_STYLE, _HIGHLIGHT, _BACKGROUND = w("rStyle"), w("highlight"), w("background")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
# What draws letters by more than their colour.
_DRAWN = frozenset(
    {w(name) for name in ("outline", "shadow", "emboss", "imprint")}
    | {f"{{{_W14}}}{name}" for name in ("textOutline", "textFill", "shadow", "glow")}
)
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ANCHOR, _EXTENT = f"{{{_WP}}}anchor", f"{{{_WP}}}extent"
_VML_SHAPES = "{urn:schemas-microsoft-com:vml}*"
_BEHIND = re.compile(r"z-index:\s*-")
_WIDE, _TALL = 3 * 914_400, 457_200  # English Metric Units, 914,400 to the inch


def is_suspect(look: RunFormat) -> bool:
    """Whether letters of this look may be unseen: the quick question, asked of every run."""
    return look.colour is not None or (look.size is not None and look.size <= _SMALLEST)


class Grounds:
    """What the words of one part stand on, each thing looked up once."""

    def __init__(self) -> None:
        self._fills: list[str] | None = None
        self._laid: dict[str, bool] = {}
        self._drawn_behind: bool | None = None

    def why_unseen(self, run: Element, look: RunFormat, styles: Styles) -> str | None:
        """Why nobody sees the letters of a w:r of this look: "size", "colour", or None: they do.

        `run` is of the part that was asked about before.
        """
        if look.size is not None and look.size <= _SMALLEST:
            return "size"
        colour = look.colour
        if colour is None or not self._is_laid(colour, run) or _is_drawn(run.find(RPR)):
            return None
        ground = _ground(run, styles)
        if ground is None or not _is_near(colour, ground) or self._is_drawn_on(run):
            return None
        return "colour"

    def _is_laid(self, colour: str, run: Element) -> bool:
        """Whether some ground of the part has this colour, or the page."""
        if self._fills is None:
            root = run.getroottree().getroot()
            self._fills = sorted({_fill(shading) for shading in root.iter(_SHADING)})
            self._fills += [_WHITE, _page(root)]
        if colour not in self._laid:
            self._laid[colour] = any(_is_near(colour, fill) for fill in self._fills)
        return self._laid[colour]

    def _is_drawn_on(self, run: Element) -> bool:
        """Whether a drawing behind the text may be the ground of a line of the part."""
        if self._drawn_behind is None:
            self._drawn_behind = _has_wide_drawing_behind(run.getroottree().getroot())
        return self._drawn_behind


def _has_wide_drawing_behind(root: Element) -> bool:
    """Whether a part has a drawing behind its text that may be the ground of a line."""
    for anchor in root.iter(_ANCHOR):
        extent = anchor.find(_EXTENT)
        if anchor.get("behindDoc", "0") in OFF or extent is None:
            continue
        if _measure(extent, "cx") >= _WIDE and _measure(extent, "cy") >= _TALL:
            return True
    return any(_BEHIND.search(shape.get("style", "")) for shape in root.iter(_VML_SHAPES))


def _is_drawn(rpr: Element | None) -> bool:
    return rpr is not None and any(child.tag in _DRAWN for child in rpr)


def _ground(run: Element, styles: Styles) -> str | None:
    """The colour behind a run as RRGGBB, None where it cannot be told."""
    rpr = run.find(RPR)
    if rpr is not None:
        style = rpr.find(_CHARACTER_STYLE)
        if rpr.find(_HIGHLIGHT) is not None or _is_shaded(style, styles):
            return None
        if filled := _fill(rpr.find(_SHADING)):
            return filled if _COLOUR.fullmatch(filled) else None
    for outer in run.iterancestors():
        tag = outer.tag
        if tag == TEXT_BOX:
            return None
        if tag in _OWN and (filled := _fill(outer.find(_OWN[tag]))):
            return filled if _COLOUR.fullmatch(filled) else None
        if tag in _STYLES and _is_shaded(outer.find(_STYLES[tag]), styles):
            return None
    page = _page(run.getroottree().getroot())
    return page if _COLOUR.fullmatch(page) else None


def _page(root: Element) -> str:
    """The colour of the pages."""
    page = root.find(_BACKGROUND)
    return _WHITE if page is None else page.get(_INK, _WHITE).upper()


def _is_shaded(style: Element | None, styles: Styles) -> bool:
    return style is not None and styles.is_shaded(style.get(VAL))


def _fill(shading: Element | None) -> str:
    """The colour that a w:shd lays, "" where it lays none; a pattern is no colour."""
    if shading is None:
        return ""
    pattern = shading.get(VAL, "clear")
    if pattern in ("clear", "nil"):
        fill = shading.get(_FILL, "auto")
        return "" if fill in ("auto", "none") else fill.upper()
    return shading.get(_INK, "auto").upper() if pattern == "solid" else pattern


def _is_near(colour: str, ground: str) -> bool:
    if not (_COLOUR.fullmatch(colour) and _COLOUR.fullmatch(ground)):
        return False
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(ground), strict=True)
    return all(abs(one - other) <= _NEAR for one, other in pairs)


def _measure(extent: Element, name: str) -> int:
    value = extent.get(name, "")
    return int(value) if value.isdecimal() else 0
