"""A batch whose store is a PostgreSQL: the same results, byte by byte, as with a file of SQLite."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.batch import Batch, run_batch
from model.settings import Settings, StorePlace
from tests.store.private_server import NoServer, address, ask, running_server

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def server() -> Iterator[Path]:
    try:
        with running_server() as folder:
            yield folder
    except NoServer:
        pytest.fail("PostgreSQL is not installed: apt install postgresql", pytrace=False)


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.*")}


def test_results_are_the_same_on_either_database(server: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "skrzynka"
    inbox.mkdir()
    for name in ("blonie.docx", "buk.pdf"):
        shutil.copy2(SAMPLES / name, inbox / name)

    def run(url: str, out: str) -> Batch:
        place = StorePlace(url=SecretStr(url))
        settings = Settings(workers=1, store=place, waivers=str(tmp_path / "waivers.toml"))
        return run_batch(inbox, tmp_path / out, settings)

    run(str(tmp_path / "hdr.sqlite"), "plik")
    assert run(address(server), "serwer").reread == 2
    assert run(address(server), "serwer").reread == 0
    assert files(tmp_path / "serwer") == files(tmp_path / "plik")
    assert ask(server, "SELECT count(*) FROM runs WHERE ended_at IS NOT NULL") == [(2,)]
