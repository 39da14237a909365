"""What an unforeseen error says of a document reaches neither Prefect nor people."""

from __future__ import annotations

import shutil
from errno import ENOSPC
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.batch import run_batch
from flows.engine import runtime
from flows.engine.discreet import Unforeseen, discreet
from model.errors import InboxError
from model.settings import Settings, StorePlace

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.mark.parametrize("error", [InboxError("x"), OSError(ENOSPC, "full")])
def test_our_errors_and_those_of_the_system_stay(error):
    with pytest.raises(type(error)) as raised, discreet():
        raise error
    assert raised.value is error


@pytest.mark.parametrize(
    ("samples", "failing"),
    [
        (["blonie.docx"], "flows.history.book.Book.keep"),
        (["krapkowicki.odt", "blonie.doc"], "flows.review_inbox.convert_apart"),
    ],
)
def test_a_quote_in_an_unforeseen_error_reaches_no_record_of_prefect(
    samples, failing, tmp_path, monkeypatch
):
    runtime.prepare()
    (tmp_path / "skrzynka").mkdir()
    for name in samples:
        shutil.copy(SAMPLES / name, tmp_path / "skrzynka")

    def fail(*given: object) -> None:
        raise ValueError("Jan Kowalski, Burmistrz")

    monkeypatch.setattr(failing, fail)
    settings = Settings(store=StorePlace(url=SecretStr(str(tmp_path / "hdr.sqlite"))))
    with pytest.raises(Unforeseen, match=r"ValueError at test_discreet\.py"):
        run_batch(tmp_path / "skrzynka", tmp_path / "wyniki", settings)
    from prefect.client.orchestration import get_client

    with runtime.running(), get_client(sync_client=True) as client:
        states = [run.state for run in client.read_flow_runs() if run.state]
    assert any("Unforeseen" in (state.message or "") for state in states)
    assert not any("Kowalski" in (state.message or "") for state in states)
