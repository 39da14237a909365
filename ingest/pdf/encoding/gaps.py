"""Spaces that are lost, and spaces inside words, told by a dictionary.

"organizacjaszkoleń", "wo j e wództwo", "h a r m o n o g r a m": each is only mended where a
document has several of a kind, and what comes of it are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from ingest.pdf.encoding.evidence import WORD, Dictionary, words_of
from ingest.pdf.lines import Line, Run
from ingest.pdf.words import words

# Letters set apart: so many in a row.
_APART = re.compile(r"(?<!\S)[^\W\d_](?: +[^\W\d_]){4,}(?!\S)")
_WORD_GAP = re.compile(r" {2,}")
# Words that may be several: so long, so many of them, and of all words of the length this share.
_LONG = 12
_LEAST_GLUED, _GLUED = 4, 0.08
_LONGEST = 60
# Words in parts: the share of unknown words from which they are looked for, how many there must be,
# and how many parts a word has.
_UNKNOWN, _LEAST_PARTED, _MOST_PARTS = 0.08, 5, 5
_MOST_WORDS, _MOST_TRIED = 200, 400
_SHORT = frozenset("aiouwz")
_LEAST_PART = 3


def mend_gaps(lines: Sequence[Line], dictionary: Dictionary) -> list[Line]:
    """Mend the spaces of the lines in place; the lines that were changed."""
    runs = [run for line in lines for run in line.runs]
    changed = _rewrite(runs, partial(_close, dictionary=dictionary))
    glued = _glued(runs, dictionary)
    if glued:
        changed |= _rewrite(runs, lambda text: WORD.sub(lambda w: glued.get(w[0], w[0]), text))
    changed |= _join_parts(runs, dictionary)
    return [line for line in lines if any(id(run) in changed for run in line.runs)]


def _rewrite(runs: Iterable[Run], change: Callable[[str], str]) -> set[int]:
    """Change the text of the runs; which of them that changed."""
    changed = set()
    for run in runs:
        text = change(run.text)
        if text != run.text:
            run.text = text
            changed.add(id(run))
    return changed


def _close(text: str, dictionary: Dictionary) -> str:
    """The text with letters that are set apart put together to words.

    A whole line of them whose words are still told apart is a heading as its author wanted it.
    """
    if " " not in text or (_WORD_GAP.search(text) and _APART.sub("", text).strip(" ,.:;–-") == ""):
        return text
    return _APART.sub(lambda found: _closed(found[0], dictionary), text)


def _closed(apart: str, dictionary: Dictionary) -> str:
    parts = [part.replace(" ", "") for part in _WORD_GAP.split(apart)]
    made = [split_words(part, dictionary) or part for part in parts]
    return " ".join(made) if dictionary.knows_all(" ".join(made)) else apart


def _glued(runs: Iterable[Run], dictionary: Dictionary) -> dict[str, str]:
    """Long words that are several → those; none where they are too few to be a fault."""
    long_words = {w for run in runs for w in WORD.findall(run.text) if len(w) >= _LONG}
    found = {
        word: parts
        for word in long_words
        if not dictionary.knows(word) and (parts := split_words(word, dictionary))
    }
    enough = len(found) >= max(_LEAST_GLUED, _GLUED * len(long_words))
    return found if enough else {}


def split_words(text: str, dictionary: Dictionary) -> str | None:
    """The fewest words that the letters can be cut into; None when they cannot, or need not be."""
    if len(text) > _LONGEST or dictionary.knows(text):
        return text if dictionary.knows(text) else None
    # best[n]: (number of parts, square sum of their lengths, the parts) of the first n letters.
    best: list[tuple[int, int, list[str]] | None] = [(0, 0, []), *[None] * len(text)]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 25), end):
            before, part = best[start], text[start:end]
            if before is None or not _is_part(part, dictionary):
                continue
            # The dictionary knows "nie" before any word: "monitorowa nieefektów".
            negated = part.lower().startswith("nie") and dictionary.knows(part[3:])
            made = before[0] + 1 + negated, before[1] + len(part) ** 2, [*before[2], part]
            so_far = best[end]
            if so_far is None or made[:2] < so_far[:2]:
                best[end] = made
    whole = best[-1]
    if whole is None:
        return None
    one_word = len(whole[2]) == 2 and whole[2][0].lower() in words("prefixes")
    return None if one_word else " ".join(whole[2])


def _is_part(part: str, dictionary: Dictionary) -> bool:
    if len(part) < _LEAST_PART:
        return part.lower() in _SHORT or part.lower() in words("short_words")
    return dictionary.knows(part)


def _join_parts(runs: Sequence[Run], dictionary: Dictionary) -> set[int]:
    """Put words together that spaces part: "wo j e wództwo"."""
    sample = words_of((run.text for run in runs), _MOST_WORDS)
    if dictionary.share(sample) > 1 - _UNKNOWN:
        return set()
    tried = runs[:: max(1, len(runs) // _MOST_TRIED)]
    parted = sum(_joined(run.text, dictionary) != run.text for run in tried)
    if parted < _LEAST_PARTED:
        return set()
    return _rewrite(runs, partial(_joined, dictionary=dictionary))


def _joined(text: str, dictionary: Dictionary) -> str:
    tokens = text.split(" ")
    at = 0
    while at < len(tokens) - 1:
        if all(_is_word(token, dictionary) for token in tokens[at : at + 2]):
            at += 1
            continue
        for count in range(min(_MOST_PARTS, len(tokens) - at), 1, -1):
            parts = tokens[at : at + count]
            if _is_one(parts, dictionary):
                tokens[at : at + count] = ["".join(parts)]
                break
        at += 1
    return " ".join(tokens)


def _is_one(parts: Sequence[str], dictionary: Dictionary) -> bool:
    """Whether the parts are one word, and no word alone stands on either side of a gap."""
    if any(not part[-1:].isalpha() for part in parts[:-1]):
        return False
    if any(not part[:1].isalpha() or part[:1].isupper() > parts[0].isupper() for part in parts[1:]):
        return False
    found = WORD.findall("".join(parts))
    if len(found) != 1 or len(found[0]) < 4 or not dictionary.knows(found[0]):
        return False
    return all(
        not (_is_word(one, dictionary) and _is_word(other, dictionary))
        for one, other in pairwise(parts)
    )


def _is_word(part: str, dictionary: Dictionary) -> bool:
    bare = "".join(WORD.findall(part))
    if len(bare) < _LEAST_PART:
        return bare.lower() in _SHORT or bare.lower() in words("short_words")
    return dictionary.knows(bare)
