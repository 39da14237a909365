"""The local folders of a run whose inbox or results lie in storage."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from flows.alone import alone_in
from flows.engine.state import state_folder
from flows.incoming.inbox import Ignored
from flows.messages import say
from flows.storage.errors import StorageError
from flows.storage.incoming import bring
from flows.storage.outgoing import Outgoing
from flows.storage.remote import Remote
from model.errors import InboxError


class Folders(NamedTuple):
    """Where the flow reads and writes. `left_out` is what could not be brought from the storage."""

    inbox: Path
    out: Path
    left_out: tuple[Ignored, ...] = ()


def is_remote(address: str) -> bool:
    """Whether an inbox or folder of results is told by an address, not by a path."""
    return "://" in address


@contextmanager
def local_folders(inbox: str, out: str, patience: float = 0) -> Iterator[Folders]:
    """Folders of this machine that hold what lies at `inbox`, and take what belongs to `out`.

    Each is a path, used as it is, or an address `s3://BUCKET/FOLDER`: then the inbox is brought at
    the beginning, and the results are sent at the end, unless an exception ends the run. What was
    brought and written stays in the state folder, so that the next run moves only what changed; no
    other run of this machine touches it meanwhile. `patience` is how many seconds to wait for one.

    Raises StorageError for storage that cannot be used (before the run, as far as can be told),
    InboxError where both are the same, and BusyError.
    """
    source = Remote(inbox) if is_remote(inbox) else None
    target = Remote(out) if is_remote(out) else None
    if source and target and source.root == target.root:
        raise InboxError(say("same_folder", path=inbox))
    with ExitStack() as held:
        for remote, address in ((source, inbox), (target, out)):
            if remote:
                held.enter_context(_held(remote, address, patience))
        outgoing = Outgoing(target, _place(target)) if target else None
        if outgoing:
            outgoing.prepare()
        folder, left_out = Path(inbox), list[Ignored]()
        if source:
            folder, left_out = bring(source, _place(source), _below(target, source))
        yield Folders(folder, outgoing.folder if outgoing else Path(out), tuple(left_out))
        if outgoing:
            outgoing.send()


def _held(remote: Remote, address: str, patience: float) -> AbstractContextManager[None]:
    """What this machine keeps of a place in the storage, for this run alone."""
    place = _place(remote)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("disk", kind=type(error).__name__) from error
    return alone_in(place, patience, called=address)


def _below(inner: Remote | None, outer: Remote) -> str | None:
    """The name of a folder in the storage below another one, None for one that lies elsewhere."""
    start = f"{outer.root}/"
    return inner.root.removeprefix(start) if inner and inner.root.startswith(start) else None


def _place(remote: Remote) -> Path:
    """Where the files of a place in the storage are kept on this machine."""
    digest = hashlib.sha256(remote.root.encode()).hexdigest()[:16]
    return state_folder() / "storage" / digest
