"""A batch on a Dask cluster with a PostgreSQL: the same results, byte by byte, as without."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from distributed import LocalCluster
from pydantic import SecretStr

from flows.batch import Batch, check_run, run_batch
from flows.engine import runtime
from flows.history.store_at import VARIABLE
from flows.tasks.there import ClusterError
from model.errors import SettingsError
from model.settings import Cluster, Outputs, Settings, StorePlace
from tests.store.private_server import NoServer, address, ask, running_server

SAMPLES = Path(__file__).parents[3] / "samples"
DAY = date(2026, 11, 23)
PASSWORD = "haslo-do-magazynu"


class Place(NamedTuple):
    """Two computers, as it were, that share an inbox and a database."""

    server: Path
    cluster: LocalCluster
    inbox: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    inbox = tmp_path_factory.mktemp("skrzynka")
    for name in ("blonie.docx", "buk.pdf"):
        shutil.copy2(SAMPLES / name, inbox / name)
    shutil.copy2(SAMPLES / "buk.pdf", inbox / "kopia.pdf")
    for number in range(14):  # so many files that a task gets more than one
        (inbox / f"a-uszkodzony-{number:02}.docx").write_bytes(b"PK\x03\x04" + bytes([number]))
    for path in inbox.iterdir():  # which of two versions is the later one is told by when they came
        os.utime(path, (moment := datetime(2026, 11, 1, tzinfo=UTC).timestamp(), moment))
    try:
        with (
            running_server() as server,
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        ):
            yield Place(server, cluster, inbox)
    except NoServer:
        pytest.fail("PostgreSQL is not installed: apt install postgresql", pytrace=False)


def settings_of(place: Place, url: str = "") -> Settings:
    return Settings(
        store=StorePlace(url=SecretStr(url or address(place.server))),
        cluster=Cluster(dask=place.cluster.scheduler_address),
        outputs=Outputs(images=False),
    )


def files(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


def reviews(place: Place) -> set[tuple[object, ...]]:
    return set(ask(place.server, "SELECT sha256, made_at FROM reviews"))


class Killer:
    """Kills a worker in the middle of its work, as soon as the first file is done."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.killed: int | None = None
        self.kept: set[tuple[object, ...]] = set()
        self.told: list[str] = []

    def begin(self, files: int) -> None:
        self.files = files

    def reviewed(self, name: str) -> None:
        self.told.append(name)
        if self.killed is None and (kept := reviews(self.place)):
            self.kept = kept
            states = self.place.cluster.scheduler.workers
            nannies = self.place.cluster.workers.values()
            busy = next(nanny for nanny in nannies if states[nanny.worker_address].processing)
            self.killed = busy.pid
            os.kill(self.killed, signal.SIGKILL)


def records() -> str:
    """All that Prefect wrote down of the runs of this session."""
    from prefect.client.orchestration import get_client

    with runtime.running(), get_client(sync_client=True) as client:
        flows, tasks = client.read_flow_runs(), client.read_task_runs()
        assert flows
        assert tasks
        return "".join(one.model_dump_json() for one in [*flows, *tasks])


def test_results_are_the_same_though_a_worker_is_killed(place: Place, tmp_path: Path) -> None:
    store = StorePlace(url=SecretStr(str(tmp_path / "hdr.sqlite")))
    plain = Settings(store=store, workers=1, outputs=Outputs(images=False))
    run_batch(place.inbox, tmp_path / "tutaj", plain, day=DAY)
    killer = Killer(place)

    def run(watcher: Killer | None) -> Batch:
        return run_batch(place.inbox, tmp_path / "klaster", settings_of(place), watcher, day=DAY)

    assert run(killer).reread == 16
    assert sorted(killer.told) == sorted(path.name for path in place.inbox.iterdir())
    assert killer.killed not in [nanny.pid for nanny in place.cluster.workers.values()]
    assert killer.kept
    assert killer.kept <= reviews(place)  # what was kept by then was not read again
    assert files(tmp_path / "klaster") == files(tmp_path / "tutaj")
    assert run(None).reread == 0


def test_a_worker_with_another_store_ends_the_run(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = address(place.server).replace("//hdr@", f"//hdr:{PASSWORD}@")
    monkeypatch.setenv(VARIABLE, secret)  # here, not where the workers run
    with pytest.raises(ClusterError, match=VARIABLE) as raised:
        run_batch(place.inbox, tmp_path, settings_of(place, "hdr.sqlite"))
    assert PASSWORD not in str(raised.value)
    assert PASSWORD not in records()


def test_a_cluster_that_does_not_answer_is_named(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.tasks.cluster.SECONDS", 1)
    settings = settings_of(place).model_copy(update={"cluster": Cluster(dask="tcp://127.0.0.1:9")})
    with pytest.raises(ClusterError, match=r"127\.0\.0\.1:9"):
        run_batch(place.inbox, tmp_path, settings)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("hdr.sqlite", r"^cluster\.dask: .*PostgreSQL"),
        ("sqlite:////srv/hdr.sqlite", r"^cluster\.dask: .*PostgreSQL"),
        (f"postgresql://hdr:{PASSWORD}@baza/hdr", r"^store\.url: .*hasł"),
        (f"postgresql://hdr@baza/hdr?password={PASSWORD}", r"^store\.url: .*hasł"),
    ],
)
def test_a_store_that_a_cluster_cannot_use_is_refused(url: str, key: str, tmp_path: Path) -> None:
    store, cluster = StorePlace(url=SecretStr(url)), Cluster(dask="tcp://127.0.0.1:9")
    inbox = tmp_path / "skrzynka"
    inbox.mkdir()
    with pytest.raises(SettingsError, match=key) as raised:
        check_run(inbox, tmp_path / "wyniki", Settings(store=store, cluster=cluster))
    assert PASSWORD not in str(raised.value)
