"""Words that belong to the empty form and not to the author: instructions, prompts, dots."""

from __future__ import annotations

import re
from functools import lru_cache

from language.pipeline.sentences import split_sentences
from model.template import Template
from model.text import fold, squeeze

_BLANK = re.compile(
    r"[.…_]{4,}|…+|_{3,}|\bx{3,}\b|[\[<(](?:[^\])>]{0,30})?(?:wpisa|wpisz|uzupełni|podać|wstaw|data)"
    r"[^\])>]{0,60}[\])>]",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def authored(text: str, template: Template) -> str:
    """What the author wrote: the text without instructions, prompts of fields and blanks."""
    kept = [
        sentence
        for sentence, *_ in split_sentences(squeeze(text), also=":")
        if not is_instruction(sentence, template) and not is_prompt(sentence, template)
    ]
    return squeeze(_BLANK.sub(" ", " ".join(kept)))


def authored_words(text: str, template: Template) -> int:
    """How many words of the text are the author's."""
    return sum(any(char.isalnum() for char in word) for word in authored(text, template).split())


@lru_cache(maxsize=4096)
def is_instruction(sentence: str, template: Template) -> bool:
    """True for a sentence that opens like an instruction of the form."""
    return fold(sentence).startswith(_openings(template))


@lru_cache(maxsize=4096)
def is_prompt(sentence: str, template: Template) -> bool:
    """True for the prompt of an unfilled field."""
    return fold(sentence).rstrip(" .") in _prompts(template)


@lru_cache(maxsize=8)
def _openings(template: Template) -> tuple[str, ...]:
    """Folded openings; those that end in a space stay whole words."""
    return tuple(
        fold(opening) + (" " if opening.endswith(" ") else "")
        for opening in template.form.instructions
    )


@lru_cache(maxsize=8)
def _prompts(template: Template) -> frozenset[str]:
    return frozenset(fold(prompt).rstrip(" .") for prompt in template.form.prompts)
