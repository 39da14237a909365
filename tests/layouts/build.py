"""Write the zoo: `python -m tests.layouts.build OUT [--pdf] [--chromium] [--own-words] [KIND …]`.

Each kind gets OUT/<kind>/submission.docx and gold.json. --pdf adds submission.pdf by LibreOffice,
--chromium (into OUT-chromium, so that every folder keeps one PDF) one printed by Chromium.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.layouts.kinds import KINDS, build
from tests.layouts.pdf_twins import print_with_chromium, print_with_libreoffice


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("kinds", nargs="*", help="names or beginnings of names; default: all")
    parser.add_argument("--content", help="this plan in every layout")
    parser.add_argument("--own-words", action="store_true", help="the plans' own headings, columns")
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--chromium", action="store_true")
    options = parser.parse_intermixed_args()
    chosen = [
        kind
        for name, kind in KINDS.items()
        if not options.kinds or name.startswith(tuple(options.kinds))
    ]
    for kind in chosen:
        folder = options.out / kind.name
        gold = build(kind, folder, content=options.content, own_words=options.own_words)
        text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (folder / "gold.json").write_text(text, encoding="utf-8")
    folders = [options.out / kind.name for kind in chosen]
    if options.pdf:
        print_with_libreoffice(folders)
    if options.chromium:
        print_with_chromium(folders, options.out.with_name(options.out.name + "-chromium"))
    print(f"{len(chosen)} kinds in {options.out}")


if __name__ == "__main__":
    main()
