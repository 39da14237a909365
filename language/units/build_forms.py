"""Make `language/data/unit_forms.tsv`: every name of a gmina or city in every case.

Run it when the register changes:

    python -m language.units.build_forms unit_name_forms.csv

The file given is the list of locality names with their genitives (abbreviated as printed). The
other cases come from morfeusz2 (SGJP), from the endings of adjectives, and from
`language/data/unit_name_exceptions.toml`. A name that cannot be declined stops the build and is
named, so that it can be added to the exceptions.
"""

from __future__ import annotations

import csv
import os
import sys
import tomllib
from pathlib import Path

from language.units.declension import CASES, CannotDecline, decline, expand_genitive
from model.units import load_register

_DATA = Path(__file__).parents[1] / "data"
_HEADER = """\
# Names of gminas and cities in every case. Columns: name in the register, other nominatives,
# genitive, dative, accusative, instrumental, locative; alternatives are separated by |.
# Made by language/units/build_forms.py from the official register of territorial units (GUS,
# TERYT/TERC), the list of locality names with their genitives, and morfeusz2 (SGJP).
"""


def main(path: str) -> None:
    """Write the data file from the list of genitives at `path` and print how well they agree."""
    known = read_genitives(Path(path))
    exceptions = tomllib.loads((_DATA / "unit_name_exceptions.toml").read_text(encoding="utf-8"))
    names = sorted({unit.name for unit in load_register().all if unit.type != "powiat"})
    agreeing = listed = 0
    lines = []
    for name in names:
        plain = name.partition(" (")[0]
        genitives = {
            form for short in known.get(plain, ()) for form in expand_genitive(plain, short)
        }
        forms = forms_of(name, genitives, exceptions["names"].get(name, {}))
        if plain in known:
            listed += 1
            agreeing += bool(decline_or_nothing(plain)["gen"] & genitives)
        columns = ["|".join(sorted(forms[case])) for case in ("nom", *CASES)]
        lines.append("\t".join((name, *columns)))
    target = _DATA / "unit_forms.tsv"
    partial = target.with_suffix(".part")
    partial.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    os.replace(partial, target)  # noqa: PTH105
    print(f"{len(names)} names; generated genitive agrees for {agreeing} of {listed} listed")


def forms_of(name: str, genitives: set[str], extra: dict[str, list[str]]) -> dict[str, set[str]]:
    """Case → forms of a name; "nom" holds other nominatives only.

    A bracketed part is a distinction made by the register, so the name is known without it too; of
    a hyphenated name the first part is often left uninflected.
    """
    plain, _, bracketed = name.partition(" (")
    forms: dict[str, set[str]] = {case: set(extra.get(case, ())) for case in CASES}
    forms["nom"] = {plain} if bracketed else set()
    spellings = [plain, f"{plain} {bracketed[:-1]}"] if bracketed else [name]
    for spelling in spellings:
        try:
            declined = decline(spelling, genitives)
        except CannotDecline:
            if not set(CASES) <= extra.keys():
                raise
            continue
        for case in CASES:
            forms[case] |= declined[case]
    for case in CASES:
        if "-" in name:
            forms[case] |= _second_part_only(name, forms[case])
    if not forms["gen"] & genitives:
        forms["gen"] |= genitives
    return forms


def _second_part_only(name: str, forms: set[str]) -> set[str]:
    first, _, _ = name.rpartition("-")
    return {f"{first}-{form.rpartition('-')[2]}" for form in forms}


def decline_or_nothing(name: str) -> dict[str, set[str]]:
    """What is generated without any help, for measuring; empty where nothing is."""
    try:
        return decline(name)
    except CannotDecline:
        return {case: set() for case in CASES}


def read_genitives(path: Path) -> dict[str, set[str]]:
    """Name of a locality → its genitives as printed in the list."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            found.setdefault(row["NAZWA"], set()).add(row["DOPELNIACZ_SKROT"])
    return found


if __name__ == "__main__":
    main(sys.argv[1])
