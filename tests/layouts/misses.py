"""List what the extraction gets wrong: `python -m tests.layouts.misses FOLDER [KIND …]`.

FOLDER is what tests.layouts.build wrote; every submission.docx and submission.pdf in it is read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from model.errors import SubmissionError
from tests.layouts.compare import MEASURES
from tests.layouts.reading import plan_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kinds", nargs="*", help="beginnings of names; default: all")
    parser.add_argument("--file", default="submission.docx", help="or submission.pdf")
    parser.add_argument("--quiet", action="store_true", help="the table only")
    options = parser.parse_intermixed_args()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for gold_path in sorted(options.folder.glob("*/gold.json")):
        name = gold_path.parent.name
        path = gold_path.parent / options.file
        if not path.exists() or (options.kinds and not name.startswith(tuple(options.kinds))):
            continue
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        try:
            plan = plan_of(path)
        except SubmissionError as error:
            wrong.update(list(MEASURES))
            print(f"{name}: {type(error).__name__}")
            continue
        for measure, compare in MEASURES.items():
            notes = compare(gold, plan)
            (wrong if notes else right)[measure] += 1
            for note in () if options.quiet else notes:
                print(f"{name} | {measure} | {note}")
    for measure in MEASURES:
        total = right[measure] + wrong[measure]
        print(f"{measure:20} {right[measure]:4} of {total:4} documents")


if __name__ == "__main__":
    main()
