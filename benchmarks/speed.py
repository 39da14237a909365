"""How fast documents are read and checked: `python -m benchmarks.speed`.

Writes docs/benchmarks.md. --quick runs everything once, prints the tables and writes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import outputs_speed, pdf_speed, word_speed
from benchmarks.cold_start import measure_cold_start
from benchmarks.corpus import ROOT
from benchmarks.cpu import Times, ms
from benchmarks.pdf_memory import measure_growth
from benchmarks.tables import table

PAGE = ROOT / "docs" / "benchmarks.md"
_INTRO = Path(__file__).parent / "data" / "benchmarks.md"
_KILOBYTE, _MEGABYTE = 1 << 10, 1 << 20
_LONG = 12
"""Pages of a long plan."""


def word_tables(rounds: int) -> tuple[str, str]:
    """Word files against the bare walk and markitdown; and every step of a review."""
    times = word_speed.time_word_files(rounds)
    files = word_speed.word_files()

    def whole(*steps: str) -> float:
        return times.sum(*((path, step) for path in files for step in steps))

    plan = whole("read", "extract")
    ratios = [
        [
            "DOCX → plan, against a bare walk of the same parts",
            f"{plan / whole('walk'):.1f} ×",
            "at most 8 ×",
        ],
        [
            "DOCX → plan, against that walk without styles.xml",
            f"{plan / whole('walk of the text'):.1f} ×",
            "–",
        ],
        ["markitdown, against DOCX → plan", f"{whole('markitdown') / plan:.1f} ×", "at least 4 ×"],
    ]
    each = {step: whole(step) / len(files) for step in word_speed.STEPS}
    rules = whole("check") / len(files)
    steps = [
        ["bare walk of the XML", ms(each["walk"]), "–"],
        ["reading", ms(each["read"]), "–"],
        ["extraction", ms(each["extract"]), "–"],
        ["all rules", ms(rules), "–"],
        [f"all rules, for {_LONG} pages", ms(_for_a_long_plan("check", times)), "under 30"],
        ["a whole review: admission, reading, extraction, rules", ms(each["review"]), "–"],
        ["writing the results of one file", ms(each["write"]), "–"],
        [f"the same, for {_LONG} pages", ms(_for_a_long_plan("write", times)), "under 300"],
        ["markitdown", ms(each["markitdown"]), "–"],
    ]
    return table(["ratio", "measured", "target"], ratios), table(["step", "ms", "target"], steps)


def _for_a_long_plan(step: str, times: Times) -> float:
    """Seconds of a step for _LONG pages, from the files whose PDF twins tell their pages."""
    seconds, pages = 0.0, 0
    for path in word_speed.word_files():
        printed = path.with_suffix(".pdf")
        if printed.exists():
            seconds += times.median((path, step))
            pages += pdf_speed.pages_of(printed)
    return seconds / pages * _LONG


def pdf_tables(rounds: int) -> tuple[str, str]:
    """PDF pages against pdfplumber; and what was found alike."""
    times, compared = pdf_speed.time_pdf_pages(rounds)
    pages = compared.pages
    documents = times.sum(*((path, "document") for path in pdf_speed.pdf_files()))
    rows = []
    for name, them, target in (
        ("all pages", pages, "at least 4.5 ×"),
        (
            "pages without rulings",
            [page for page in pages if page in compared.plain],
            "at least 9 ×",
        ),
    ):
        ours = times.sum(*((*page, "ours") for page in them))
        peer = times.sum(*((*page, "pdfplumber") for page in them))
        count = len(them)
        cells = [str(count), ms(ours / count), ms(peer / count), f"{peer / ours:.1f} ×", target]
        rows.append([name, *cells])
    rows.append(
        ["whole document, per page", str(len(pages)), ms(documents / len(pages)), "–", "–", "–"]
    )
    alike = [
        ["words", str(compared.words), f"{compared.same_words / compared.words:.1%}"],
        ["cells of tables", str(compared.cells), f"{compared.same_cells / compared.cells:.1%}"],
    ]
    return (
        table(["pages", "count", "ours, ms", "pdfplumber, ms", "ratio", "target"], rows),
        table(["found by pdfplumber", "count", "ours too"], alike),
    )


def outputs_table(rounds: int) -> str:
    """Writing the results of a PDF, without and with pictures of its pages in the notes."""
    written = outputs_speed.measure_outputs(rounds)
    rows = [
        [
            each.name,
            str(each.pages),
            str(each.findings),
            ms(each.without),
            ms(each.pictured),
            f"{each.bytes_without / _KILOBYTE:.0f}",
            f"{each.bytes_pictured / _KILOBYTE:.0f}",
        ]
        for each in written
    ]
    without, pictured = outputs_speed.for_pages(written, _LONG)
    rows += [
        ["mean, for 12 pages", str(_LONG), "–", ms(without), ms(pictured), "–", "–"],
        ["target", str(_LONG), "–", "under 300", "under 1500", "–", "–"],
    ]
    head = ["file", "pages", "findings", "ms", "ms with pictures", "KB", "KB with pictures"]
    return table(head, rows)


def growth_table() -> str:
    """Memory and time of the PDF reader by number of pages."""
    rows = [
        [
            str(cost.pages),
            f"{cost.seconds:.1f}",
            ms(cost.seconds / cost.pages),
            f"{cost.peak / _MEGABYTE:.0f}",
            f"{(cost.peak - cost.before) / _MEGABYTE:.0f}",
        ]
        for cost in measure_growth()
    ]
    return table(["pages", "s", "ms a page", "peak MB", "of it for the file"], rows)


def cold_table() -> str:
    """Whole processes from start to end."""
    rows = [
        [f"`{cold.name}`", f"{cold.clock:.2f}", f"{cold.cpu:.2f}"] for cold in measure_cold_start()
    ]
    return table(["command", "s on the clock", "s of CPU"], rows)


def page(rounds: int) -> str:
    """docs/benchmarks.md."""
    ratios, steps = word_tables(rounds)
    pages, alike = pdf_tables(max(1, rounds - 2))
    return _INTRO.read_text(encoding="utf-8").format(
        ratios=ratios,
        steps=steps,
        pages=pages,
        alike=alike,
        outputs=outputs_table(rounds),
        growth=growth_table(),
        cold=cold_table(),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    text = page(1 if options.quick else word_speed.ROUNDS)
    print(text)
    if not options.quick:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
