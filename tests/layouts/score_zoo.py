"""Review the zoo and score it: `python -m tests.layouts.score_zoo ZOO RESULTS --scorer SCORE.PY`.

ZOO is what tests.layouts.build wrote. Every file in it is reviewed as `hdr check` does; the scorer
(GOLD_DIR RESULTS_DIR) then prints its shares. Lines about defects are left out: the zoo is about
layouts, and its gold lists no defects.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from flows.steps import review_file
from model.settings import Settings
from model.template import load_template
from reports.json import write_review

FILES = ("submission.docx", "submission.pdf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zoo", type=Path)
    parser.add_argument("results", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    template, settings = load_template(), Settings()
    for path in sorted(options.zoo.glob("*/submission.*")):
        if path.name in FILES:
            folder = options.results / path.parent.name / path.suffix[1:]
            folder.mkdir(parents=True, exist_ok=True)
            write_review(review_file(path, settings, template), folder)
    for variant in ("docx", "pdf"):
        if not any(options.zoo.glob(f"*/submission.{variant}")):
            continue
        command = [sys.executable, options.scorer, options.zoo, options.results]
        command += ["--variant", variant, *(["--misses"] if options.misses else [])]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(f"== {variant}")
        print("\n".join(line for line in said.splitlines() if "defects" not in line))


if __name__ == "__main__":
    main()
