"""Storage that cannot be used ends in a sentence that says what to do, before anything is done."""

from __future__ import annotations

import sys

import pytest

from flows.storage.errors import StorageError
from flows.storage.folders import local_folders
from model.errors import InboxError

NOWHERE = "http://127.0.0.1:1"


def failing(inbox, out):
    with pytest.raises(StorageError) as raised, local_folders(inbox, out):
        pytest.fail("the run began")
    error = raised.value
    assert isinstance(error, InboxError)
    assert str(error) == error.said("pl") != error.said("en")
    assert "secret" not in error.said("pl") + error.said("en")
    return error


@pytest.fixture(params=["inbox", "out"])
def use(request, bucket, tmp_path):
    """Use an address for the inbox or for the results."""

    def begin(address):
        local = str(tmp_path)
        return failing(*((address, local) if request.param == "inbox" else (local, address)))

    return begin


def test_keys_that_the_storage_does_not_know(bucket, use):
    bucket.refuse_after(0)
    error = use("s3://nabor/2026")
    assert error.reason == "denied"
    assert "uprawnienia" in str(error)


def test_no_keys(monkeypatch, use):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    error = use("s3://nabor/2026")
    assert error.reason == "keys"
    assert "AWS_ACCESS_KEY_ID" in error.said("en")


def test_a_profile_that_there_is_not(monkeypatch, use):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    assert use("s3://nabor/2026").reason == "keys"


def test_a_bucket_that_is_not_there(use):
    error = use("s3://inny-nabor/2026")
    assert error.reason == "missing"
    assert "s3://inny-nabor/2026" in str(error)


def test_a_storage_that_does_not_answer(monkeypatch, use):
    monkeypatch.setenv("AWS_ENDPOINT_URL", NOWHERE)
    error = use("s3://nabor/2026")
    assert error.reason == "silent"
    assert "AWS_ENDPOINT_URL" in str(error)


def test_keys_that_may_read_but_not_write_are_found_before_the_run(bucket, tmp_path):
    bucket.refuse_after(1)  # the listing
    assert failing(str(tmp_path), "s3://nabor/wyniki").reason == "denied"


def test_keys_that_may_list_but_not_read(bucket, tmp_path):
    bucket.put_all({"2026/a.docx": b"PK", "2026/b.pdf": b"%PDF-"})
    bucket.refuse_after(1)  # the listing
    assert failing("s3://nabor/2026", str(tmp_path)).reason == "denied"


def test_without_s3fs_the_error_says_what_to_install(monkeypatch, use):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    error = use("s3://nabor/2026")
    assert error.reason == "driver"
    assert "pip install s3fs" in str(error)


@pytest.mark.parametrize(
    "address",
    ["ftp://server/x", "s3://", "s3:///x", "s3://key:secret@nabor/x", "s3://N*abor/x", "s3://a::b"],
)
def test_addresses_that_are_none(address, use):
    assert use(address).reason == "address"


def test_inbox_and_results_may_not_be_the_same(bucket):
    same = local_folders("s3://nabor/2026", "s3://nabor/2026/")
    with pytest.raises(InboxError, match="ten sam folder"), same:
        pytest.fail("the run began")
