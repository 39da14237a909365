"""Waived findings: the file that holds them, and what they do to a review."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from flows.engine.state import state_folder
from model.finding import Finding, WaiverNote
from model.review import Review
from model.settings import Settings
from model.text import squeeze
from model.toml_files import parse_toml, read_toml
from model.waivers import Waiver, Waivers
from rules.catalogue import catalogue

_TABLE = re.compile(r"^(?=[ \t]*\[\[)", re.MULTILINE)
_OPENING = """\
# Uwagi pominięte decyzją redakcji. Dopisuje je i usuwa polecenie: hdr waive

"""


def waivers_file(settings: Settings) -> Path:
    """Where the waivers are: as the settings say, else in the state folder; it need not exist."""
    path = Path(settings.waivers)
    return path if path.is_absolute() else state_folder() / path


def load_waivers(settings: Settings) -> tuple[Waiver, ...]:
    """The waivers in force, () when there is no file.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    path = waivers_file(settings)
    return read_toml(path, Waivers).waivers if path.exists() else ()


def with_waivers(review: Review, waivers: Iterable[Waiver], *, in_batch: bool = False) -> Review:
    """The review with its waived findings marked, and the waivers that it has no use for.

    A waiver is of no use when its rule was decided and no finding has its fingerprint. Rules that
    compare submissions are decided once the review was compared with others (`in_batch`). Applying
    the same waivers again changes nothing.
    """
    unit, path = _unit(review), review.source.path
    own = {waiver.fingerprint: waiver for waiver in waivers if waiver.is_of(unit, path)}
    if not own or not review.outcome.was_checked:
        return review
    there = {finding.fingerprint for finding in review.findings if finding.status != "resolved"}
    open_rules = {each.name for each in review.undecided}
    open_rules.update(review.switched_off, review.other_stage)
    if not in_batch:
        open_rules.update(entry.name for entry in catalogue() if entry.in_batch)
    return review.model_copy(
        update={
            "findings": tuple(_marked(each, own.get(each.fingerprint)) for each in review.findings),
            "unused_waivers": tuple(
                waiver
                for fingerprint, waiver in own.items()
                if fingerprint not in there and waiver.rule not in open_rules
            ),
        }
    )


def unused_in_all(reviews: Iterable[Review]) -> list[Waiver]:
    """The waivers that no review of a batch has a use for, each once.

    One that fits the Word file of a plan but not its PDF is used.
    """
    listed = list(reviews)
    unused = dict.fromkeys(waiver for review in listed for waiver in review.unused_waivers)
    used = {
        waiver
        for waiver in unused
        for review in listed
        if waiver.is_of(_unit(review), review.source.path)
        for finding in review.findings
        if finding.status == "waived" and finding.fingerprint == waiver.fingerprint
    }
    return [waiver for waiver in unused if waiver not in used]


def _unit(review: Review) -> str | None:
    """The TERYT code of the unit whose submission it is."""
    return review.plan.jst.value.teryt if review.plan and review.plan.jst else None


def add_waiver(path: Path, waiver: Waiver) -> None:
    """Write a waiver at the end of the file, in place of one for the same finding.

    Makes the file and its folder if need be; comments in it stay. Raises SettingsError when the
    file holds something else, OSError when it cannot be written.
    """
    kept, _ = _without(_text(path), waiver)
    table = "\n".join(["[[waivers]]", *_lines(waiver)])
    _write(path, f"{kept.rstrip()}\n\n{table}\n")


def remove_waiver(path: Path, waiver: Waiver) -> bool:
    """Take a waiver out of the file; False when it is not there. Raises as `add_waiver`."""
    kept, found = _without(_text(path), waiver)
    if found:
        _write(path, f"{kept.rstrip()}\n")
    return found


def _marked(finding: Finding, waiver: Waiver | None) -> Finding:
    if waiver is None or finding.status == "resolved":
        return finding
    note = WaiverNote(reason=waiver.reason, by=waiver.by, on=waiver.on)
    return finding.model_copy(update={"status": "waived", "waiver": note})


def _text(path: Path) -> str:
    """The content of the file, checked; its opening when there is none."""
    if not path.exists():
        return _OPENING
    text = path.read_text(encoding="utf-8")
    parse_toml(text, Waivers, path.name)
    return text


def _without(text: str, waiver: Waiver) -> tuple[str, bool]:
    """The text without the tables of waivers for the same finding, and whether there were any."""
    opening, *tables = _TABLE.split(text)
    kept = [table for table in tables if not _is_for_the_same(table, waiver)]
    return "".join([opening, *kept]), len(kept) < len(tables)


def _is_for_the_same(table: str, waiver: Waiver) -> bool:
    (entry,) = tomllib.loads(table)["waivers"]
    same = (entry["fingerprint"], entry.get("unit"), entry.get("file"))
    return same == (waiver.fingerprint, waiver.unit, waiver.file)


def _lines(waiver: Waiver) -> list[str]:
    """The keys of a waiver in TOML, those without a value left out."""
    lines = []
    for key, value in waiver.model_dump(exclude_none=True).items():
        # A string of JSON is one of TOML, once what cannot be seen is out of it.
        shown = json.dumps(_visible(value), ensure_ascii=False) if isinstance(value, str) else value
        lines.append(f"{key} = {shown}")
    return lines


def _visible(text: str) -> str:
    return squeeze("".join(char if char.isprintable() else " " for char in text))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_text(text, encoding="utf-8", newline="\n")
    os.replace(partial, path)  # noqa: PTH105 - whole or not at all
