"""What can go wrong with storage, told to people: what happened and what to do next."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from model.errors import InboxError
from model.problems import Language, Problem

Reason = Literal["address", "driver", "keys", "denied", "missing", "silent", "disk", "half"]
# What only the disk of this machine says, never the storage.
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class StorageError(InboxError):
    """An inbox or a folder of results in storage that cannot be used.

    `reason`: its "address" cannot be understood, the "driver" is not installed, there are no access
    "keys", these are "denied", the bucket (or the file) is "missing", the storage is "silent", the
    "disk" of this machine is full or closed, or only "half" of the results were sent. `str()` gives
    what to do in Polish.
    """

    def __init__(self, reason: Reason, **values: object) -> None:
        self.reason = reason
        self.problem = Problem(f"storage_{reason}", values)
        super().__init__(self.problem.said())

    def said(self, language: Language = "pl") -> str:
        """What is wrong and what to do, in Polish or English."""
        return self.problem.said(language)


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what s3fs and botocore raise about the storage at `url` into StorageError."""
    from botocore import exceptions as boto  # an extra

    keys = (
        boto.NoCredentialsError,
        boto.PartialCredentialsError,
        boto.CredentialRetrievalError,
        boto.ProfileNotFound,
    )
    try:
        yield
    except keys as error:
        raise StorageError("keys", url=url) from error
    except boto.ParamValidationError as error:
        raise StorageError("address", url=url) from error
    except (boto.BotoCoreError, OSError) as error:
        reason = _reason(error)
        raise StorageError(reason, url=url, kind=type(error).__name__) from error


def _reason(error: Exception) -> Reason:
    if isinstance(error, FileNotFoundError):
        return "missing"
    if isinstance(error, PermissionError):
        return "denied"
    return "disk" if isinstance(error, OSError) and error.errno in _DISK else "silent"
