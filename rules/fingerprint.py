"""Fingerprints that find the same defect again in the next version of a document."""

from __future__ import annotations

import hashlib
import re

from model.text import fold
from rules.claim import Claim

_NUMBERING = re.compile(r"^[\s\W]*(?:[ivxlc]+|[a-z]{0,2}\.?\d+(?:\.\d+)*|[a-z])[.)]+\s+")
_NOT_WORDS = re.compile(r"[\W_]+")


def fingerprint(name: str, claim: Claim, ordinal: int) -> str:
    """16 hexadecimal digits made of the rule, the element and what the claim is about.

    Case, punctuation, diacritics and a number before the words do not count, nor does the place.
    `ordinal` (from 0) tells apart claims that are the same in all this.
    """
    words = "\n".join((name, claim.section or "", about(claim), str(ordinal or "")))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def about(claim: Claim) -> str:
    """The subject of a claim, normalised."""
    text = fold(claim.quote or "" if claim.subject is None else claim.subject)
    bare = _NUMBERING.sub("", text)
    return _NOT_WORDS.sub(" ", bare or text).strip()
