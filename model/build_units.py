"""Make `model/data/units.tsv` from the published files of the register.

Run it when a new state of the register is taken in (then change `STATES` in `model.units`):

    python -m model.build_units TERC_2024-01-01.csv TERC_2026-01-01.csv unit_name_forms.csv

The TERC files are the "urzędowy" variant of the register of territorial units (GUS, TERYT); the
third is the list of locality names with their adjectives, which tell the seat of a powiat
("wołomiński" ← Wołomin). What neither says stands in `model/data/unit_extras.toml`.
"""

from __future__ import annotations

import csv
import os
import sys
import tomllib
from itertools import takewhile
from pathlib import Path
from typing import Any

from model.text import fold
from model.units import STATES

_DATA = Path(__file__).parent / "data"
_HEADER = """\
# Voivodeships (2 digits), powiats (4) and gminas or cities (7: the last is the type, 1 urban,
# 2 rural, 3 urban-rural) of the official register of territorial units (GUS, TERYT/TERC),
# states of {states}; earlier names and types from unit_extras.toml.
# Made by model/build_units.py. Columns: code, name, the only year (1 January) for which it is
# known to stand (empty: both states), code of the town where a powiat's authorities sit.
"""


def main(paths: list[str]) -> None:
    """Write the data file; `paths` are the TERC files, oldest first, then the list of names."""
    *registers, names = (Path(path) for path in paths)
    extras = tomllib.loads((_DATA / "unit_extras.toml").read_text(encoding="utf-8"))
    entries: dict[tuple[str, str], list[int]] = {}
    for year, register in zip(STATES, registers, strict=True):
        for code, name in read_register(register):
            entries.setdefault((code, name), []).append(year)
    for code, name, state in former_entries(extras, {code: name for code, name in entries}):
        entries[code, name] = [state]
    seats = find_seats(list(entries), read_adjectives(names), extras["seats"])
    lines = [
        "\t".join((code, name, "" if len(years) > 1 else str(years[0]), seats.get(code, "")))
        for (code, name), years in sorted(entries.items())
    ]
    header = _HEADER.format(states=" and ".join(f"1 January {year}" for year in STATES))
    target = _DATA / "units.tsv"
    partial = target.with_suffix(".part")
    partial.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    os.replace(partial, target)  # noqa: PTH105


def read_register(path: Path) -> list[tuple[str, str]]:
    """(code, name) of voivodeships, powiats and gminas; cities with powiat rights as gminas only.

    A city stands in the register twice, as a powiat (capitalised name) and as its only gmina.
    """
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            code = row["WOJ"] + row["POW"] + row["GMI"] + row["RODZ"]
            name = row["NAZWA"]
            if len(code) == 2:
                found.append((code, name.lower()))
            elif (len(code) == 4 and name[0].islower()) or (len(code) == 7 and code[6] in "123"):
                found.append((code, name))
    return found


def former_entries(extras: dict[str, Any], current: dict[str, str]) -> list[tuple[str, str, int]]:
    """(code, name, last year of it) of names and types that ended before the oldest state.

    Raises KeyError when the extras name a code that the register does not hold.
    """
    found = [
        (former["teryt"], former["name"], former["state"])
        for former in extras["former_names"]
        if current[former["teryt"]]
    ]
    for year, codes in extras["new_towns"].items():
        found += [(code[:6] + "2", current[code], int(year) - 1) for code in codes]
    return found


def read_adjectives(path: Path) -> dict[str, set[str]]:
    """Name of a locality → the adjectives made from it."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            found.setdefault(row["NAZWA"], set()).add(row["PRZYMIOTNIK"])
    return found


def find_seats(
    entries: list[tuple[str, str]], adjectives: dict[str, set[str]], known: dict[str, str]
) -> dict[str, str]:
    """Code of a powiat → code of the town where its authorities sit.

    The town is the known one, else the one of the powiat (else a city of the voivodeship) whose
    adjective is the powiat's name, else the town that shares most letters with it.
    """
    powiats = {code: name for code, name in entries if len(code) == 4}
    towns = {code: name for code, name in entries if len(code) == 7 and code[6] in "13"}
    seats = {}
    for code, name in powiats.items():
        own = [town for town in towns if town[:4] == code]
        cities = [town for town in towns if town[:2] == code[:2] and town[:4] not in powiats]
        if code in known:
            fitting = [town for town in own + cities if towns[town] == known[code]]
        else:
            fitting = (
                [town for town in own if name in adjectives.get(towns[town], ())]
                or [town for town in cities if name in adjectives.get(towns[town], ())]
                or [max(own + cities, key=lambda town: _shared_letters(name, towns[town]))]
            )
        if len({towns[town] for town in fitting}) != 1:
            raise ValueError(f"powiat {name} ({code}): no single seat, add it to unit_extras.toml")
        seats[code] = max(fitting)
    return seats


def _shared_letters(one: str, other: str) -> int:
    pairs = zip(fold(one), fold(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


if __name__ == "__main__":
    main(sys.argv[1:])
