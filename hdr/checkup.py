"""Looking over what a run needs: Python and its libraries, settings, folders, Prefect.

Each check is a function that raises nothing for what it finds; the words are in `data/doctor.toml`.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from hdr.options import chosen_settings
from model.base import Frozen
from model.errors import SettingsError
from model.settings import Settings

_FILE = Path(__file__).parent / "data" / "doctor.toml"
_PROJECT = "hdr-review"
# What reads, extracts and checks; to import them proves that compiled libraries fit this machine.
_PARTS = ("ingest.word.reader", "ingest.pdf.reader", "flows.steps")
# Room for the results and the temporary files of a night's batch.
_LEAST_BYTES = 500 << 20


class Check(Frozen):
    """One thing that a run needs: what was found, and what to do if it is not good."""

    id: str
    good: bool
    text: str
    advice: str | None = None


def words(name: str, /, **values: object) -> str:
    """The text of this name from `data/doctor.toml`, its fields filled. KeyError if unknown."""
    return _words()[name].format(**values)


def look_over(settings_file: Path | None, out: Path) -> Iterator[Check]:
    """Everything that a run with these settings into this folder needs, one after another."""
    yield _python()
    yield _libraries()
    yield _parts()
    checked, settings = _settings(settings_file)
    yield checked
    yield _from_settings("template", _template, settings)
    yield _from_settings("rules", _rules, settings)
    yield _state()
    yield _folder("output", out)
    yield _folder("temporary", Path(tempfile.gettempdir()))
    yield _engine()


def _good(name: str, /, **values: object) -> Check:
    return Check(id=name, good=True, text=words(name, **values))


def _failed(name: str, /, **values: object) -> Check:
    text, advice = words(f"{name}_failed", **values), words(f"{name}_advice")
    return Check(id=name, good=False, text=text, advice=advice)


def _python() -> Check:
    version = platform.python_version()
    needed = metadata.metadata(_PROJECT)["Requires-Python"]
    if version in SpecifierSet(needed, prereleases=True):
        return _good("python", version=version)
    return _failed("python", version=version, needed=needed)


def _libraries() -> Check:
    """The libraries as the installed project asks for them, the pins of Prefect among them."""
    asked = [Requirement(line) for line in metadata.requires(_PROJECT) or ()]
    needed = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [fault for one in needed if (fault := _library_fault(one))]
    if wrong:
        return _failed("libraries", wrong=", ".join(wrong))
    return _good("libraries", count=len(needed))


def _library_fault(needed: Requirement) -> str | None:
    try:
        version = metadata.version(needed.name)
    except metadata.PackageNotFoundError:
        return words("library_missing", name=needed.name)
    if needed.specifier.contains(version, prereleases=True):
        return None
    return words("library_wrong", name=needed.name, version=version, needed=needed.specifier)


def _parts() -> Check:
    for part in _PARTS:
        try:
            import_module(part)
        except Exception as error:
            return _failed("parts", part=part, kind=type(error).__name__)
    return _good("parts")


def _settings(path: Path | None) -> tuple[Check, Settings | None]:
    try:
        settings = chosen_settings(path)
    except SettingsError as error:
        return _failed("settings", problem=error), None
    return _good("settings", name=path or words("settings_default")), settings


def _from_settings(
    name: str, check: Callable[[Settings], Check], settings: Settings | None
) -> Check:
    """A check of what the settings name; with settings that cannot be used, of the defaults."""
    try:
        return check(settings or Settings())
    except (SettingsError, OSError) as error:
        return _failed(name, problem=error)


def _template(settings: Settings) -> Check:
    from hdr.options import chosen_template

    template = chosen_template(settings.template)
    return _good("template", name=template.id, elements=len(template.elements))


def _rules(settings: Settings) -> Check:
    from flows.history.waivers import load_waivers
    from rules.selection import check_choice

    check_choice(settings)
    load_waivers(settings)
    return _good("rules")


def _state() -> Check:
    from flows.engine.state import state_folder, usual_place

    folder, wanted = state_folder(), usual_place()
    return _good("state", path=folder) if folder == wanted else _failed("state", path=wanted)


def _folder(name: str, path: Path) -> Check:
    """A folder to write into, which need not be there yet."""
    standing = next(folder for folder in (path.absolute(), *path.absolute().parents) if _is(folder))
    if not standing.is_dir() or not os.access(standing, os.W_OK | os.X_OK):
        return _failed(name, path=path)
    free = shutil.disk_usage(standing).free
    good = _good(name, path=path, free=_megabytes(free))
    if free >= _LEAST_BYTES:
        return good
    text = words("full_failed", what=path, free=_megabytes(free), needed=_megabytes(_LEAST_BYTES))
    return Check(id=name, good=False, text=text, advice=words("full_advice"))


def _is(path: Path) -> bool:
    """Whether something has this name, be it a link to nowhere; False where one may not look."""
    return os.path.lexists(path)


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB" if size < 10 << 30 else f"{size >> 30} GB"


def _engine() -> Check:
    from flows.engine import runtime

    runtime.prepare()
    try:
        with runtime.running():
            return _good("engine")
    except runtime.EngineError as error:
        return _failed("engine", problem=error)


@cache
def _words() -> dict[str, str]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
