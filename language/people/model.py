"""Names of people that a spaCy model for Polish recognises, where one happens to be installed.

No model is required, and none comes with the project: pl_core_news_sm, _md and _lg are found when
somebody has added one to the environment. Without one nothing here loads spaCy.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

_MODELS = ("pl_core_news_lg", "pl_core_news_md", "pl_core_news_sm")  # the best first
_LABELS = frozenset({"persName", "PERSON", "PER"})
_NEEDLESS = ("parser", "lemmatizer", "tagger", "morphologizer", "attribute_ruler", "senter")
# Only a text with two capitalised words side by side can hold a name that the dictionary missed.
_TWO_CAPITALS = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+[ \u00a0]+[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+")


@cache
def installed_model() -> str | None:
    """The name of the model that is installed, or None."""
    return next((name for name in _MODELS if importlib.util.find_spec(name) is not None), None)


def people_of_model(text: str) -> tuple[tuple[int, int], ...]:
    """The places (start, end) that the model takes for people; none where no model is installed."""
    if installed_model() is None or not _TWO_CAPITALS.search(text):
        return ()
    return _people(text)


@lru_cache(maxsize=2048)
def _people(text: str) -> tuple[tuple[int, int], ...]:
    doc = _model()(text)
    return tuple((ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _LABELS)


@cache
def _model() -> Callable[[str], Any]:
    name = installed_model()
    assert name is not None
    model: Callable[[str], Any] = importlib.import_module(name).load(exclude=list(_NEEDLESS))
    return model
