"""The model answer as a Word file with its gold, and its PDF: `python -m tests.model_answer.build`.

Writes samples/wzorcowa-odpowiedz.docx, tests/gold/wzorcowa-odpowiedz.json and, with --pdf, the PDF
that LibreOffice exports. The words are in plan.toml.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import struct
import subprocess
import tempfile
import tomllib
import zlib
from pathlib import Path
from typing import Any

from docx.shared import Cm

from model.template import Element, Template, load_template
from reports.empty_form import (
    add_fields,
    add_table,
    blank_document,
    file_of,
    schedule_header,
)

ROOT = Path(__file__).parents[2]
NAME = "wzorcowa-odpowiedz"
WORD, PRINTED = (ROOT / "samples" / f"{NAME}.{ending}" for ending in ("docx", "pdf"))
GOLD = ROOT / "tests" / "gold" / f"{NAME}.json"
Json = dict[str, Any]
_ONE_LETTER = re.compile(r"(?<![\w\u00a0])([aiouwz]) ", re.IGNORECASE)
_BAR, _HEIGHT, _INK, _PAPER = 90, 200, b"\x1f\x4e\x79", b"\xff\xff\xff"
_EXPORT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def plan() -> Json:
    """The words of the model answer."""
    return tomllib.loads((Path(__file__).parent / "plan.toml").read_text(encoding="utf-8"))


def model_answer(given: Json, template: Template) -> bytes:
    """The content of the docx file; the same words give the same bytes."""
    given = _bound(given)
    document = blank_document(given["title"])
    for line in given["cover"]:
        document.add_paragraph(line, style="Subtitle")
    writers = {
        "identification": _identification,
        "area": _area,
        "diagnosis": _diagnosis,
        "priorities": _priorities,
        "goals": _goals,
        "period": _period,
        "schedule": _schedule,
        "implementation": _implementation,
        "monitoring": _monitoring,
        "risks": _risks,
        "summary_form": _summary,
        "financing": _financing,
    }
    for number, element in enumerate(template.elements, start=1):
        document.add_heading(_heading(number, element), level=1)
        writers[element.id](document, given, template)
    return file_of(document)


def _bound(said: Any) -> Any:
    """The words with a space that does not break after those of one letter, as a good plan has.

    Not in the narrow columns of the schedule, where nobody minds.
    """
    if isinstance(said, dict):
        return {key: value if key == "actions" else _bound(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_bound(value) for value in said]
    return _ONE_LETTER.sub("\\1\u00a0", said) if isinstance(said, str) else said


def gold(given: Json, template: Template) -> Json:
    """What a person reads in it, in the form of the other gold files."""
    goals = given["goals"]
    return {
        "id": NAME,
        "layout": ["heading-styles", "form-tables", "one-ruled-table-8-columns", "model-answer"],
        "jst": given["unit"],
        "title": given["title"],
        "area": [given["area"]],
        "period": given["period"],
        "sections": {
            element.id: {"status": "present", "heading": _heading(number, element)}
            for number, element in enumerate(template.elements, start=1)
        },
        "priorities": goals["priorities"],
        "goals": [
            {"kind": "main", "text": goals["main"]},
            *({"kind": "specific", "text": text} for text in goals["specific"]),
        ],
        "actions": [_gold_action(action, goals["specific"]) for action in given["actions"]],
        "risks": [risk["text"] for risk in given["risks"]],
        "team": given["team"],
        "advisers": given["advisers"],
        "summary_form": given["summary_form"],
        "cost_total_stated": given["cost_total"],
        "defects": [],
    }


def _gold_action(action: Json, goals: list[str]) -> Json:
    term = {"start": None, "end": None, **action["term"]}
    return {
        "number": action["number"],
        "goal": goals[action["goal"] - 1],
        "name": action["name"],
        "responsible": [action["responsible"]],
        "term": term,
        "cost": action["cost"],
        "indicators": [action["indicator"]],
    }


def _heading(number: int, element: Element) -> str:
    return f"{number}. {element.heading}"


def _people(people: list[Json]) -> str:
    return "\n".join(f"{person['name']} – {person['function']}" for person in people)


def _identification(document, given: Json, template: Template) -> None:
    unit = given["unit"]
    add_fields(
        document,
        [
            ("Nazwa jednostki", f"Gmina {unit['name']}"),
            ("Typ jednostki", "gmina wiejska"),
            ("Powiat", unit["powiat"]),
            ("Województwo", unit["voivodeship"]),
            ("Kod TERYT", unit["teryt"]),
            ("Zespół jednostki", _people(given["team"])),
            ("Doradcy", _people(given["advisers"])),
        ],
    )


def _area(document, given: Json, template: Template) -> None:
    names = {area.number: area.name for area in template.areas}
    document.add_paragraph(f"Wybrany obszar: {given['area']}. {names[given['area']]}")
    document.add_paragraph(f"Uzasadnienie wyboru: {given['texts']['reason']}")


def _diagnosis(document, given: Json, template: Template) -> None:
    texts, schools = given["texts"], given["schools"]
    document.add_heading("Stan obecny", level=2)
    for text in texts["diagnosis"]:
        document.add_paragraph(text)
    document.add_paragraph(schools["caption"], style="Caption")
    add_table(document, schools["header"], schools["rows"])
    for text in texts["after_table"]:
        document.add_paragraph(text)
    document.add_picture(io.BytesIO(_chart(34, 22, 48)), width=Cm(9))
    drawing = document.paragraphs[-1]._p.xpath(".//wp:docPr")[0]
    drawing.set("descr", texts["chart_alt"])
    document.add_paragraph(texts["chart_caption"], style="Caption")
    document.add_heading("Wnioski z diagnozy", level=2)
    document.add_paragraph(texts["conclusions"])


def _priorities(document, given: Json, template: Template) -> None:
    for number, text in enumerate(given["goals"]["priorities"], start=1):
        document.add_paragraph(f"Priorytet {number}. {text}")


def _goals(document, given: Json, template: Template) -> None:
    document.add_paragraph(f"Cel główny: {given['goals']['main']}")
    for number, text in enumerate(given["goals"]["specific"], start=1):
        document.add_paragraph(f"Cel szczegółowy {number}. {text}")


def _period(document, given: Json, template: Template) -> None:
    document.add_paragraph(f"Okres realizacji: {given['texts']['period']}")


def _schedule(document, given: Json, template: Template) -> None:
    rows = [
        [
            action["number"],
            action["name"],
            str(action["goal"]),
            action["responsible"],
            action["term"]["text"],
            action["indicator"],
            action["cost"]["text"],
            action["funding"],
        ]
        for action in given["actions"]
    ]
    add_table(document, schedule_header(template), rows)


def _implementation(document, given: Json, template: Template) -> None:
    for text in given["texts"]["implementation"]:
        document.add_paragraph(text)


def _monitoring(document, given: Json, template: Template) -> None:
    monitoring = given["monitoring"]
    add_fields(
        document,
        [
            ("Sposób monitorowania", monitoring["how"]),
            ("Częstotliwość monitorowania", monitoring["frequency"]),
            ("Osoba odpowiedzialna", monitoring["responsible"]),
        ],
    )


def _risks(document, given: Json, template: Template) -> None:
    header = [names[0] for names in template.risk_columns.values()]
    add_table(document, header, [[risk["text"], risk["response"]] for risk in given["risks"]])


def _summary(document, given: Json, template: Template) -> None:
    document.add_paragraph(given["texts"]["summary"])


def _financing(document, given: Json, template: Template) -> None:
    document.add_paragraph(given["texts"]["financing"])


def _chart(*percent: int) -> bytes:
    """A bar chart as PNG, without a library: bars of so many percent."""
    rows = b""
    for line in range(_HEIGHT):
        left = 100 * (_HEIGHT - line) / _HEIGHT
        bars = (
            b"".join((_PAPER * 30, (_INK if each >= left else _PAPER) * _BAR)) for each in percent
        )
        rows += b"\0" + b"".join(bars)
    width = len(percent) * (_BAR + 30)
    header = struct.pack(">IIBBBBB", width, _HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def print_to(folder: Path, word: Path) -> Path:
    """The tagged PDF that LibreOffice makes of a Word file."""
    office = shutil.which("soffice")
    assert office is not None
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                office,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", _EXPORT, "--outdir", str(folder), str(word)),
            ],
            check=True,
            capture_output=True,
        )
    return folder / f"{word.stem}.pdf"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", action="store_true", help="print it, too (LibreOffice)")
    options = parser.parse_args()
    given, template = plan(), load_template()
    WORD.write_bytes(model_answer(given, template))
    text = json.dumps(gold(given, template), ensure_ascii=False, indent=1)
    GOLD.write_text(text + "\n", encoding="utf-8")
    if options.pdf:
        print_to(PRINTED.parent, WORD)


if __name__ == "__main__":
    main()
