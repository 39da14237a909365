"""Words that paragraphs of a document begin with: labels ("Termin:") and counted words ("Cel 2.").

A label that starts paragraphs elsewhere in the document starts one also after a line that is full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.pdf.items import marker_of

_LABEL = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ][^.:;,!?]{1,40}):(?=\s|$)")
_MOST_WORDS = 4
_LEAST_TIMES = 2


def start_of(text: str) -> str | None:
    """The label or the counted word that the text begins with, in lower case; None without one."""
    label = _LABEL.match(text)
    if label and len(label[1].split()) <= _MOST_WORDS:
        return re.sub(r"\d+", "#", label[1]).lower()
    marker = marker_of(text)
    return marker.kind.lower() if marker and marker.is_named else None


def is_label_alone(text: str) -> bool:
    """Whether the text is a label and nothing else: "Doradcy:"."""
    label = _LABEL.match(text)
    return label is not None and len(label[0]) == len(text.rstrip()) and start_of(text) is not None


def frequent_starts(texts: Iterable[str]) -> frozenset[str]:
    """The starts that several of these texts share; the texts surely begin paragraphs."""
    counts = Counter(filter(None, map(start_of, texts)))
    return frozenset(start for start, times in counts.items() if times >= _LEAST_TIMES)
