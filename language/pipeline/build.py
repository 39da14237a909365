"""The one spaCy pipeline: blank Polish with our tokens, sentence ends, lemmas and entities."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from language.money.amounts import find_amounts
from language.people.names import find_person_names
from language.pipeline.patterns import EntityPatterns, entity_patterns
from language.pipeline.sentences import sentence_starts
from language.pipeline.tokens import best_lemma, polish_tokenizer
from language.terms.search import find_dates, parse_period
from language.units.mentions import find_units
from model.units import load_register

SPANS = "found"
"""The group of `Doc.spans` that holds everything found; spans of different kinds may overlap."""

_AND = frozenset({"i", "oraz", "a", "lub", ","})


@cache
def pipeline() -> Language:
    """The pipeline, built once: 0.1 s after spaCy itself, which takes about a second."""
    nlp = spacy.blank("pl")
    nlp.tokenizer = polish_tokenizer(nlp)
    for component in ("polish_sentences", "polish_lemmas", "our_grammars", "polish_patterns"):
        nlp.add_pipe(component)
    return nlp


def acts_of(text: str) -> Doc:
    """The text with legal acts as its only spans: without the grammars, in half the time."""
    only = {"polish_patterns": {"only": "act"}}
    return pipeline()(text, disable=["our_grammars"], component_cfg=only)


@Language.component("polish_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Mark the first token of every sentence."""
    starts = sentence_starts(doc.text)
    at = 0
    for token in doc:
        opens = at < len(starts) and token.idx + len(token) > starts[at]
        token.is_sent_start = opens
        while at < len(starts) and token.idx + len(token) > starts[at]:
            at += 1
    return doc


@Language.component("polish_lemmas")
def set_lemmas(doc: Doc) -> Doc:
    """Give every token its likeliest base form; the patterns ask for all of them."""
    for token in doc:
        token.lemma_ = best_lemma(token.text)
    return doc


@Language.component("our_grammars")
def add_grammars(doc: Doc) -> Doc:
    """What the grammars of terms, money, units and people read, as spans."""
    text = doc.text
    places = [
        *(("term", *found.span) for found in find_dates(text)),
        *(("term", *found.span) for found in parse_period(text)),
        *(("money", *found.span) for found in find_amounts(text)),
        *(("unit", m.start, m.end) for m in find_units(text, load_register()) if m.strong),
        *(("person", name.start, name.end) for name in find_person_names(text)),
    ]
    spans = [
        doc.char_span(start, end, label=kind, alignment_mode="expand")
        for kind, start, end in places
    ]
    doc.spans[SPANS] = [span for span in spans if span is not None]
    return doc


@Language.factory("polish_patterns")
def make_patterns(nlp: Language, name: str) -> Patterns:  # noqa: ARG001 - spaCy gives it
    """The component that finds posts, schools and legal acts."""
    return Patterns([_group(nlp, group) for group in entity_patterns(nlp.vocab)])


class _Group(NamedTuple):
    kind: str
    alone: bool
    openings: Matcher
    tails: Matcher


def _group(nlp: Language, patterns: EntityPatterns) -> _Group:
    # spaCy's check of patterns does not know flags, though its matcher does.
    openings, tails = (Matcher(nlp.vocab, validate=False) for _ in range(2))
    openings.add(patterns.kind, patterns.openings, greedy="LONGEST")
    tails.add(patterns.kind, patterns.tails)
    return _Group(patterns.kind, patterns.alone, openings, tails)


class Patterns:
    """Finds the openings of each group and the tails that follow them."""

    def __init__(self, groups: list[_Group]) -> None:
        self.groups = groups

    def __call__(self, doc: Doc, only: str | None = None) -> Doc:
        """Add the spans, the longest of each kind, or of `only` one kind other than posts;
        `doc.ents` has the longest of all.
        """
        found: dict[str, list[Span]] = {}
        for group in self.groups:
            if only in (None, group.kind):
                found.setdefault(group.kind, []).extend(_spans(doc, group))
        longest = {kind: filter_spans(spans) for kind, spans in found.items()}
        if only is None:
            longest["post"] = _with_what_they_head(longest["post"], longest["school"])
        before = doc.spans.get(SPANS, [])
        doc.spans[SPANS] = [*before, *chain.from_iterable(longest.values())]
        doc.ents = tuple(filter_spans(doc.spans[SPANS]))
        return doc


def _spans(doc: Doc, group: _Group) -> list[Span]:
    openings = group.openings(doc)
    if not openings:
        return []
    reach: dict[int, int] = {}
    for _, start, end in group.tails(doc):
        reach[start] = max(end, reach.get(start, 0))
    others = [start for _, start, _ in openings if start and doc[start - 1].lower_ in _AND]
    spans = []
    for _, start, opened in openings:
        end = opened
        while end in reach:
            end = reach[end]
        end = min((other - 1 for other in others if opened < other < end), default=end)
        if group.alone or end > opened:
            spans.append(Span(doc, start, end, label=group.kind))
    return spans


def _with_what_they_head(posts: list[Span], others: list[Span]) -> list[Span]:
    """A post that runs into a school or act holds it whole: the head of the school in Dys."""
    whole = []
    for post in posts:
        end = max((o.end for o in others if post.start < o.start < post.end), default=0)
        whole.append(Span(post.doc, post.start, max(end, post.end), label=post.label_))
    return whole
