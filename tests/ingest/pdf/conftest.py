"""Small PDFs drawn by the tests: text in Helvetica, lines, boxes; points from the top left."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pdfminer.fontmetrics import FONT_METRICS

from ingest.pdf import read_pdf
from model.document import Document, Paragraph, Table
from model.settings import Limits

WIDTH, HEIGHT = 595, 842
_GLYPHS = {
    "ą": "aogonek",
    "ć": "cacute",
    "ę": "eogonek",
    "ł": "lslash",
    "ń": "nacute",
    "ó": "oacute",
    "ś": "sacute",
    "ź": "zacute",
    "ż": "zdotaccent",
    "Ą": "Aogonek",
    "Ń": "Nacute",
    "Ć": "Cacute",
    "Ł": "Lslash",
    "Ó": "Oacute",
    "Ś": "Sacute",
    "Ź": "Zacute",
    "Ż": "Zdotaccent",
    "–": "endash",
    "„": "quotedblbase",
    "”": "quotedblright",
    "•": "bullet",
    "˛": "ogonek",
    "´": "acute",
    "˙": "dotaccent",
    "²": "twosuperior",
    "³": "threesuperior",
    "±": "plusminus",
    "€": "Euro",
    "ü": "udieresis",
    "è": "egrave",
    "é": "eacute",
    "ﬁ": "fi",
    "ﬂ": "fl",
}
_CODES = {char: 128 + number for number, char in enumerate(_GLYPHS)}
_FONTS = {
    "F": "Helvetica",
    "B": "Helvetica-Bold",
    "I": "Helvetica-Oblique",
    "M": "Courier",
    "W": "Wingdings",
}


class Sheet:
    """A page being drawn; every call adds to it and returns it."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.commands: list[str] = []
        self.tags: list[tuple[str, str | None]] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 11,
        font: str = "F",
        matrix: str | None = None,
        spacing: float = 0,
    ) -> Sheet:
        """Words on a baseline `y` points below the top; `matrix` replaces the place."""
        codes = bytes(_CODES.get(char, ord(char)) for char in words)
        place = matrix or f"1 0 0 1 {x} {self.height - y}"
        shown = pikepdf.String(codes).unparse().decode("latin-1")
        self.commands.append(f"BT /{font} {size} Tf {spacing} Tc {place} Tm {shown} Tj ET")
        return self

    def centred(self, y: float, words: str, *, size: float, font: str = "F") -> Sheet:
        """Words in the middle between 57 and 505, where the longest lines of the tests end."""
        widths = FONT_METRICS[_FONTS[font]][1]
        bare = unicodedata.normalize("NFKD", words.replace("Ł", "L").replace("–", "-"))
        width = sum(widths.get(char, 0) for char in bare) * size / 1000
        return self.text((57 + 505 - width) / 2, y, words, size=size, font=font)

    def lines(self, x: float, y: float, *rows: str, step: float = 14, **look: object) -> Sheet:
        """Lines of text under each other."""
        for number, row in enumerate(rows):
            self.text(x, y + number * step, row, **look)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A thin stroke."""
        a, b = self.height - y0, self.height - y1
        self.commands.append(f"0.5 w {x0} {a} m {x1} {b} l S")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float, *, fill: bool = False) -> Sheet:
        """A framed box, or a grey one without a frame."""
        rectangle = f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re"
        self.commands.append(f"0.9 g {rectangle} f 0 g" if fill else f"0.5 w {rectangle} S")
        return self

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]] = ()
    ) -> Sheet:
        """A table with all its lines; the text of each cell in its top left corner."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for top, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.lines(x + 4, top + 12, *words.split("\n"), step=12, size=10)
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A grey picture."""
        matrix = f"{x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom}"
        self.commands.append(f"q {matrix} cm /P Do Q")
        return self

    def tagged(self, tag: str, alt: str | None = None) -> Sheet:
        """Put the last command under a tag of its own."""
        mark = f"/{tag} <</MCID {len(self.tags)}>> BDC {self.commands.pop()} EMC"
        self.commands.append(mark)
        self.tags.append((tag, alt))
        return self


class Press:
    """Writes sheets as a PDF and reads them back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, *sheets: Sheet, **options: object) -> Path:
        """The sheets as a file; `options` go to pikepdf's `save`."""
        pdf = pikepdf.new()
        for sheet in sheets:
            pdf.add_blank_page(page_size=(sheet.width, sheet.height))
            page = pdf.pages[-1]
            page.Resources = pikepdf.Dictionary(Font=_fonts(pdf), XObject={"/P": _picture(pdf)})
            page.Contents = pdf.make_stream("\n".join(sheet.commands).encode("latin-1"))
            if sheet.rotate:
                page.Rotate = sheet.rotate
        if any(sheet.tags for sheet in sheets):
            _tag(pdf, sheets)
        path = self.folder / "drawn.pdf"
        pdf.save(path, **options)
        return path

    def read(self, *sheets: Sheet, is_word: Callable[[str], bool] | None = None) -> Document:
        """The sheets as the reader sees them."""
        return read_pdf(self.write(*sheets), Limits(), is_word)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


@pytest.fixture
def sheet() -> type[Sheet]:
    return Sheet


@pytest.fixture
def texts() -> Callable[[Document], list[str]]:
    """The paragraphs of the body outside tables, with their bullets."""

    def of(document: Document) -> list[str]:
        return [block.full_text for block in document.body() if isinstance(block, Paragraph)]

    return of


@pytest.fixture
def tables() -> Callable[[Document], list[list[list[str | None]]]]:
    """The tables of the body as rows of texts; a merged cell fills all its places."""

    def of(document: Document) -> list[list[list[str | None]]]:
        found = [block for block in document.body() if isinstance(block, Table)]
        return [
            [[cell.text if cell else None for cell in row] for row in table.grid()]
            for table in found
        ]

    return of


def _fonts(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    encoding = pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding,
        BaseEncoding=pikepdf.Name.WinAnsiEncoding,
        Differences=pikepdf.Array([128, *(pikepdf.Name("/" + name) for name in _GLYPHS.values())]),
    )
    fonts = pikepdf.Dictionary()
    for key, name in _FONTS.items():
        fonts["/" + key] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/" + name),
            Encoding=encoding,
        )
    fonts["/S"] = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.ZapfDingbats
    )
    return fonts


def _picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return pdf.make_stream(
        b"\x80",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )


def _tag(pdf: pikepdf.Pdf, sheets: Sequence[Sheet]) -> None:
    """A structure tree with one element for each tagged command."""
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    parents = []
    elements = []
    for number, sheet in enumerate(sheets):
        page = pdf.pages[number]
        page.StructParents = number
        marked = []
        for mark, (tag, alt) in enumerate(sheet.tags):
            element = pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name("/" + tag),
                P=root,
                Pg=page.obj,
                K=mark,
            )
            if alt is not None:
                element.Alt = alt
            marked.append(pdf.make_indirect(element))
        elements += marked
        parents += [number, pdf.make_indirect(pikepdf.Array(marked))]
    root.K = pikepdf.Array(elements)
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(parents)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = "pl-PL"
