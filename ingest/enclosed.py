"""The document in a PDF that is only its cover: a portfolio, a letter with the plan attached."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.admission import Admitted, admit
from ingest.facts import fact
from ingest.pdf.attachments import Attachment
from model.document import Document
from model.errors import SubmissionError, Unsupported
from model.settings import Limits

# A portfolio has a few files; of one with more, no one knows which is the plan.
_MOST_FILES = 20
_MEGABYTE = 1 << 20


def read_enclosed(
    attached: Sequence[Attachment],
    limits: Limits,
    read: Callable[[Admitted], Document],
) -> Document | None:
    """The one document among the attached files, read by `read`; None when none is a document.

    A file that may not be opened is none, unless it is the only one. Raises Unsupported when there
    are several, naming them, and what `admit` and `read` raise.
    """
    with tempfile.TemporaryDirectory(prefix="hdr-") as folder:
        documents, failures = _admitted(attached, limits, Path(folder))
        if len(documents) > 1 or len(attached) > _MOST_FILES:
            names = ", ".join(f"„{one.name}”" for one in attached[:_MOST_FILES])
            raise Unsupported(fact("several_enclosed", names=names))
        if not documents:
            if len(attached) == 1 and failures and not isinstance(failures[0], Unsupported):
                raise failures[0]
            return None
        name, admitted = documents[0]
        document = read(admitted)
    remark = fact("enclosed", name=name)
    return document.model_copy(update={"remarks": (remark, *document.remarks)})


def _admitted(
    attached: Sequence[Attachment], limits: Limits, folder: Path
) -> tuple[list[tuple[str, Admitted]], list[SubmissionError]]:
    """(name, file as admitted) for each that is a document, and why the others are not."""
    documents: list[tuple[str, Admitted]] = []
    failures: list[SubmissionError] = []
    for number, one in enumerate(attached[:_MOST_FILES]):
        if one.size > limits.file_megabytes * _MEGABYTE:
            continue
        path = folder / f"{number}"
        path.write_bytes(one.content())
        try:
            documents.append((one.name, admit(path, limits)))
        except SubmissionError as error:
            failures.append(error)
    return documents, failures
