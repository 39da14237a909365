"""Pages drawn by the tests and turned into scans: grey pictures, askew, with grain.

Points from the top left, as in a PDF. Pillow's own typeface has no Polish letters; those are proved
by the scans among the samples.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 595, 842
DOTS = 300 / 72


class Picture:
    """A page being drawn; every call adds to it and returns it."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.image = Image.new("L", (round(width * DOTS), round(height * DOTS)), 255)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, *, size=11, bold=False, grey=0) -> Picture:
        """Words on a baseline `y` points below the top."""
        font = ImageFont.load_default(size * DOTS)
        self.draw.text(
            (x * DOTS, y * DOTS),
            words,
            fill=grey,
            font=font,
            anchor="ls",
            stroke_width=round(size * DOTS / 28) if bold else 0,
            stroke_fill=grey,
        )
        return self

    def lines(self, x: float, y: float, *rows: str, step: float = 15, **look) -> Picture:
        """Lines of text under each other."""
        for number, row in enumerate(rows):
            self.text(x, y + number * step, row, **look)
        return self

    def prose(self, x: float, y: float, words: str, *, right: float = 530, **look) -> Picture:
        """Words from `x` to `right`, broken into lines as a program breaks them."""
        font = ImageFont.load_default(11 * DOTS)
        rows = [""]
        for word in words.split():
            longer = f"{rows[-1]} {word}".strip()
            if font.getlength(longer) <= (right - x) * DOTS:
                rows[-1] = longer
            else:
                rows.append(word)
        return self.lines(x, y, *rows, **look)

    def line(self, x0, y0, x1, y1, *, thick: float = 0.5) -> Picture:
        """A stroke."""
        ends = [side * DOTS for side in (x0, y0, x1, y1)]
        self.draw.line(ends, fill=0, width=max(1, round(thick * DOTS)))
        return self

    def grid(self, xs, ys, rows: Sequence[Sequence[str]] = (), *, size=10, grey=()) -> Picture:
        """A table with all its lines; the rows and columns of `grey` cells."""
        for row, column in grey:
            corners = (xs[column], ys[row], xs[column + 1], ys[row + 1])
            self.draw.rectangle([side * DOTS for side in corners], fill=210)
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for top, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.lines(x + 4, top + 13, *words.split("\n"), step=12, size=size)
        return self

    def disc(self, x: float, y: float, size: float = 4) -> Picture:
        """A bullet around a point."""
        half = size / 2
        self.draw.ellipse([side * DOTS for side in (x - half, y - half, x + half, y + half)], 0)
        return self

    def box(self, x: float, y: float, *, side: float = 9, ticked: bool = False) -> Picture:
        """A box to tick, its upper left corner at a point."""
        for a, b in (((0, 0), (1, 0)), ((1, 0), (1, 1)), ((0, 1), (1, 1)), ((0, 0), (0, 1))):
            self.line(x + a[0] * side, y + a[1] * side, x + b[0] * side, y + b[1] * side, thick=0.8)
        if ticked:
            self.line(x + 2, y + 2, x + side - 2, y + side - 2, thick=1)
            self.line(x + 2, y + side - 2, x + side - 2, y + 2, thick=1)
        return self

    def upwards(self, x: float, y: float, words: str, *, size: float = 10) -> Picture:
        """Words that run up the page from a point, which is below their first letter."""
        font = ImageFont.load_default(size * DOTS)
        strip = Image.new("L", (round(font.getlength(words)) + 4, round(1.4 * size * DOTS)), 255)
        ImageDraw.Draw(strip).text((2, size * DOTS), words, fill=0, font=font, anchor="ls")
        turned = strip.transpose(Image.Transpose.ROTATE_90)
        self.image.paste(turned, (round(x * DOTS), round(y * DOTS) - turned.height))
        return self

    def scanned(self, *, skew: float = 0.0, turns: int = 0, seed: int = 1) -> Image.Image:
        """The page as a scanner sees it: askew by degrees, turned by quarters, grey, with grain."""
        picture = self.image.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.reduce(2).filter(ImageFilter.GaussianBlur(0.4))
        grain = np.random.default_rng(seed).normal(0, 5, (picture.height, picture.width))
        dots = 40 + np.asarray(picture, np.float64) * (240 - 40) / 255 + grain
        grey = Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8))
        return grey.rotate(-90 * turns, expand=True)


def write_scan(path: Path, *pictures: Image.Image) -> Path:
    """The pictures as the pages of a PDF, half of 300 dots an inch."""
    first, *rest = pictures
    first.save(path, "PDF", save_all=True, append_images=rest, resolution=150)
    return path


def write_mixed(path: Path, text: Path, scan: Path, order: str) -> Path:
    """Pages of two files: "tst" is a text page, a scanned one, the next text page."""
    mixed = pikepdf.new()
    with pikepdf.open(text) as one, pikepdf.open(scan) as other:
        pages = {"t": iter(one.pages), "s": iter(other.pages)}
        for kind in order:
            mixed.pages.append(next(pages[kind]))
        mixed.save(path)
    return path
