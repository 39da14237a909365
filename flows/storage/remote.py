"""A folder in S3-compatible storage: what lies there, fetched, put and deleted by name.

Names are paths below the folder with forward slashes, as the storage has them: anything at all, so
that not each can be a path on this machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from flows.storage.errors import StorageError, told

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

SCHEME = "s3://"
_BUCKET = re.compile(r"[A-Za-z0-9._-]+")
_KEYS = re.compile(r"(?<=//)[^/]*@")  # keys do not belong into an address, nor into a message
# The storage answers many as fast as one; what is waited for is the way there and back.
_AT_ONCE = 8


class Listed(NamedTuple):
    """A file in the storage: its size in bytes, when it was put there, and its tag, which differs
    for different contents.
    """

    size: int
    modified: datetime
    tag: str


class Remote:
    """A folder in the storage, by its address `s3://BUCKET/FOLDER`. Its methods raise StorageError.

    Keys and the place of the storage are those that all programs for S3 take from the environment
    and from `~/.aws`; none of them stands in the address.
    """

    def __init__(self, url: str) -> None:
        bucket, *folders = url.removeprefix(SCHEME).split("/")
        if not url.startswith(SCHEME) or not _BUCKET.fullmatch(bucket):
            raise StorageError("address", url=_KEYS.sub("…@", url))
        self.url = url
        self.root = "/".join([bucket, *filter(None, folders)])
        self._files = _open()

    def files(self) -> dict[str, Listed]:
        """Every file below the folder at any depth, by its name; "folders" are none."""
        with told(self.url):
            found = self._files.find(self.root, detail=True)
        start = f"{self.root}/"
        return {
            path.removeprefix(start): Listed(
                one["size"], one["LastModified"], str(one["ETag"]).strip('"')
            )
            for path, one in found.items()
            if path.startswith(start) and not path.endswith("/")
        }

    def fetch(self, name: str, path: Path) -> None:
        """Write the file to `path`, in one answer of the storage: all of it is of one version."""
        with told(self.url):
            self._files.get_file(f"{self.root}/{name}", str(path), max_concurrency=1)

    def beginning(self, name: str, count: int) -> bytes:
        """The first bytes of the file, at most `count`."""
        with told(self.url):
            return bytes(self._files.cat_file(f"{self.root}/{name}", start=0, end=count))

    def put(self, path: Path, name: str) -> None:
        """Put the file at `path` there, whole or not at all."""
        with told(self.url):
            self._files.put_file(str(path), f"{self.root}/{name}")

    def delete(self, name: str) -> None:
        """Delete the file; it need not be there."""
        try:
            with told(self.url):
                self._files.rm_file(f"{self.root}/{name}")
        except StorageError as error:
            if error.reason != "missing":
                raise

    def check_writing(self) -> None:
        """Put an empty file there and delete it again, so that no batch runs in vain."""
        name = ".hdr-write-check"
        with told(self.url):
            self._files.pipe_file(f"{self.root}/{name}", b"")
        self.delete(name)


def each(work: Callable[[_Item], _Result], items: Iterable[_Item]) -> list[_Result]:
    """What `work` makes of the items, in their order, several at once; the first error ends it."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        futures = [threads.submit(work, item) for item in items]
        try:
            return [future.result() for future in futures]
        finally:
            for future in futures:
                future.cancel()


def _open() -> Any:  # noqa: ANN401 - s3fs has no types
    try:
        from s3fs import S3FileSystem  # an extra that takes a while to load
    except ImportError as error:
        raise StorageError("driver") from error
    # Nothing is remembered: another program may put files there while this one runs.
    return S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
