"""A real S3 server on this machine, empty for each test, and what lies in it."""

from __future__ import annotations

import logging
import os
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import boto3
import pytest
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

BUCKET = "nabor"


class Bucket:
    """What another program sees and does in the bucket."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        keys = {"aws_access_key_id": "other", "aws_secret_access_key": "program"}
        self.client = boto3.client("s3", endpoint_url=endpoint, region_name="eu-central-1", **keys)

    def begin(self) -> None:
        """An empty bucket that keeps all versions, whatever was there before."""
        _ask(f"{self.endpoint}/moto-api/reset")
        self.client.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )
        self.client.put_bucket_versioning(
            Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"}
        )

    def put_all(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self.client.put_object(Bucket=BUCKET, Key=name, Body=data)

    def all_of_one_moment(self) -> None:
        """As if everything had been put there in one second."""
        for key in s3_backends["123456789012"]["aws"].buckets[BUCKET].keys.values():
            key.last_modified = datetime(2026, 5, 1, 12)

    def delete(self, name: str) -> None:
        self.client.delete_object(Bucket=BUCKET, Key=name)

    def files(self, below: str = "") -> dict[str, bytes]:
        listed = self.client.list_objects_v2(Bucket=BUCKET, Prefix=below).get("Contents", ())
        return {
            one["Key"].removeprefix(below): self.client.get_object(Bucket=BUCKET, Key=one["Key"])[
                "Body"
            ].read()
            for one in listed
        }

    def times_put(self, below: str) -> dict[str, int]:
        """How often each file was put there."""
        found: dict[str, int] = {}
        for one in self.client.list_object_versions(Bucket=BUCKET, Prefix=below)["Versions"]:
            name = one["Key"].removeprefix(below)
            found[name] = found.get(name, 0) + 1
        return found

    def refuse_after(self, requests: float) -> None:
        """Answer so many requests more, then refuse the keys."""
        _ask(f"{self.endpoint}/moto-api/reset-auth", str(requests))


@pytest.fixture(scope="session")
def server() -> Iterator[Bucket]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server.start()
    host, port = server.get_host_and_port()
    yield Bucket(f"http://{host}:{port}")
    server.stop()


@pytest.fixture
def bucket(server: Bucket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bucket]:
    """The server, told to the program by the environment as to any other."""
    for name, value in {
        "AWS_ENDPOINT_URL": server.endpoint,
        "AWS_ACCESS_KEY_ID": "ours",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        "PREFECT_HOME": str(Path(os.environ["HDR_STATE"]) / "prefect"),  # made once for all tests
        "HDR_STATE": str(tmp_path / "state"),
    }.items():
        monkeypatch.setenv(name, value)
    server.begin()
    yield server
    server.refuse_after(float("inf"))


def _ask(url: str, data: str = "") -> None:
    headers = {"Content-Type": "text/plain"}
    request = urllib.request.Request(url, data=data.encode(), headers=headers, method="POST")
    with urllib.request.urlopen(request) as answer:
        answer.read()
