"""How much of the labelled documents is read and found: `python -m benchmarks.accuracy`.

Writes docs/accuracy.md and rules/measured.toml. --check compares with the page instead and fails on
more than rounding; --misses lists every miss; --only docx reviews one kind of sample and prints its
tables.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import tables
from benchmarks.calibration import SURE, TARGET, measure_calibration
from benchmarks.corpus import KINDS, ROOT, labelled_files, review_of
from benchmarks.finding_measures import measure_findings
from benchmarks.layout_kinds import made_documents
from benchmarks.plan_measures import measure_plan
from benchmarks.tally import Count, Json, Tally, total
from rules.measured import PATH as MEASURED
from rules.measured import Measured as RuleFigures
from rules.measured import measured_toml

PAGE = ROOT / "docs" / "accuracy.md"
_INTRO = Path(__file__).parent / "data" / "accuracy.md"
_PROGRAMS = {"office": "soffice", "scan": "tesseract"}
_PRINTER = "soffice"
_CHECKED = ("checked", "checked_partly")
_RECALL, _PRECISION = "defects recall: ", "defects precision: "
_OVER_ALL = ("all", "samples", "defects found", "findings right")
"""Columns that need every kind of file."""


@dataclass
class Measured:
    """The counts by group: ("samples", kind of file) or ("layouts", kind of file).

    `sure` counts the values given as sure.
    """

    counts: dict[tuple[str, str], list[Tally]] = field(default_factory=dict)
    sure: dict[tuple[str, str], list[Tally]] = field(default_factory=dict)

    def add(self, group: tuple[str, str], counts: Tally, sure: Tally) -> None:
        """Keep what was counted on one file."""
        self.counts.setdefault(group, []).append(counts)
        self.sure.setdefault(group, []).append(sure)

    @property
    def complete(self) -> bool:
        """Whether samples of every kind were measured."""
        return all(("samples", kind) in self.counts for kind in KINDS)


def measurable() -> list[str]:
    """The kinds of file for which there are the programs that reading them takes."""
    return [kind for kind in KINDS if shutil.which(_PROGRAMS.get(kind, sys.executable))]


def measure(kinds: Sequence[str], *, layouts: bool) -> Measured:
    """Review the samples of these kinds and, if asked, read the made layouts."""
    groups = [("samples", kind) for kind in kinds]
    measured = Measured({group: [] for group in groups}, {group: [] for group in groups})
    for file in labelled_files(kinds):
        review = review_of(file.path)
        counts, sure = _compare(file.path.name, file.gold, review)
        measure_findings(counts, file.path.name, file.gold, review["findings"], file.kind)
        measured.add(("samples", file.kind), counts, sure)
    if layouts:
        with tempfile.TemporaryDirectory() as folder:
            printed = shutil.which(_PRINTER) is not None
            for variant, made in made_documents(Path(folder), printed=printed):
                review = {"outcome": made.outcome, "plan": made.plan}
                measured.add(("layouts", variant), *_compare(made.name, made.gold, review))
    return measured


def _compare(name: str, gold: Json, review: Json) -> tuple[Tally, Tally]:
    counts, sure = Tally(), Tally()
    counts.add("outcome", review["outcome"] in _CHECKED, name, review["outcome"])
    measure_plan(counts, name, gold, review["plan"])
    measure_calibration(sure, name, gold, review["plan"])
    return counts, sure


# --------------------------------------------------------------------------------- tables


def samples_table(measured: Measured) -> str:
    """Measures of the samples: of all, and by kind of file."""
    sums = _sums(measured, "samples")
    return _measures({"all": total(sums.values()), **sums})


def layouts_table(measured: Measured) -> str:
    """Measures of the made layouts by kind of file."""
    return _measures(_sums(measured, "layouts"))


def _sums(measured: Measured, origin: str) -> dict[str, Tally]:
    groups = measured.counts.items()
    return {kind: total(tallies) for (of, kind), tallies in groups if of == origin}


def _measures(columns: dict[str, Tally]) -> str:
    names = dict.fromkeys(name for tally in columns.values() for name in tally.counts)
    plain = [name for name in names if not name.startswith((_RECALL, _PRECISION))]
    return _shares("measure", plain, columns)


def _shares(corner: str, names: Iterable[str], columns: dict[str, Tally]) -> str:
    rows = [
        [name, *(tables.share(tally.counts.get(name)) for tally in columns.values())]
        for name in names
    ]
    return tables.table([corner, *columns], rows)


def rules_table(measured: Measured) -> str:
    """Recall and precision of each rule over all samples."""
    counts = total(_sums(measured, "samples").values()).counts
    rules = {name.partition(": ")[2] for name in counts if name.startswith((_RECALL, _PRECISION))}
    rows = [
        [f"`{rule}`", *(tables.share(counts.get(part + rule)) for part in (_RECALL, _PRECISION))]
        for rule in sorted(rules)
    ]
    return tables.table(["rule", "defects found", "findings right"], rows)


def rule_figures(measured: Measured) -> dict[str, RuleFigures]:
    """The same as numbers, for the pages on the rules."""
    counts = total(_sums(measured, "samples").values()).counts
    rules = {name.partition(": ")[2] for name in counts if name.startswith((_RECALL, _PRECISION))}
    found = {rule: counts.get(_RECALL + rule, Count()) for rule in rules}
    right = {rule: counts.get(_PRECISION + rule, Count()) for rule in rules}
    return {
        rule: RuleFigures(
            defects=found[rule].total,
            found=found[rule].right,
            findings=right[rule].total,
            right=right[rule].right,
        )
        for rule in rules
    }


def confidence_table(measured: Measured) -> str:
    """Of the values given as sure, how many are right."""
    by_group = {group: total(tallies) for group, tallies in measured.sure.items()}
    columns = {
        "samples": total(tally for (of, _), tally in by_group.items() if of == "samples"),
        **{" ".join(group): tally for group, tally in by_group.items()},
    }
    names = dict.fromkeys(name for tally in columns.values() for name in tally.counts)
    every = [tables.share(tally.everything()) for tally in columns.values()]
    return f"{_shares('field', names, columns)}\n| **every value** | {' | '.join(every)} |"


_TABLES: dict[str, Callable[[Measured], str]] = {
    "Samples": samples_table,
    "Layout kinds": layouts_table,
    "Findings by rule": rules_table,
    "Confidence": confidence_table,
}


# ----------------------------------------------------------------------------------- page


def page(measured: Measured) -> str:
    """docs/accuracy.md."""
    words = _INTRO.read_text(encoding="utf-8").format(sure=SURE, target=f"{TARGET:.0%}")
    opening, *notes = words.strip().split("\n## ")
    parts = [opening.strip()]
    for note in notes:
        title, _, text = note.partition("\n")
        parts.append(f"## {title}\n\n{text.strip()}\n\n{_TABLES[title](measured)}")
    return "\n\n".join(parts) + "\n"


def stale(measured: Measured, kept: str) -> list[str]:
    """What the kept page says otherwise than these measurements, as far as they go."""
    fresh = page(measured)
    found = []
    for title in _TABLES:
        new, old = tables.columns(fresh, title), tables.columns(kept, title)
        for name, column in new.items():
            if measured.complete or name not in _OVER_ALL:
                differences = tables.differences(old.get(name, {}), column)
                found += [f"{title}, {name}, {difference}" for difference in differences]
    return found


def _misses(measured: Measured) -> Iterable[str]:
    for sure, groups in (("", measured.counts), ("sure of ", measured.sure)):
        for (of, kind), tallies in groups.items():
            for name, file, note in total(tallies).misses:
                yield f"{of} {kind} | {file} | {sure}{name} | {note}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=KINDS)
    options = parser.parse_args()
    kinds = [options.only] if options.only else measurable()
    measured = measure(kinds, layouts=not options.only)
    if options.misses:
        print("\n".join(_misses(measured)))
    if options.check:
        found = stale(measured, PAGE.read_text(encoding="utf-8"))
        print("\n".join(found) or f"{PAGE.name} says what was measured now")
        return 1 if found else 0
    if options.only:
        made = (samples_table, rules_table, confidence_table)
        print("\n\n".join(make(measured) for make in made))
    elif not measured.complete:
        print(f"{PAGE.name} is not written: it needs {', '.join(_PROGRAMS.values())}")
        return 2
    else:
        PAGE.write_text(page(measured), encoding="utf-8")
        MEASURED.write_text(measured_toml(rule_figures(measured)), encoding="utf-8")
        print(f"{PAGE.relative_to(ROOT)} and {MEASURED.relative_to(ROOT)} are written")
        print("now: python -m rules.docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
