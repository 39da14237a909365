"""Text that nobody sees on the page, and text that is seen although it looks like it."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ingest.pdf import read_pdf
from model.settings import Limits

BEFORE, AFTER = "Gmina prowadzi cztery szkoły.", "Koszt działań wynosi 18 600 zł."
SECRET = "Burmistrz dopuszcza 20 000 zł"


def written(sheet, *commands: str, **page):
    """A page with a line, what the commands draw, and another line."""
    drawn = sheet(**page).text(57, 80, BEFORE)
    drawn.commands += commands
    return drawn.text(57, 160, AFTER)


def words(sheet, text=SECRET, *, x=57, y=120, size=11, look=""):
    """The command that draws words in a look of their own."""
    command = sheet().text(x, y, text, size=size).commands[0]
    return f"q {look} {command} Q"


def box(colour, x0=50, y0=105, x1=300, y1=130):
    return f"q {colour} {x0} {842 - y1} {x1 - x0} {y1 - y0} re f Q"


def marks(document):
    return [
        (mark.kind, mark.note, mark.text)
        for mark in document.marks
        if mark.kind in ("hidden", "unseen")
    ]


def mended(path, change, page=0):
    """The file with something put into its page that sheets do not draw."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf, pdf.pages[page])
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("why", "look", "ground"),
    [
        ("colour", "1 g", ""),
        ("colour", "0.98 0.99 1 rg", ""),
        ("colour", "0 0 0 0 k", ""),
        ("colour", "0 0.2 0.4 rg", box("0 0.2 0.4 rg")),
        ("colour", "1 Tr 1 G", ""),
        ("invisible", "3 Tr", ""),
        ("invisible", "3 Tr", box("0.9 g")),
    ],
)
def test_text_that_is_not_seen_is_marked(press, sheet, texts, why, look, ground):
    document = press.read(written(sheet, ground, words(sheet, look=look)))
    kind = "unseen" if why == "colour" else "hidden"
    assert marks(document) == [(kind, why, SECRET)]
    # As in a Word file: hidden text is no part of the text, text that is not seen is.
    assert texts(document) == [BEFORE, *([SECRET] if kind == "unseen" else []), AFTER]
    (mark,) = document.marks_of("hidden", "unseen")
    assert mark.location.page == 1
    x0, top, _, bottom = mark.location.bbox
    assert x0 == pytest.approx(57, abs=1)
    assert top < 120 < bottom


def test_words_drawn_letter_by_letter_are_told_by_their_own_colour(press, sheet, texts):
    """Each letter is an object, or a letter with the space after it."""
    drawn, x = sheet(), 57.0
    for word, look in (("Koszt ", ""), ("tajny ", "1 g"), ("a ", "1 g"), ("jawny", "")):
        for letter in (*word[:-2], word[-2:]):
            command = sheet().text(x, 120, letter, font="M").commands[0]
            drawn.commands.append(f"q {look} {command} Q")
            x += 6.6 * len(letter)
    document = press.read(drawn.text(57, 160, AFTER))
    assert marks(document) == [("unseen", "colour", "tajny a")]
    assert texts(document) == ["Koszt tajny a jawny", AFTER]


def test_text_that_is_wholly_transparent_is_not_seen(press, sheet, texts):
    path = press.write(written(sheet, words(sheet, look="/Clear gs")))
    mended(path, lambda _, page: page.Resources.update({"/ExtGState": CLEAR}))
    document = read_pdf(path, Limits())
    assert marks(document) == [("hidden", "invisible", SECRET)]
    assert texts(document) == [BEFORE, AFTER]


CLEAR = Dictionary(Clear=Dictionary(ca=0, CA=0))


@pytest.mark.parametrize(("size", "found"), [(1, True), (2, True), (4, False)])
def test_letters_of_two_points_are_not_seen(press, sheet, texts, size, found):
    document = press.read(written(sheet, words(sheet, size=size)))
    assert marks(document) == ([("unseen", "size", SECRET)] if found else [])
    assert texts(document) == [BEFORE, SECRET, AFTER]


def test_a_page_that_was_made_small_as_a_whole_hides_nothing(press, sheet):
    small = sheet().lines(57, 80, BEFORE, AFTER, SECRET, size=1.8).text(57, 300, "Arkusz 1")
    assert marks(press.read(small)) == []


def test_fonts_of_one_point_draw_large_letters(press, sheet, texts):
    path = press.write(written(sheet, "q BT /T 1 Tf 1 0 0 1 57 722 Tm (AAAA) Tj ET Q"))

    def add_font(pdf, page):
        glyph = pdf.make_stream(b"9 0 0 0 8 8 d1 0 0 8 8 re f")
        page.Resources.Font["/T"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 8, 8],
            FontMatrix=[1, 0, 0, 1, 0, 0],
            CharProcs=Dictionary(A=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])),
            FirstChar=65,
            LastChar=65,
            Widths=[9],
        )

    document = read_pdf(mended(path, add_font), Limits())
    assert "AAAA" in texts(document)
    assert marks(document) == []


@pytest.mark.parametrize("colour", ["0 g", "1 g", "0.8 g"])
def test_words_under_a_box_are_not_seen_and_the_rest_of_their_line_is(press, sheet, texts, colour):
    line = "Odpowiada Jan Kowalski, inspektor"
    over = box(colour, 111, 108, 182, 124)
    document = press.read(written(sheet, words(sheet, line), over))
    ((kind, why, text),) = marks(document)
    assert (kind, why) == ("hidden", "covered")
    assert "Kowalski" in text
    read = " ".join(texts(document))
    assert "Kowalski" not in read
    assert "Odpowiada" in read
    assert "inspektor" in read


@pytest.mark.parametrize(
    "commands",
    [
        (box("0.1 0.2 0.4 rg"), "1 g"),  # a dark cell
        (box("0.1 g") + box("1 g", 50, 132, 300, 150), "1 g"),
        (box("1 g", 40, 95, 400, 140) + box("0.2 g"), "1 g"),
        (f"q 250 0 0 25 50 {842 - 130} cm /P Do Q", "1 g"),  # on a picture
        (f"q 50 {842 - 130} 250 25 re W n /Sh sh Q", "1 g"),  # on a gradient
        ("", "0.5 g"),
        ("", "0.9 g"),
        ("", "2 Tr 1 g 0 G 0.4 w"),  # outlined
        ("", "/Pattern cs /Stripe scn"),
        (box("0.8 g"), "0 g"),
    ],
)
def test_what_is_seen_is_not_marked(press, sheet, texts, commands):
    ground, look = commands
    path = press.write(written(sheet, ground, words(sheet, look=look)))

    def add_shading(pdf, page):
        blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.3, 0, 0], C1=[0, 0, 0.3], N=1)
        shading = Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 595, 0], Function=blend
        )
        page.Resources["/Shading"] = Dictionary(Sh=shading)
        page.Resources["/Pattern"] = Dictionary(Stripe=Dictionary(PatternType=2, Shading=shading))

    document = read_pdf(mended(path, add_shading), Limits())
    assert marks(document) == []
    assert SECRET in texts(document)


@pytest.mark.parametrize(
    "over",
    [
        box("0 g", 50, 132, 300, 150),  # beside it
        "/Half gs " + box("1 1 0 rg"),  # a highlighter
        "0.5 w 50 712 250 25 re S",  # a frame
        "q 0 0 9 9 re W n " + box("0 g") + " Q",  # cut off
    ],
)
def test_boxes_that_let_text_be_seen_cover_nothing(press, sheet, texts, over):
    path = press.write(written(sheet, words(sheet), over))
    half = Dictionary(Half=Dictionary(ca=0.4, CA=0.4))
    mended(path, lambda _, page: page.Resources.update({"/ExtGState": half}))
    document = read_pdf(path, Limits())
    assert marks(document) == []
    assert SECRET in [paragraph.text for paragraph in document.paragraphs()]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("shown", [True, False])
def test_layers_that_are_off_are_not_seen(press, sheet, texts, shown, tagged):
    drawn = sheet().text(57, 80, BEFORE)
    for layer, y, text in (("Draft", 120, SECRET), ("Shown", 140, "Plan przyjęto.")):
        drawn.text(57, y, text)
        if tagged:
            drawn.tagged("P")
        drawn.commands.append(f"/OC /{layer} BDC {drawn.commands.pop()} EMC")
    path = press.write(drawn.text(57, 160, AFTER))
    mended(path, lambda pdf, page: add_layers(pdf, page, off=() if shown else ("Draft",)))
    document = read_pdf(path, Limits())
    assert marks(document) == ([] if shown else [("hidden", "layer", SECRET)])
    assert texts(document) == [BEFORE, *([SECRET] if shown else []), "Plan przyjęto.", AFTER]


def add_layers(pdf, page, off):
    layers = {
        name: pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Draft", "Shown")
    }
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array(layers.values()), D=Dictionary(OFF=Array([layers[name] for name in off]))
    )
    page.Resources["/Properties"] = Dictionary({f"/{name}": it for name, it in layers.items()})


def test_text_that_was_cropped_off_is_not_seen(press, sheet, texts):
    drawn = written(sheet, words(sheet, y=830), words(sheet, "Na brzegu strony", y=795))
    crop = Array([0, 45, 595, 842])
    path = mended(press.write(drawn), lambda _, page: page.__setattr__("CropBox", crop))
    document = read_pdf(path, Limits())
    assert marks(document) == [("hidden", "cropped", SECRET)]
    assert texts(document)[:2] == [BEFORE, AFTER]
    assert document.marks[-1].location.page == 1


def test_a_sheet_cut_into_two_pages_hides_nothing(press, sheet):
    spread = [
        sheet(width=1190)
        .text(57, 80, "Gmina prowadzi cztery szkoły i dwa przedszkola.")
        .text(652, 80, "Koszt działań wynosi 18 600 zł.")
        for _ in range(2)
    ]
    path = press.write(*spread)
    mended(path, lambda _, page: page.__setattr__("CropBox", Array([0, 0, 595, 842])))
    mended(path, lambda _, page: page.__setattr__("CropBox", Array([595, 0, 1190, 842])), page=1)
    document = read_pdf(path, Limits())
    assert [block.location.page for block in document.body()] == [1, 2]
    assert marks(document) == []


def layer_of_a_scan(sheet, *rows):
    """What a program for reading scans puts over the picture."""
    return [words(sheet, row, y=90 + 20 * n, look="3 Tr") for n, row in enumerate(rows)]


ROWS = (BEFORE, SECRET, "Odpowiada naczelnik wydziału oświaty.", AFTER)


@pytest.mark.parametrize(
    "pictures",
    [
        [(0, 0, 595, 842)],
        [(0, 0, 595, 421)],  # the upper half; the lower half was typed
        [(40, 70 + 20 * n, 400, 90 + 20 * n) for n in range(4)],  # in strips
        [(40, 70, 400, 130)],  # words of the picture run out of it
    ],
)
def test_the_text_layer_of_a_scan_is_text(press, sheet, texts, pictures):
    page = sheet()
    for picture in pictures:
        page.picture(*picture)
    page.commands += layer_of_a_scan(sheet, *ROWS)
    document = read_pdf(press.write(page.text(57, 700, "Strona 1 z 1 planu")), Limits())
    assert marks(document) == []
    assert all(row in " ".join(texts(document)) for row in ROWS)


def test_text_under_the_picture_of_a_scan_is_text(press, sheet, texts):
    page = sheet().lines(57, 90, *ROWS, step=20).picture(0, 0, 595, 842)
    document = press.read(page)
    assert marks(document) == []
    assert all(row in " ".join(texts(document)) for row in ROWS)


def test_text_over_letters_drawn_as_outlines_is_text(press, sheet, texts):
    """Browsers draw some letters as outlines and lay transparent text over most of them."""
    page = sheet()
    for number in range(len(ROWS) - 1):
        y = 842 - (90 + 20 * number)
        page.commands += [f"{x} {y} m {x + 2} {y + 7} l {x + 4} {y} l f" for x in range(57, 240, 6)]
    page.commands += layer_of_a_scan(sheet, *ROWS)
    document = press.read(page)
    assert marks(document) == []
    assert all(row in " ".join(texts(document)) for row in ROWS)


def test_hidden_lines_that_follow_each_other_are_one_passage(press, sheet):
    rows = [words(sheet, row, y=100 + 14 * n, look="1 g") for n, row in enumerate(ROWS[1:3])]
    document = press.read(written(sheet, *rows))
    assert marks(document) == [("unseen", "colour", f"{ROWS[1]} {ROWS[2]}")]


def test_what_is_hidden_on_every_page_is_told_once(press, sheet):
    pages = [
        written(sheet, words(sheet, f"Wersja robocza, strona {n}", y=30, look="1 g"))
        for n in (1, 2, 3)
    ]
    document = press.read(*pages)
    assert marks(document) == [("unseen", "colour", "Wersja robocza, strona 1")]


def test_a_mark_stands_at_the_cell_that_it_is_in(press, sheet):
    page = sheet().grid((57, 200, 400), (80, 110, 140), [["Działanie", "Koszt"], ["Szkolenie", ""]])
    page.commands.append(words(sheet, "20 000 zł", x=210, y=125, look="3 Tr"))
    (mark,) = press.read(page).marks_of("hidden")
    assert (mark.text, mark.location.cell) == ("20 000 zł", (1, 1))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_hidden_text_is_found_on_a_turned_page(press, sheet, texts, turns):
    path = press.write(written(sheet, box("0.2 g", y0=85, y1=100), words(sheet, look="1 g"),
                               words(sheet, "Biały nagłówek", y=96, look="1 g")))  # fmt: skip

    def turn(_, page):
        matrix = {1: "0 1 -1 0 842 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 595"}[turns]
        page.contents_add(f"q {matrix} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        if turns % 2:
            page.MediaBox = Array([0, 0, 842, 595])
        page.Rotate = 90 * turns

    document = read_pdf(mended(path, turn), Limits())
    assert marks(document) == [("unseen", "colour", SECRET)]
    assert texts(document) == [BEFORE, "Biały nagłówek", SECRET, AFTER]
    assert document.marks[0].location.bbox[:2] == pytest.approx((57, 111.4), abs=1)


def test_hidden_text_is_found_on_a_page_drawn_sideways(press, sheet, texts):
    path = press.write(written(sheet, words(sheet, look="1 g")))

    def turn(_, page):
        page.contents_add(b"q 0 1 -1 0 842 0 cm", prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = Array([0, 0, 842, 595])

    document = read_pdf(mended(path, turn), Limits())
    assert marks(document) == [("unseen", "colour", SECRET)]
    x0, _, x1, bottom = document.marks[0].location.bbox
    assert 110 < x0 < x1 < 125
    assert bottom == pytest.approx(595 - 57, abs=1)


def test_white_words_on_a_layer_that_is_on_are_told_by_their_colour(press, sheet, texts):
    drawn = sheet().text(57, 80, BEFORE)
    drawn.commands.append(f"/OC /Shown BDC {words(sheet, look='1 g')} EMC")
    path = press.write(drawn)
    mended(path, lambda pdf, page: add_layers(pdf, page, off=()))
    assert marks(read_pdf(path, Limits())) == [("unseen", "colour", SECRET)]


def test_what_is_marked_otherwise_after_a_layer_is_on_none(press, sheet, texts):
    drawn = sheet().text(57, 80, BEFORE)
    drawn.commands[-1] = f"/OC /Shown BDC {drawn.commands[-1]} EMC"
    drawn.commands.append(f"/Artifact BMC {words(sheet, look='3 Tr')} EMC")
    drawn.commands.append(f"/Artifact BMC {words(sheet, AFTER, y=160)} EMC")
    path = press.write(drawn)
    mended(path, lambda pdf, page: add_layers(pdf, page, off=()))
    document = read_pdf(path, Limits())
    assert marks(document) == [("hidden", "invisible", SECRET)]
    assert texts(document) == [BEFORE, AFTER]
