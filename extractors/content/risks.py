"""Risks and the responses to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.content.risk_answers import explains, promises, with_bare_answers
from extractors.content.risk_tables import table_risks
from extractors.layout.flow import Line
from extractors.layout.pieces import Group, Piece, groups, listed
from language.pipeline.sentences import split_sentences
from language.text.form import authored
from model.plan import Risk
from model.template import Template
from model.text import squeeze

_ARROW = re.compile(r"\s*(?:→|->|⇒|=>)\s*")
_DASH = re.compile(r"\s+[–—-]\s+")
_UNKNOWN_LABEL = re.compile(r"(?<!\bnp)[.;]\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\s*$")
_OF_MONITORING = ("how", "frequency", "responsible")
_CODE = re.compile(r"^R\.?\s?\d{1,2}[.):]?\s+")
_DESCRIBED = re.compile(r"^(?:opis|treść)\s*:\s*", re.IGNORECASE)
_COLON = re.compile(r":\s+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def read_risks(lines: Sequence[Line], template: Template) -> tuple[Risk, ...]:
    """The risks of a section: rows of a table, or items of a list "risk – response"."""
    found = groups(lines, template)
    tables = [piece.table for group in found for piece in group.pieces if piece.table]
    in_tables = [risk for table in tables for risk in table_risks(table, template)]
    if any(risk.response for risk in in_tables):
        return tuple(in_tables)
    if in_tables:
        return tuple(with_bare_answers(in_tables))
    return tuple(
        risk
        for group in found
        for risk in with_bare_answers(_listed_risks(_without_monitoring(group), template))
    )


def _without_monitoring(group: Group) -> Group:
    """In a section on monitoring too, the risks may follow a field of its form ("Kto: …")."""
    if group.label not in _OF_MONITORING:
        return group
    return Group(None, None, group.location, group.pieces[1:])


def _listed_risks(group: Group, template: Template) -> list[Risk]:
    """Items of a list; "Sposób ograniczania: …" or a nested item answers the risk above it."""
    found: list[Risk] = []
    announced = False  # the risk above ends in a colon: its response follows
    for piece in _spoken(group.pieces, template):
        answer = _answer(piece, template)
        below = piece.nested or announced
        announced = piece.text.endswith(":")
        if found and found[-1].response is None and (answer or below):
            found[-1] = found[-1].model_copy(update={"response": answer or _clean(piece.text)})
            continue
        text = _risk_label(template).sub("", piece.text)
        risk, response = split_risk(_DESCRIBED.sub("", text), template)
        if authored(risk, template) and not _counted(template).fullmatch(risk):
            found.append(Risk(text=risk, response=response, location=piece.location))
    return found


def _spoken(pieces: Sequence[Piece], template: Template) -> Sequence[Piece]:
    """The items of the list; all pieces where risks and answers carry labels of their own."""
    label = _risk_label(template)
    if any(label.match(piece.text) or _answer(piece, template) for piece in pieces):
        return [piece for piece in pieces if authored(piece.text, template)]
    items = listed(pieces, template)
    if any(item.nested for item in pieces):
        return [piece for piece in pieces if authored(piece.text, template)]
    coded = [item for item in items if _CODE.match(item.text)]
    return coded if len(coded) > 1 else items


def _answer(piece: Piece, template: Template) -> str | None:
    label = _response_label(template).match(piece.text)
    return _clean(piece.text[label.end() :]) if label else None


def split_risk(text: str, template: Template) -> tuple[str, str | None]:
    """A list item taken apart into the risk and the response, None where there is none.

    An introducing label of the response ("Sposób ograniczania:") is dropped. Signs in brackets part
    nothing ("(P: 3, S: 4)"), nor does a dash before words that explain ("– np. choroba").
    """
    label = _response_label(template)
    text = _CODE.sub("", text)
    if found := label.search(text):
        return _clean(text[: found.start()]), _unwrapped(text[found.end() :]) or None
    for separator in (_ARROW, _DASH, _COLON):
        for sign in separator.finditer(_without_brackets(text)):
            before, behind = text[: sign.start()], text[sign.end() :]
            if len(before.split()) >= 2 and not explains(behind):
                return _clean(_UNKNOWN_LABEL.sub("", before)), _unwrapped(behind)
    for sentence in split_sentences(text)[1:]:
        if promises(sentence.text):
            return _clean(text[: sentence.start]), _clean(text[sentence.start :])
    return _clean(text), None


def _without_brackets(text: str) -> str:
    """The text with what stands in brackets blotted out, as long as before."""
    return _IN_BRACKETS.sub(lambda found: "x" * len(found.group()), text)


def _unwrapped(text: str) -> str:
    """A response without the brackets around it, or the one that closed behind it."""
    kept = _clean(text)
    if kept.startswith("(") and kept.endswith(")") and kept.count("(") == 1:
        kept = kept[1:-1]
    return _clean(kept.removesuffix(")") if kept.count(")") > kept.count("(") else kept)


@lru_cache(maxsize=8)
def _risk_label(template: Template) -> re.Pattern[str]:
    """ "Ryzyko 1: ", "Zagrożenie – "; and sentences that announce one ("… ryzyko: ")."""
    names = sorted(template.risk_columns.get("risk", ()), key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"^(?:\w+ )?(?:{alternatives})(?:\s*(?:nr\s*)?\d+)?[.)]?\s*(?::|\s[–—-])\s+", re.IGNORECASE
    )


@lru_cache(maxsize=8)
def _counted(template: Template) -> re.Pattern[str]:
    """ "Ryzyko 1", "Zagrożenie nr 2": a heading over one risk, not a risk."""
    alternatives = "|".join(map(re.escape, template.risk_columns.get("risk", ())))
    return re.compile(rf"(?:{alternatives})\s*(?:nr\s*)?\d{{1,2}}\W*", re.IGNORECASE)


@lru_cache(maxsize=8)
def _response_label(template: Template) -> re.Pattern[str]:
    names = sorted(template.risk_columns.get("response", ()), key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\s*[–—;.,-]*\s*\(?\b(?:{alternatives})\s*:\s*", re.IGNORECASE)


def _clean(text: str) -> str:
    return squeeze(text).strip(" ;,.–—-")
