"""What characters of an unknown code stand for: the letter that makes most of their words words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ingest.pdf.encoding.evidence import ODD, Dictionary
from ingest.pdf.encoding.mixups import POLISH

_LOWER = POLISH[:9]
# What may stand behind one code besides a Polish letter: a ligature, a space, nothing.
_OTHERS = ("fi", "fl", "ff", "ti", "tt", "ft", " ", "")
# The letter wins that makes so many of the words with it words, and clearly more than the next.
_MOST, _CLEARLY = 0.6, 1.3
_LEAST_TOKENS, _SURE_LENGTH = 3, 6
_TOKENS_EACH = 60
_MOST_CODES = 40
# A word with more lost letters than this is not guessed at.
_MOST_LOST = 3


def vote(tokens: Sequence[str], dictionary: Dictionary) -> dict[str, str]:
    """Odd character → what it stands for, for those that the words in these tokens tell."""
    told: dict[str, str] = {}
    dumb: dict[str, tuple[int, int]] = {}
    for _ in range(_MOST_CODES):
        table = str.maketrans(told)
        by_code: dict[str, list[str]] = {}
        for token in tokens:
            rest = set(ODD.findall(token)) - told.keys()
            if len(rest) == 1:
                by_code.setdefault(rest.pop(), []).append(token.translate(table))
        # A code that said nothing is asked again when more words, or more letters, are known.
        known = {code: (len(by_code[code]), len(told)) for code in by_code}
        waiting = [code for code in by_code if known[code] != dumb.get(code)]
        if not waiting:
            break
        code = max(waiting, key=lambda code: len(by_code[code]))
        meant = _meant(code, by_code[code][:_TOKENS_EACH], dictionary, set(told.values()))
        if meant is None:
            dumb[code] = known[code]
        else:
            told[code] = meant
    return told


def _meant(code: str, tokens: Sequence[str], dictionary: Dictionary, taken: set[str]) -> str | None:
    """What the code stands for; None where the words do not tell. No letter has two codes."""
    capital = _is_capital(code, tokens)
    letters = (letter for letter in _LOWER if (letter.upper() if capital else letter) not in taken)
    scores = {
        other: sum(dictionary.share_known(token.replace(code, other)) for token in tokens)
        for other in (*letters, *(_OTHERS if len(tokens) >= _LEAST_TOKENS else ()))
    }
    best: str
    next_best: str
    best, next_best = sorted([*scores, "?"], key=lambda other: -scores.get(other, 0.0))[:2]
    right = scores[best]
    sure = right == len(tokens) >= 2 * scores.get(next_best, 0.0) and _is_long(tokens)
    enough = len(tokens) >= _LEAST_TOKENS or sure
    if not enough or right < _MOST * len(tokens) or right < _CLEARLY * scores.get(next_best, 0.0):
        return None
    return best.upper() if best in _LOWER and capital else best


def _is_long(tokens: Sequence[str]) -> bool:
    return all(len(token) >= _SURE_LENGTH for token in tokens)


def _is_capital(code: str, tokens: Sequence[str]) -> bool:
    """Whether the code stands among capitals, or first in its words and before a small letter."""
    around = [token for token in tokens if token.replace(code, "").isupper()]
    first = [token for token in tokens if token.lstrip("„(\"'").startswith(code)]
    return 2 * len(around) > len(tokens) or len(first) == len(tokens)


def restore(token: str, lost: str, dictionary: Dictionary) -> str:
    """The word with Polish letters for each `lost` sign, if only one word can be meant."""
    count = token.count(lost)
    if not 0 < count <= _MOST_LOST or len(token) - count < _LEAST_TOKENS:
        return token
    parts = token.split(lost)
    letters = POLISH[9:] if token.replace(lost, "").isupper() else _LOWER
    found = {
        made
        for chosen in product(letters, repeat=count)
        if dictionary.knows_all(made := _woven(parts, chosen))
    }
    return found.pop() if len(found) == 1 else token


def _woven(parts: Sequence[str], letters: Sequence[str]) -> str:
    return "".join(part + letter for part, letter in zip(parts, [*letters, ""], strict=True))
