"""Finding a submission or a file of the round by whatever people call it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.desk.errors import DeskError
from flows.desk.round_files import RoundFiles
from ingest.admission import weigh
from language.units.forms import place_names, powiat_names
from language.units.mentions import find_units
from model.errors import SubmissionError
from model.plan import Unit
from model.units import RegisterUnit, load_register, name_key, place_of
from reports.files import folders_for
from reports.json import REVIEW_FILE
from reports.phrases import unit_facts, unit_title
from reports.wording import Wording, wording
from store.received import Received

_SHORTEST_HASH = 8
_CODE = re.compile(r"\d{4}|\d{6,7}")


def find_submission(files: RoundFiles, wanted: str) -> str:
    """The id of the one submission that is meant.

    `wanted` is its id, the TERYT code or the name of its unit in any form, the path of a file that
    was sent or of its folder of results. Raises DeskError when there is none, or several.
    """
    found = _by_words(files, wanted.strip())
    if not found:
        raise DeskError("no_submission", wanted=wanted)
    if len(found) > 1:
        raise DeskError("several", wanted=wanted, found=_listed(files, found))
    return found[0]


def find_unit(wanted: str) -> Unit:
    """The one unit of the register with this TERYT code or name. Raises DeskError when there is
    none, or several.
    """
    register = load_register()
    wanted = wanted.strip()
    if _CODE.fullmatch(wanted):
        known = register.by_teryt(wanted)
        named = [known] if known else []
    else:
        found = list(_mentioned(wanted)) or list(_named(wanted))
        named = [unit for unit in found if unit.current]
    by_place = {place_of(unit.teryt): unit.to_unit() for unit in named}
    if not by_place:
        raise DeskError("no_submission", wanted=wanted)
    if len(by_place) > 1:
        words = wording("pl")
        listed = "".join(f"\n  {each.teryt}  {_told(each, words)}" for each in by_place.values())
        raise DeskError("several_units", wanted=wanted, found=listed)
    return next(iter(by_place.values()))


def find_file(files: RoundFiles, wanted: str) -> Received:
    """The file of the round with this path or hash (or its beginning), or the bytes of the file at
    this path. Raises DeskError when there is none, or several.
    """
    found = _files(files, wanted.strip())
    if not found:
        raise DeskError("no_file", wanted=wanted)
    if len(found) > 1:
        names = "".join(f"\n  {one.path}  {one.sha256[:12]}" for one in found)
        raise DeskError("several_files", wanted=wanted, found=names)
    return found[0]


def _by_words(files: RoundFiles, wanted: str) -> list[str]:
    if wanted in files.submissions:
        return [wanted]
    if found := _by_code(files, wanted):
        return found
    if (id_ := _of_results(Path(wanted))) in files.submissions:
        return [id_]
    by_file = [one.submission for one in _files(files, wanted)]
    if found := list(dict.fromkeys(each for each in by_file if each)):
        return found
    return _by_name(files, wanted) or [
        id_ for id_ in files.submissions if id_.rpartition("/")[2] == wanted
    ]


def _by_code(files: RoundFiles, wanted: str) -> list[str]:
    if not _CODE.fullmatch(wanted):
        return []
    return _of_places(files, {place_of(wanted)})


def _of_places(files: RoundFiles, places: Iterable[str]) -> list[str]:
    return [
        one.id for one in files.submissions.values() if one.teryt and place_of(one.teryt) in places
    ]


def _of_results(path: Path) -> str:
    """The id that a folder of results, or the review in it, tells; "" where it is neither."""
    path = path / REVIEW_FILE if path.is_dir() else path
    if path.name != REVIEW_FILE:
        return ""
    try:
        id_ = json.loads(path.read_text(encoding="utf-8"))["submission"]["id"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return str(id_ or "")


def _files(files: RoundFiles, wanted: str) -> list[Received]:
    known = files.files
    if found := [one for one in known if one.path == wanted]:
        return found
    if digest := _digest(Path(wanted)):
        return [one for one in known if one.sha256 == digest]
    if len(wanted) >= _SHORTEST_HASH and (
        found := [one for one in known if one.sha256.startswith(wanted.lower())]
    ):
        return found
    if found := [one for one in known if one.path.rpartition("/")[2] == wanted]:
        return found
    folders = folders_for(one.path for one in _each_path_once(known))
    return [
        one
        for one, folder in zip(_each_path_once(known), folders, strict=True)
        if folder == wanted.rstrip("/").rpartition("/")[2]
    ]


def _each_path_once(known: Iterable[Received]) -> list[Received]:
    """The newest file under each path."""
    by_path = {one.path: one for one in known}
    return list(by_path.values())


def _digest(path: Path) -> str | None:
    """The hash of the file at this path, None where there is none that can be read."""
    if not path.is_file():
        return None
    try:
        return weigh(path).sha256
    except SubmissionError:
        return None


def _by_name(files: RoundFiles, wanted: str) -> list[str]:
    """The submissions of the units that these words name, in any case and spelling."""
    mentioned = {place_of(unit.teryt) for unit in _mentioned(wanted)}
    if found := _of_places(files, mentioned):
        return found
    if found := _of_places(files, {place_of(unit.teryt) for unit in _named(wanted)}):
        return found
    key = name_key(wanted)
    return [
        one.id
        for one in files.submissions.values()
        if key and key in (name_key(one.title), name_key(files.name_of(one.id)))
    ]


def _mentioned(wanted: str) -> Iterator[RegisterUnit]:
    """The units that are named with what they are: "gminy Dwikozy", "powiatu wołomińskiego"."""
    for words in dict.fromkeys((wanted, wanted.title(), _capitalised(wanted))):
        for mention in find_units(words, load_register(), "field"):
            if mention.strong:
                yield from mention.candidates


def _named(wanted: str) -> Iterator[RegisterUnit]:
    """The units of a bare name in any case; of the longest end of the words that is one:
    "w Dwikozach".
    """
    words = wanted.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        forms = [*place_names(rest), *powiat_names(rest)]
        if forms:
            for form in forms:
                yield from load_register().named(form.name)
            return


def _told(unit: Unit, words: Wording) -> str:
    return ", ".join([unit_title(unit, words), *unit_facts(unit, words)[:-1]])


def _capitalised(words: str) -> str:
    """The words with a capital in all but the first: "gmina Dwikozy" of "gmina dwikozy"."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest.title()}".strip()


def _listed(files: RoundFiles, found: Iterable[str]) -> str:
    return "".join(f"\n  {id_}  {files.name_of(id_)}" for id_ in found)
