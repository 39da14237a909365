"""The test documents of public parsers through the real steps: each ends as it should.

The documents are not part of the project: `make public-files` fetches them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from model.errors import Outcome
from tests.public_files.fetch import DOCUMENTS, requirements
from tests.public_files.reading import Seen, look_at, path_without_tesseract

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "build" / "public-files"
NOT_FETCHED = "build/public-files is not there: `make public-files` fetches the documents"


class Expected(BaseModel):
    """A line of `expected.toml`."""

    model_config = ConfigDict(extra="forbid")

    outcome: Outcome
    reader: str | None = None
    pages: int | None = None
    words: tuple[str, ...] = ()
    now: Outcome | None = None
    why: str | None = None


def listed() -> dict[str, Expected]:
    packages = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    del packages["left_out"]
    return {
        f"{package}/{path}": Expected.model_validate(entry)
        for package, files in packages.items()
        for path, entry in files.items()
    }


def left_out() -> set[str]:
    return set(tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["left_out"])


EXPECTED = listed()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Path, Seen]]:
    """What came of every listed file that was fetched."""
    if not FOLDER.is_dir():
        pytest.skip(NOT_FETCHED)
    files = [FOLDER / name for name in EXPECTED if (FOLDER / name).is_file()]
    with_text = [path for path in files if EXPECTED[name_of(path)].words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path_without_tesseract(tmp_path_factory.mktemp("bin")))
        yield look_at(files, with_text)


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_public_file_ends_as_it_should(name: str, seen: dict[Path, Seen]) -> None:
    found, expected = seen.get(FOLDER / name), EXPECTED[name]
    if found is None:
        pytest.skip(f"{name.partition('/')[0]} was not fetched: see what `make public-files` says")
    if expected.now is not None:
        assert found.outcome == expected.now, f"mended? {expected.why}: remove `now` and `why`"
        return
    assert found.outcome == expected.outcome, found.detail
    if expected.outcome is Outcome.NOT_A_PLAN:
        assert (found.reader, found.pages if expected.pages else None) == (
            expected.reader,
            expected.pages,
        )
    text = "".join((found.text or "").split())
    assert [word for word in expected.words if word not in text] == []


def test_every_document_that_was_fetched_is_judged() -> None:
    if not FOLDER.is_dir():
        pytest.skip(NOT_FETCHED)
    judged = set(EXPECTED) | left_out()
    known = {digest(FOLDER / name) for name in judged if (FOLDER / name).is_file()}
    fetched = [
        path
        for package in requirements()
        for path in (FOLDER / package).rglob("*")
        if path.is_file() and path.suffix.lower() in DOCUMENTS
    ]
    assert fetched
    assert [name_of(path) for path in fetched if digest(path) not in known] == []


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_package_is_locked_by_version_and_hash() -> None:
    lines = requirements()
    assert {name.partition("/")[0] for name in EXPECTED} == set(lines)
    for line in lines.values():
        name, version, digest_of = line.replace(" --hash=sha256:", "==").split("==")
        assert name
        assert version[0].isdigit()
        assert len(bytes.fromhex(digest_of)) == 32
