"""Scans that several tests look at: each is read once, by Tesseract."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from ingest.readers import read
from model.document import Document
from model.settings import Limits
from tests.ingest.scan.drawn import Picture, write_scan

TIME_ENOUGH = Limits(seconds=900)
PROSE = (
    "Gmina prowadzi cztery przedszkola i dwa punkty opieki dla dzieci do lat trzech, a w roku "
    "2024 otworzy jeszcze jeden taki punkt w budynku po dawnej szkole. Rodzice pytani o to w "
    "ankiecie cenili przede wszystkim dojazd, ciekawe zabawy oraz dobre godziny pracy, a mniej "
    "to, ile trzeba zaplacic."
)
ROWS = (
    ("Lp.", "Nazwa prac", "Termin", "Kto odpowiada"),
    ("1.", "Remont sali sportowej\nw budynku szkoly", "IX 2024 r.", "dyrektor"),
    ("2.", "Zakup tablic", "III 2025 r.", "sekretarz gminy"),
    ("3.", "Nowy plan dowozu", "do 30.06.2025", "dyrektor"),
)
COLUMNS = (57, 90, 250, 380, 520)


def page_of_text() -> Picture:
    """Page 1: a bold heading, a paragraph, a list with bullets, boxes to tick."""
    page = Picture().text(57, 80, "1. Diagnoza potrzeb gminy", size=15, bold=True)
    page.prose(57, 110, PROSE)
    for number, words in enumerate(("Nowe boiska", "Zdrowe obiady", "Dobry dowoz")):
        page.disc(64, 196 + 18 * number).text(75, 200 + 18 * number, words)
    page.box(57, 252).text(72, 261, "dobra praktyka")
    page.box(57, 272, ticked=True).text(72, 281, "studium refleksji")
    return page


def page_of_table() -> Picture:
    """Page 2: a ruled table with a grey head, and words that run up a narrow column."""
    page = Picture().text(57, 60, "2. Plan prac", size=15, bold=True)
    head = tuple((0, column) for column in range(4))
    page.grid((57, 85, 200, 300), (80, 180, 200), ((), ("1", "wiosna", "lato")))
    page.upwards(64, 172, "Liczba godzin").text(90, 170, "Pora roku").text(205, 170, "Inna pora")
    return page.grid(COLUMNS, (230, 250, 290, 315, 340), ROWS, grey=head)


def page_askew() -> Picture:
    """Page 3: the table goes on; the page lies askew and a little to the right and down."""
    rows = (("4.", "Odnowa placu zabaw", "do maja 2026", "dyrektor"),)
    return Picture().grid([x + 5 for x in COLUMNS], (60, 85), rows).prose(62, 130, PROSE, right=535)


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Six pages: text, a table, the rest of it askew, one upside down, one on its side, a blank."""
    pictures = [
        page_of_text().scanned(skew=0.6),
        page_of_table().scanned(),
        page_askew().scanned(skew=-1.2),
        Picture().prose(57, 90, PROSE).scanned(turns=2),
        Picture(842, 595).prose(57, 90, PROSE, right=780).scanned(turns=1),
        Picture().scanned(),
    ]
    return read(write_scan(tmp_path_factory.mktemp("scan") / "scan.pdf", *pictures), TIME_ENOUGH)


@pytest.fixture
def picture() -> Callable[[], Picture]:
    """For drawing the upper part of a page: less to look at than a whole one."""
    return partial(Picture, 540, 310)
